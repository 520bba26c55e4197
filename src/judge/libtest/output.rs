//! What a test program prints, word for word as libtest does.

use std::io::Write;
use std::time::Duration;

use colored::Colorize;

use super::arguments::{Arguments, Format};
use crate::check::fold::Rows;
use crate::check::plan::Plan;
use crate::check::report;
use crate::check::verdict::{Judged, Verdict};

/// `03_race::step4_no_update_is_lost`.
pub fn name_of(label: &str, check: &str) -> String {
    format!("{label}::{check}")
}

/// The answer to `--list`.
pub fn list(plan: &Plan, format: Format, out: &mut dyn Write) {
    let mut text = String::new();
    for planned in &plan.checks {
        text += &format!("{}: test\n", name_of(&plan.answer(planned).label, &planned.check.name));
    }
    if format == Format::Pretty {
        text += &format!("\n{}, 0 benchmarks\n", tests(plan.checks.len()));
    }
    print(out, &text);
}

/// Nobody reads any more when this fails, so there is nobody to tell.
fn print(out: &mut dyn Write, text: &str) {
    let _ = out.write_all(text.as_bytes());
    let _ = out.flush();
}

fn tests(count: usize) -> String {
    format!("{count} {}", if count == 1 { "test" } else { "tests" })
}

/// A test run as it is printed.
pub struct Output<'a> {
    out: &'a mut dyn Write,
    shape: Format,
    ignored_fail: bool,
    tests: usize,
    filtered_out: usize,
    passed: usize,
    ignored: usize,
    failed: Vec<Judged>,
}

impl<'a> Output<'a> {
    /// Of so many tests, with so many filtered out.
    pub fn new(arguments: &Arguments, out: &'a mut dyn Write, tests: usize, filtered_out: usize) -> Self {
        let shape = if arguments.quiet { Format::Terse } else { arguments.format };
        let ignored_fail = arguments.include_ignored || arguments.ignored;
        Output { out, shape, ignored_fail, tests, filtered_out, passed: 0, ignored: 0, failed: Vec::new() }
    }

    /// How many tests failed.
    pub fn failures(&self) -> usize {
        self.failed.len()
    }

    /// The first line.
    pub fn begin(&mut self) {
        print(self.out, &format!("\nrunning {}\n", tests(self.tests)));
    }

    /// The next test.
    pub fn tell(&mut self, judged: &Judged) {
        let name = name_of(&judged.label, &judged.check.name);
        let (word, sign) = match judged.said.verdict {
            Verdict::Passed => {
                self.passed += 1;
                ("ok".green(), ".")
            }
            Verdict::NotStarted if !self.ignored_fail => {
                self.ignored += 1;
                ("ignored, not started".yellow(), "i")
            }
            _ => {
                self.failed.push(judged.clone());
                ("FAILED".red(), "F")
            }
        };
        print(
            self.out,
            &match self.shape {
                Format::Pretty => format!("test {name} ... {word}\n"),
                Format::Terse => sign.to_string(),
            },
        );
    }

    /// The failures, and the line that sums up.
    pub fn end(&mut self, took: Duration) {
        let mut text = if self.shape == Format::Terse { "\n".to_string() } else { String::new() };
        if !self.failed.is_empty() {
            text += &self.failure_sections();
        }
        let word = if self.failed.is_empty() { "ok".green() } else { "FAILED".red() };
        text += &format!(
            "\ntest result: {word}. {} passed; {} failed; {} ignored; 0 measured; {} filtered out; finished in {:.2}s\n\n",
            self.passed,
            self.failed.len(),
            self.ignored,
            self.filtered_out,
            took.as_secs_f64()
        );
        print(self.out, &text);
    }

    fn failure_sections(&self) -> String {
        let mut text = "\nfailures:\n".to_string();
        let mut before: Option<&Judged> = None;
        for judged in &self.failed {
            let same = before.filter(|before| {
                before.said.message == judged.said.message && before.said.verdict == Verdict::DoesNotCompile
            });
            let words = match same {
                Some(before) => format!("as {} above", name_of(&before.label, &before.check.name)),
                None => report::story(judged, Rows::READABLE),
            };
            text += &format!("\n---- {} stdout ----\n{words}\n", name_of(&judged.label, &judged.check.name));
            before = same.or(Some(judged));
        }
        text += "\n\nfailures:\n";
        for judged in &self.failed {
            text += &format!("    {}\n", name_of(&judged.label, &judged.check.name));
        }
        text
    }
}
