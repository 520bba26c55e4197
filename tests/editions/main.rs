//! What others get of the workbook works where they put it: the students' edition, the autograder, and the recipes for
//! grading on several machines. Some of it needs what a machine may lack; there it says that it was ignored.

#[path = "../grading/class.rs"]
mod class;
mod gradescope;
mod handout;
mod recipes;
mod workplace;

use std::process::ExitCode;

use libtest_mimic::{Arguments, Trial};

fn main() -> ExitCode {
    let trials: Vec<Trial> =
        [handout::trials(), gradescope::trials(), recipes::trials()].into_iter().flatten().collect();
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

/// A test that fails when it panics.
fn trial(name: &str, test: fn()) -> Trial {
    Trial::test(name, move || {
        test();
        Ok(())
    })
}
