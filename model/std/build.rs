//! Builds the model's `Arc` (`arc/`), before the crate that gives it to answers.
//!
//! On stable Rust, only std may say that its pointer coerces to `Arc<dyn Trait>` and that a method
//! can take `self: Arc<Self>`. Answers need both. So this one small crate is compiled with the
//! features that std itself uses. `RUSTC_BOOTSTRAP` allows it, in the environment of that one
//! command; Cargo does not let a package set it for its own crate. It takes a quarter of a second.
//!
//! A version of Rust in which these features are others can't compile it. Then answers have std's
//! own `Arc`, and its counts are no scheduling points.

use std::env;
use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, Output};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=arc");
    println!("cargo::rustc-check-cfg=cfg(std_arc)");
    let out = variable("OUT_DIR");
    match compile(Path::new(&out)) {
        Ok(()) => println!("cargo::rustc-link-search=all={}", Path::new(&out).display()),
        Err(reason) => {
            println!("cargo::rustc-cfg=std_arc");
            println!("cargo::warning=The model's `Arc` can't be built with this version of Rust: {reason}.");
            println!(
                "cargo::warning=Checks use std's, so they do not try when an owner of an `Arc` gives it up."
            );
        }
    }
}

fn compile(out: &Path) -> Result<(), String> {
    let output = command(out).output().map_err(|error| format!("rustc does not start ({error})"))?;
    if output.status.success() { Ok(()) } else { Err(first_error(&output)) }
}

/// As Cargo would compile it, for the same machine and with the flags that are set for all crates.
fn command(out: &Path) -> Command {
    let mut rustc = Command::new(variable("RUSTC"));
    rustc.env("RUSTC_BOOTSTRAP", "1");
    rustc.args(["--crate-name", "model_arc", "--crate-type", "rlib", "--edition", "2024"]);
    rustc.args(["--emit", "link", "--cap-lints", "allow", "-C", "debuginfo=0", "--target"]);
    rustc.arg(variable("TARGET")).arg("-C").arg(joined("opt-level=", variable("OPT_LEVEL")));
    rustc.arg("--out-dir").arg(out).arg("arc/lib.rs");
    let flags = env::var("CARGO_ENCODED_RUSTFLAGS").unwrap_or_default();
    rustc.args(flags.split('\x1f').filter(|flag| !flag.is_empty()));
    rustc
}

fn joined(start: &str, end: OsString) -> OsString {
    let mut whole = OsString::from(start);
    whole.push(end);
    whole
}

fn first_error(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stderr);
    let line = text.lines().find(|line| line.starts_with("error")).unwrap_or("rustc ended without a word");
    line.to_owned()
}

fn variable(name: &str) -> OsString {
    env::var_os(name).unwrap_or_else(|| panic!("Cargo sets {name} for a build script"))
}
