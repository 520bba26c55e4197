//! The `workbook` command.

use std::process::ExitCode;

use clap::Parser;
use workbook_command::End;
use workbook_command::arguments::Arguments;
use workbook_judge::check::platform;

fn main() -> ExitCode {
    if let Some(code) = workbook_command::enter_box_if_asked() {
        return code;
    }
    let arguments = Arguments::parse();
    platform::end_all_on_interrupt();
    match workbook_command::run(&arguments) {
        Ok(End::Good) => ExitCode::SUCCESS,
        Ok(End::ChecksFailed) => ExitCode::from(1),
        Ok(End::Program(code)) => ExitCode::from(code),
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::from(problem.exit_code())
        }
    }
}
