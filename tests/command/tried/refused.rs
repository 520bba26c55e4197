//! What can't be tried, and what is said about it.

use std::fs;

use crate::test::{Ran, Test};

/// Tries a file with this text.
fn tried(name: &str, text: impl AsRef<[u8]>) -> Ran {
    let test = Test::new(&format!("try_{name}"));
    fs::write(test.folder.join("program.rs"), text).expect("the target folder can be written to");
    test.run(&["try", "program.rs"])
}

fn refused(name: &str, text: impl AsRef<[u8]>, begins: &str) -> String {
    let ran = tried(name, text);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{ran:?}");
    assert!(ran.err.contains(begins), "{}", ran.err);
    ran.err
}

#[test]
fn what_is_no_program_is_named() {
    refused("empty", " \n", "program.rs is empty.");
    refused("not_utf8", b"fn main() {}\n// \xff", "program.rs is not a text file in UTF-8: line 2 has");
    refused("no_main", "fn other() {} // fn main() {}", "program.rs has no `fn main()`.");
    refused("async", "async fn main() {}", "program.rs has an `async fn main`.");
    refused("long", " ".repeat(2 << 20), "program.rs is longer than 1 MiB.");
}

#[test]
fn what_is_no_file_is_named_and_not_opened() {
    let test = Test::new("try_no_file");
    let missing = test.run(&["try", "nowhere.rs"]);
    assert_eq!((missing.code, missing.err.as_str()), (Some(2), "There is no nowhere.rs.\n"));
    let folder = test.run(&["try", "."]);
    assert_eq!(folder.err, ". is a folder. `try` needs a file with a program.\n");
    if cfg!(unix) {
        let device = test.run(&["try", "/dev/zero"]);
        assert_eq!(device.code, Some(2));
        assert!(device.err.starts_with("/dev/zero is a pipe, a socket or a device."), "{}", device.err);
    }
}

#[test]
fn what_does_not_compile_is_shown_with_the_line_of_the_file() {
    let said = refused("type", "fn main() {\n    let x: u8 = \"\";\n}", "program.rs does not compile.");
    assert!(said.contains("--> program.rs:2:17"), "{said}");
}

#[test]
fn another_crate_files_and_unsafe_code_are_refused_by_name() {
    refused("crate", "use rand::random;\nfn main() { random::<u8>(); }", "uses the crate `rand`.");
    let said =
        refused("files", "fn main() { std::fs::read(\"a\").ok(); }", "has no files. It lacks `fs` in `std`");
    assert!(said.contains("--> program.rs:1:"), "{said}");
    refused(
        "net",
        "use std::net::TcpStream;\nfn main() { TcpStream::connect(\"\").ok(); }",
        "has no sockets.",
    );
    let process = "use std::process::Command;\nfn main() { Command::new(\"ls\").spawn().ok(); }";
    refused("process", process, "starts no other processes.");
    refused("module", "mod other;\nfn main() {}", "program.rs includes another file.");
    refused("unsafe", "fn main() { unsafe {} }", "program.rs uses `unsafe`.");
}
