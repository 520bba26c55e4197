//! Every sentence about questions and what is answered to them.

/// The letter that a choice is marked with.
pub fn letter(index: usize) -> char {
    u8::try_from(index).map_or('?', |index| char::from(b'a' + index % 26))
}

/// A question about code that is not written yet.
pub fn needs_step(step: u32) -> String {
    format!("it asks about your step {step}, which is not written yet")
}

/// An empty line.
pub fn nothing_typed() -> String {
    "Type a prediction, or `?` if you don't know.".into()
}

/// A word where a number is asked.
pub fn no_number(word: &str) -> String {
    format!("`{word}` is not a number. Type numbers, such as 0 or 12.")
}

/// A word where a time is asked.
pub fn no_seconds(word: &str) -> String {
    format!("`{word}` is not a time. Type a number of seconds, such as 12 or 1.5.")
}

/// Too many numbers, or too few.
pub fn other_count(blanks: &[String], given: usize) -> String {
    format!("That is {}, for {}: type one for each.", counted(given, "number"), listed(blanks))
}

/// Too many letters, or too few.
pub fn other_count_of_letters(blanks: &[String], given: usize) -> String {
    format!("That is {}, for {}: type one for each.", counted(given, "letter"), listed(blanks))
}

/// No choice has this letter.
pub fn no_choice(letter: char, choices: usize) -> String {
    format!(
        "There is no choice `{letter}`: the choices are a to {}.",
        self::letter(choices.saturating_sub(1))
    )
}

/// A value that was not offered.
pub fn not_among(word: &str, among: &[String]) -> String {
    format!("`{word}` is not one of {}.", listed(among))
}

/// An order in which something is missing, or stands twice.
pub fn not_each_once(of: &[String]) -> String {
    format!("Type each of {} once, in the order that you expect.", listed(of))
}

fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

/// `a`, `a and b`, `a, b and c`.
pub fn listed(words: &[String]) -> String {
    match words {
        [] => "nothing".into(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
