//! One check, and the verdict it leaves.

use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::OnceLock;

use serde_json::{Value, json};

use crate::claim::{Failure, Held};
use crate::messages;

/// What the harness said when it started this process.
pub(crate) struct Call {
    pub check: String,
    pub driver: PathBuf,
    pub verdict: PathBuf,
}

static CALL: OnceLock<Call> = OnceLock::new();

/// What this process was started for.
///
/// # Panics
/// Outside of a check.
pub(crate) fn call() -> &'static Call {
    CALL.get().expect("a check runs in `run_check`")
}

/// A check: its name, and what it claims.
pub type Check<'a> = (&'a str, fn() -> Held);

/// Runs the check that the command line names, and writes its verdict to the file named there.
///
/// `<check> --verdict <file> --driver <program> [--width <columns>]`
pub fn run_check(checks: &[Check<'_>]) -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let option = |name: &str| arguments.iter().skip_while(|word| *word != name).nth(1).map(PathBuf::from);
    let (Some(verdict), Some(driver), Some(name)) =
        (option("--verdict"), option("--driver"), arguments.first())
    else {
        return usage();
    };
    if option("--schedule").is_some() {
        eprintln!("{}", messages::NO_SCHEDULES);
        return ExitCode::from(2);
    }
    let Some((_, check)) = checks.iter().find(|(known, _)| known == name) else { return usage() };
    let call = CALL.get_or_init(|| Call { check: name.clone(), driver, verdict });
    match leave(&call.verdict, &verdict_of(name, check())) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(3)
        }
    }
}

fn usage() -> ExitCode {
    eprintln!("{}", messages::USAGE);
    ExitCode::from(3)
}

fn verdict_of(name: &str, held: Held) -> Value {
    match held {
        Ok(()) => json!({ "verdict": "passed", "message": "" }),
        Err(Failure { happened, misconception }) => {
            let message = messages::failed(&messages::claim(name), &happened, misconception.as_deref());
            json!({ "verdict": "failed", "message": message, "misconception": misconception })
        }
    }
}

/// Whole or not at all: a half-written verdict would be ours, not the answer's.
fn leave(path: &Path, verdict: &Value) -> io::Result<()> {
    let draft = path.with_extension("draft");
    fs::write(&draft, verdict.to_string())?;
    fs::rename(&draft, path)
}
