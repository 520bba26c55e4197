//! The command line as it was typed, read by clap.

use std::ops::RangeInclusive;

use clap_builder::{Arg, ArgAction, Command};

use super::super::{messages, prediction};
use super::{CommandLine, Number, Options, Scale, Text};

/// From "too short to sleep" to "a 3 s nap takes 50 minutes".
const SCALES: RangeInclusive<f64> = 0.000_001..=1000.0;

/// What was typed; ends the program where that makes no sense.
pub fn read(line: &CommandLine) -> Options {
    let matches = command(line).try_get_matches().unwrap_or_else(|problem| problem.exit());
    let chosen = |number: &Number| *matches.get_one(number.name).unwrap_or(&number.default);
    let given = |text: &Text| Some((text.name, matches.get_one::<String>(text.name)?.clone()));
    Options {
        scale: Scale(*matches.get_one("scale").unwrap_or(&line.scale)),
        asking: prediction::Asking::unless(matches.get_flag("yes")),
        numbers: line.numbers.iter().map(|number| (number.name, chosen(number))).collect(),
        texts: line.texts.iter().filter_map(given).collect(),
    }
}

fn command(line: &CommandLine) -> Command {
    let scale = Arg::new("scale")
        .long("scale")
        .value_name("FACTOR")
        .help(messages::option_help(messages::SCALE, &line.scale.to_string()))
        .allow_negative_numbers(true)
        .value_parser(scale);
    let yes = Arg::new("yes").long("yes").action(ArgAction::SetTrue).help(messages::YES);
    Command::new(line.lesson)
        .about(messages::ABOUT)
        .args(line.numbers.iter().map(Number::argument))
        .args(line.texts.iter().map(Text::argument))
        .args([scale, yes])
}

impl Number {
    fn argument(&self) -> Arg {
        let allowed = self.allowed.clone();
        Arg::new(self.name)
            .long(self.name)
            .value_name("N")
            .help(messages::option_help(self.meaning, &self.default.to_string()))
            .allow_negative_numbers(true)
            .value_parser(move |text: &str| number(text, &allowed))
    }
}

impl Text {
    fn argument(&self) -> Arg {
        Arg::new(self.name).long(self.name).value_name(self.value).help(self.meaning)
    }
}

fn number(text: &str, allowed: &RangeInclusive<u64>) -> Result<u64, String> {
    let number = text.parse().ok().filter(|number| allowed.contains(number));
    number.ok_or_else(|| messages::number_wanted(allowed))
}

fn scale(text: &str) -> Result<f64, String> {
    let scale = text.parse().ok().filter(|scale| SCALES.contains(scale));
    scale.ok_or_else(|| messages::scale_wanted(&SCALES))
}
