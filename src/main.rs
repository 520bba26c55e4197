//! The `workbook` command.

use std::process::ExitCode;

use clap::Parser;
use workbook_command::check::platform;
use workbook_command::command::arguments::Arguments;
use workbook_command::command::{self, End};

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    platform::end_all_on_interrupt();
    match command::run(&arguments) {
        Ok(End::Good) => ExitCode::SUCCESS,
        Ok(End::ChecksFailed) => ExitCode::from(1),
        Ok(End::Program(code)) => ExitCode::from(code),
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::from(problem.exit_code())
        }
    }
}
