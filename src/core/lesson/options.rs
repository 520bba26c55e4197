//! The command line of a lesson: the options of every lesson, and the numbers and texts that one adds.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::time::Duration;

use super::{catching, prediction};

#[cfg(feature = "command-line")]
mod typed;
/// Nobody types anything.
#[cfg(not(feature = "command-line"))]
mod typed {
    use super::{CommandLine, Options, Scale, prediction};

    pub fn read(line: &CommandLine) -> Options {
        Options {
            scale: Scale(line.scale),
            asking: prediction::Asking::unless(true),
            numbers: line.numbers.iter().map(|number| (number.name, number.default)).collect(),
            texts: Default::default(),
        }
    }
}

/// A 3 s nap takes 30 ms.
const DEFAULT_SCALE: f64 = 0.01;
/// A whole number that a lesson lets the student choose, as in `--workers 40`.
struct Number {
    name: &'static str,
    default: u64,
    allowed: RangeInclusive<u64>,
    meaning: &'static str,
}

/// A text that a lesson lets the student give, as in `--from URL`. Nothing stands for it when it is not given.
struct Text {
    name: &'static str,
    value: &'static str,
    meaning: &'static str,
}

/// How much shorter than in the lesson's story a pause is: at `--scale 0.01`, 3 s are 30 ms.
#[derive(Clone, Copy)]
pub struct Scale(f64);

impl Scale {
    /// A second is a second.
    pub const FULL: Scale = Scale(1.0);

    /// The real time that stands for `story` time.
    pub fn shrink(self, story: Duration) -> Duration {
        story.mul_f64(self.0)
    }

    /// The story time that `real` time stands for.
    pub fn stretch(self, real: Duration) -> Duration {
        real.div_f64(self.0)
    }
}

/// The options of a lesson: `--scale` and `--yes`, and what it adds.
///
/// ```no_run
/// # use workbook::lesson::CommandLine;
/// let options = CommandLine::of("08_downloads")
///     .number("workers", 20, 1..=1000, "threads that share the tasks")
///     .text("from", "URL", "where to download from")
///     .read();
/// let workers: usize = options.get("workers");
/// let from: Option<&str> = options.text("from");
/// ```
pub struct CommandLine {
    lesson: &'static str,
    scale: f64,
    numbers: Vec<Number>,
    texts: Vec<Text>,
}

impl CommandLine {
    /// The options that every lesson has.
    pub fn of(lesson: &'static str) -> CommandLine {
        CommandLine { lesson, scale: DEFAULT_SCALE, numbers: Vec::new(), texts: Vec::new() }
    }

    /// Another scale than 0.01 when none is given: real work is not shrunk, and shows more the smaller the scale is.
    pub fn default_scale(self, scale: f64) -> CommandLine {
        CommandLine { scale, ..self }
    }

    /// Adds the option `--name N`: its default, the values it may take, and what it means, for `--help`.
    pub fn number(
        mut self,
        name: &'static str,
        default: u64,
        allowed: RangeInclusive<u64>,
        meaning: &'static str,
    ) -> CommandLine {
        self.numbers.push(Number { name, default, allowed, meaning });
        self
    }

    /// Adds the option `--name VALUE`, which may be left out: what `--help` calls its value, and what it means.
    pub fn text(mut self, name: &'static str, value: &'static str, meaning: &'static str) -> CommandLine {
        self.texts.push(Text { name, value, meaning });
        self
    }

    /// Reads what the student typed.
    ///
    /// A value that makes no sense ends the program here, with a sentence and exit code 2. So does `--help`,
    /// with 0.
    pub fn read(self) -> Options {
        catching::install();
        typed::read(&self)
    }
}

/// What the student chose on the command line.
pub struct Options {
    scale: Scale,
    asking: prediction::Asking,
    numbers: BTreeMap<&'static str, u64>,
    texts: BTreeMap<&'static str, String>,
}

impl Options {
    /// The number called `name`, in the type that the caller needs.
    ///
    /// # Panics
    ///
    /// When the lesson declared no such number, or one too large for the type: a mistake in the lesson.
    pub fn get<T: TryFrom<u64>>(&self, name: &str) -> T {
        let number = self.numbers.get(name).copied();
        number
            .and_then(|number| T::try_from(number).ok())
            .unwrap_or_else(|| panic!("the lesson declares no number --{name} of this type"))
    }

    /// The text called `name`, when it was given.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.texts.get(name).map(String::as_str)
    }

    /// The scale of time.
    pub fn scale(&self) -> Scale {
        self.scale
    }

    /// Asks for a prediction and gives it back: `None` with `--yes`, without a terminal to type at, or when
    /// nothing was typed.
    pub fn predict(&self, question: &str) -> Option<String> {
        prediction::ask(question, self.asking)
    }
}
