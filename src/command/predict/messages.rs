//! Every sentence of `predict`.

use super::session::Score;
use workbook_judge::check::messages::more_of;
use workbook_judge::protocol::Coverage;
use workbook_judge::protocol::question::{Form, Question};
use workbook_judge::questions::answer::UNKNOWN;
use workbook_judge::questions::memory::Due;
use workbook_judge::questions::messages::{letter, listed};

/// Above a question.
pub fn header(lesson: &str, place: usize, count: usize) -> String {
    format!("── {lesson} · prediction {place} of {count} ──")
}

/// In place of code that was just shown.
pub fn same_code() -> &'static str {
    "    The code is the same as in the previous question."
}

/// The end of a long function is not shown.
pub fn more_lines(count: usize) -> String {
    format!("      │ … {}", more_of(count, "line"))
}

/// What is run, where the function alone does not tell.
pub fn call(call: &str) -> String {
    format!("    The call is {call}.")
}

/// Above the times of a table.
pub fn time_title() -> &'static str {
    "seconds"
}

/// Under a table.
pub fn returns(call: &str, value: &str) -> String {
    format!("{call} returns {value}")
}

/// What is to be typed.
pub fn ask(question: &Question, width: usize) -> String {
    let choices = match &question.found.form {
        Form::Choices(blanks, among) => who_waits(blanks, among),
        _ => String::new(),
    };
    format!("{choices}{}\n", wrapped(&ask_in_short(&question.found.form), width))
}

/// What can be typed to any question: said once.
pub fn always() -> String {
    format!("({UNKNOWN}: I don't know. q: stop.)\n")
}

/// Before the keys are found.
pub fn model_is_asked() -> &'static str {
    "Asking the model …\n\n"
}

/// So that the next question does not push the answer away.
pub fn go_on() -> &'static str {
    "(Enter: next question. q: stop.) "
}

fn who_waits(blanks: &[String], among: &[String]) -> String {
    let choices: String = among
        .iter()
        .enumerate()
        .map(|(index, choice)| format!("    {}  {choice}\n", letter(index)))
        .collect();
    match blanks {
        [one] => format!("What is {one} doing?\n{choices}"),
        several => format!("What is each of these doing: {}?\n{choices}", listed(several)),
    }
}

/// The same in one sentence.
pub fn ask_in_short(form: &Form) -> String {
    match form {
        Form::Numbers(blanks) if blanks.len() == 1 => format!("What is {}? Type a number.", blanks[0]),
        Form::Numbers(blanks) => {
            format!("What are {}? Type {} numbers, in this order.", listed(blanks), blanks.len())
        }
        Form::Set(among) => format!("Which of {} are possible? Type all of them.", listed(among)),
        Form::Choices(blanks, _) if blanks.len() == 1 => "Type a letter.".into(),
        Form::Choices(blanks, _) => format!("Type a letter for each of {}, in this order.", listed(blanks)),
        Form::Seconds => "How many seconds does it take? Type a number.".into(),
        Form::Order(of) => format!("Type {} in the order in which they come out.", listed(of)),
    }
}

/// Where an answer is typed.
pub fn prompt() -> &'static str {
    "> "
}

/// An answer that was not typed.
pub fn echo(line: &str) -> String {
    format!("> {line}\n")
}

/// The line was no answer.
pub fn once_more(sentence: &str) -> String {
    format!("  {sentence}\n")
}

/// All of it is right.
pub fn right() -> &'static str {
    "✓ As predicted."
}

/// Something is not.
pub fn wrong() -> &'static str {
    "✗ Not as predicted."
}

/// Nothing was predicted.
pub fn unknown() -> &'static str {
    "The answer:"
}

fn with_what_was_said(sentence: String, is_right: bool, said: &str) -> String {
    if is_right || said == UNKNOWN { format!("{sentence}.") } else { format!("{sentence}; you said {said}.") }
}

/// A cell that was predicted wrong.
pub fn cell(blank: &str, key: &str, said: &str) -> String {
    with_what_was_said(format!("{blank} is {key}"), false, said)
}

