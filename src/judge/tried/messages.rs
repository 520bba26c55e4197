//! Every sentence about a program that can't be tried, or not to the end.

use std::time::Duration;

/// The line that is added behind the program's last one.
pub fn entry() -> &'static str {
    "/// Its `main`, for whoever tries it.\npub fn __workbook_main() -> u8 { ::std::process::_code(main()) }\n"
}

/// It asks for the time of day.
pub fn note_clock() -> &'static str {
    "It asks what time it is. The model's clock begins at the same moment in every schedule: what is seeded with it is the same too."
}

/// It hashes with what life chooses by chance.
pub fn note_hashes() -> &'static str {
    "Its hashes are the same in every schedule; in life they are not."
}

/// It has values that outlive its threads.
pub fn note_statics() -> &'static str {
    "Its `static`s begin anew in every schedule."
}

/// It is no file.
pub fn no_file(file: &str, kind: &str) -> String {
    format!("{file} is {kind}. `try` takes a file with a program.")
}

/// It is too long.
pub fn too_long(file: &str, most: u64) -> String {
    format!("{file} is longer than {} MiB. `try` takes programs that a person wrote.", most >> 20)
}

/// It has no `main`.
pub fn no_main(file: &str) -> String {
    format!("{file} has no `fn main()`. `try` takes a whole program: add a `main` that starts the threads.")
}

/// Its `main` is `async`.
pub fn async_main(file: &str) -> String {
    format!(
        "{file} has an `async fn main`. `try` tries threads: tasks run on a runtime of another crate, whose \
         schedules it does not know."
    )
}

/// It uses a crate that is not there.
pub fn other_crate(file: &str, name: &str, words: &str) -> String {
    format!(
        "{file} uses the crate `{name}`. A program that is tried may use `std`, `crossbeam_channel` and \
         `parking_lot`.\n\n{words}"
    )
}

/// It takes in another file.
pub fn other_file(file: &str, words: &str) -> String {
    format!("{file} takes in another file. `try` takes a program of one file.\n\n{words}")
}

/// It is not safe code.
pub fn uses_unsafe(file: &str, words: &str) -> String {
    format!(
        "{file} uses `unsafe`. What threads share through it goes past the model, so it can't be tried.\n\n{words}"
    )
}

/// It uses what the model has not.
pub fn not_in_the_model(file: &str, name: &str, place: &str, words: &str) -> String {
    let what = match name {
        "fs" | "File" | "path" => "has no files",
        "net" | "TcpStream" | "TcpListener" | "UdpSocket" => "has no sockets",
        "Command" | "Child" | "Stdio" => "starts no other processes",
        "var" | "vars" | "current_dir" | "home_dir" | "temp_dir" => "knows nothing of the machine it runs on",
        _ => {
            return format!(
                "{file} compiles, but can't be tried: the model of `std` that it runs on lacks `{name}` in \
                 `{place}`.\nIt holds what threads need.\n\n{words}"
            );
        }
    };
    format!(
        "{file} compiles, but can't be tried: the model of `std` that it runs on {what}. It lacks `{name}` in \
         `{place}`.\nWhat a program reads can be given to it: arguments behind `--`, and standard input with \
         `--input`.\n\n{words}"
    )
}

/// The model rejects it for another reason.
pub fn not_on_the_model(file: &str, words: &str) -> String {
    format!(
        "{file} compiles, but not on the model of `std` that it is tried on.\n\
         If it should, that is a bug in the workbook; please report it.\n\n{words}"
    )
}

/// It computes without end.
pub fn timed_out(file: &str, limit: Duration) -> String {
    format!(
        "{file} was still running after {} s of processor time. Waiting costs it no time, on a virtual clock: so it \
         computes without end, or has more to compute than can be done under many schedules (`--timeout`).",
        limit.as_secs_f64()
    )
}

/// The file with its input can't be read.
pub fn bad_input(file: &str, why: &str) -> String {
    format!("The input can't be read from {file}: {why}.")
}

/// The input is no text.
pub fn input_is_no_text(file: &str) -> String {
    format!("The input in {file} is no text in UTF-8.")
}
