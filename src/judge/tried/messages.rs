//! Every sentence about a program that can't be tried, or not to the end.

use std::time::Duration;

/// The line that is added behind the program's last one.
pub fn entry() -> &'static str {
    "/// Its `main`, for `try`.\npub fn __workbook_main() -> u8 { ::std::process::_code(main()) }\n"
}

/// It asks for the time of day.
pub fn note_clock() -> &'static str {
    "It reads the clock. The model's clock starts at the same time in every schedule, and so do seeds taken from it."
}

/// It hashes with what life chooses by chance.
pub fn note_hashes() -> &'static str {
    "Its hashes are the same in every schedule; outside the model they differ from run to run."
}

/// It has values that outlive its threads.
pub fn note_statics() -> &'static str {
    "Its `static`s are reset for every schedule."
}

/// It is no file.
pub fn no_file(file: &str, kind: &str) -> String {
    format!("{file} is {kind}. `try` needs a file with a program.")
}

/// It is too long.
pub fn too_long(file: &str, most: u64) -> String {
    format!("{file} is longer than {} MiB. `try` takes programs that a person wrote.", most >> 20)
}

/// It has no `main`.
pub fn no_main(file: &str) -> String {
    format!(
        "{file} has no `fn main()`. `try` needs a complete program: add a `main` that starts the threads."
    )
}

/// Its `main` is `async`.
pub fn async_main(file: &str) -> String {
    format!(
        "{file} has an `async fn main`. `try` can schedule threads, but not tasks: they run on the runtime of \
         another crate."
    )
}

/// It uses a crate that is not there.
pub fn other_crate(file: &str, name: &str, words: &str) -> String {
    format!(
        "{file} uses the crate `{name}`. A program under `try` may use `std`, `crossbeam_channel` and \
         `parking_lot`.\n\n{words}"
    )
}

/// It takes in another file.
pub fn other_file(file: &str, words: &str) -> String {
    format!("{file} includes another file. `try` takes a single-file program.\n\n{words}")
}

/// It is not safe code.
pub fn uses_unsafe(file: &str, words: &str) -> String {
    format!(
        "{file} uses `unsafe`. The model can't see what threads share through it, so the program can't be tried.\n\n{words}"
    )
}

/// It uses what the model has not.
pub fn not_in_the_model(file: &str, name: &str, place: &str, words: &str) -> String {
    let what = match name {
        "fs" | "File" | "path" => "has no files",
        "net" | "TcpStream" | "TcpListener" | "UdpSocket" => "has no sockets",
        "Command" | "Child" | "Stdio" => "starts no other processes",
        "var" | "vars" | "current_dir" | "home_dir" | "temp_dir" => {
            "knows nothing about the machine it runs on"
        }
        _ => {
            return format!(
                "{file} compiles, but can't be tried: the model of `std` that it runs on lacks `{name}` in \
                 `{place}`.\nThe model has what threads need.\n\n{words}"
            );
        }
    };
    format!(
        "{file} compiles, but can't be tried: the model of `std` that it runs on {what}. It lacks `{name}` in \
         `{place}`.\nYou can pass arguments after `--`, and standard input with \
         `--input`.\n\n{words}"
    )
}

/// The model rejects it for another reason.
pub fn not_on_the_model(file: &str, words: &str) -> String {
    format!(
        "{file} compiles with the real `std`, but not with the model of `std`.\n\
         If it should, that is a bug in the workbook; please report it.\n\n{words}"
    )
}

/// It computes without end.
pub fn timed_out(file: &str, limit: Duration) -> String {
    format!(
        "{file} was still running after {} s of processor time. Its clock is virtual, so waiting takes no time. It \
         computes without end, or too much to run under many schedules (`--timeout`).",
        limit.as_secs_f64()
    )
}

/// The file with its input can't be read.
pub fn bad_input(file: &str, why: &str) -> String {
    format!("The input can't be read from {file}: {why}.")
}

/// The input is no text.
pub fn input_is_no_text(file: &str) -> String {
    format!("The input in {file} is not UTF-8 text.")
}