/// The outcomes there are.
pub fn possible(key: &[String], coverage: Coverage) -> String {
    let schedules = match coverage {
        Coverage::Whole { schedules: 1 } => "there is only 1 schedule".to_owned(),
        Coverage::Whole { schedules } => format!("all {schedules} schedules were tried"),
        _ => format!("{} schedules were tried", coverage.schedules()),
    };
    let verb = if key.len() == 1 { "is" } else { "are" };
    format!("  Possible {verb} {}: {schedules}.\n", listed(key))
}

/// An outcome that there is not.
pub fn never(value: &str) -> String {
    format!("  {value} does not occur.\n")
}

/// Above the interleaving that leads to an outcome.
pub fn how_it_comes_about(value: &str) -> String {
    format!("A schedule that leads to {value}:")
}

/// How a thread stands.
pub fn stands(thread: &str, key: &str, line: Option<u32>, said: &str) -> String {
    let place = line.map_or(String::new(), |line| format!(" on line {line}"));
    with_what_was_said(format!("{thread} {key}{place}"), key == said, said)
}

/// How long it takes.
pub fn it_takes(key: &str, said: &str) -> String {
    with_what_was_said(format!("It takes {key} s"), key == said, said)
}

/// The order in which they come out.
pub fn they_come(key: &[String], said: &[String]) -> String {
    with_what_was_said(format!("They come out as {}", key.join(" ")), key == said, &said.join(" "))
}

/// A question's name in words: `q1_two_threads_add_once`.
pub fn title(name: &str) -> String {
    name.split_once('_').map_or(name, |(_, claim)| claim).replace('_', " ")
}

/// A question that could not be asked.
pub fn left_out(title: &str, why: &str, width: usize) -> String {
    format!("{}\n", wrapped(&format!("Skipped \"{title}\": {why}."), width))
}

/// After the last question.
pub fn end(lesson: &str, score: Score, is_kept: bool) -> String {
    let Score { asked, answered, right } = score;
    let kept = if is_kept {
        " Your answers are saved."
    } else {
        " Only predictions about your own files are saved."
    };
    match (answered, asked) {
        (_, 0) => format!("There is no question about {lesson} now.\n"),
        (0, _) => "No prediction was made.\n".into(),
        _ if answered < asked => {
            format!("{right} of {answered} correct; {} not answered yet.{kept}\n", asked - answered)
        }
        _ => format!("{right} of {answered} correct.{kept}\n"),
    }
}

/// Some questions were not answered.
pub fn more(lesson: &str) -> String {
    format!("Continue: cargo run -- predict {lesson}\n")
}

/// When there is something to predict again.
pub fn when_next(lesson: &str, due: Due) -> String {
    match due {
        Due::Now => more(lesson),
        Due::InMinutes(minutes) => {
            format!("Wrong predictions come back {}: cargo run -- predict {lesson}\n", in_time(minutes))
        }
    }
}

/// Everything is answered.
pub fn nothing_open(lesson: &str, due: Option<Due>) -> String {
    let all = format!("You have answered every question of {lesson} that can be asked now.");
    let again = format!("All of them again, with other numbers: cargo run -- predict {lesson} --again\n");
    match due {
        Some(Due::InMinutes(minutes)) => {
            format!("{all} The next one comes back {}.\n{again}", in_time(minutes))
        }
        _ => format!("{all}\n{again}"),
    }
}

fn in_time(minutes: u64) -> String {
    match minutes {
        0..=1 => "in a minute".into(),
        2..=90 => format!("in {minutes} minutes"),
        91..=1439 => format!("in {} hours", minutes.div_ceil(60)),
        1440..=2160 => "tomorrow".into(),
        _ => format!("in {} days", minutes.div_ceil(1440)),
    }
}

/// The lesson's file is not among the answers.
pub fn no_answer(lesson: &str) -> String {
    format!("There is no answer file for {lesson}.")
}

/// Breaks lines between words.
pub fn wrapped(text: &str, width: usize) -> String {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let line = lines.last_mut().expect("there is always a line");
        if line.is_empty() {
            line.push_str(word);
        } else if line.chars().count() + 1 + word.chars().count() > width {
            lines.push(word.to_owned());
        } else {
            line.push(' ');
            line.push_str(word);
        }
    }
    lines.join("\n")
}
