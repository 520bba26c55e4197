//! `cargo test`: every check of every lesson. With the feature `solutions` the reference answers are judged.

use std::process::ExitCode;

use workbook_judge::libtest::{self, Answers};

fn main() -> ExitCode {
    libtest::main(if cfg!(feature = "solutions") { Answers::Solutions } else { Answers::Lessons })
}
