//! `workbook completions`: what a shell needs to complete the command's words.

use clap::{Args, CommandFactory};
use clap_complete::{Shell, generate};

use super::arguments::Arguments;
use super::{End, say};

/// `workbook completions`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  cargo run -- completions bash > workbook.bash\n  source workbook.bash\n  alias workbook='cargo run --quiet --'"
)]
pub struct Completions {
    /// The shell
    #[arg(value_enum)]
    pub shell: Shell,
}

/// Prints them.
pub fn run(task: &Completions) -> End {
    let mut words = Vec::new();
    generate(task.shell, &mut Arguments::command(), "workbook", &mut words);
    say(&String::from_utf8_lossy(&words));
    End::Good
}
