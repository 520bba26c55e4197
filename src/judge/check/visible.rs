//! Text from outside, so that a terminal shows it and does not obey it.

/// Whether a terminal shows the letter, and does nothing else: no control character, and none that turns the direction
/// of reading.
pub fn is_visible(letter: char) -> bool {
    let turns = matches!(letter, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    !letter.is_control() && !turns && !matches!(letter, '\u{2028}' | '\u{2029}')
}

/// The same text; what a terminal would obey is written as Rust writes it in a string. Lines and tabs stay.
pub fn visible(text: &str) -> String {
    escaped(text, |letter| is_visible(letter) || matches!(letter, '\n' | '\t'))
}

/// The same for what stands on one line.
pub fn visible_line(text: &str) -> String {
    escaped(text, is_visible)
}

fn escaped(text: &str, stays: impl Fn(char) -> bool) -> String {
    let mut shown = String::with_capacity(text.len());
    for letter in text.chars() {
        match stays(letter) {
            true => shown.push(letter),
            false => shown.extend(letter.escape_default()),
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::{visible, visible_line};

    #[test]
    fn what_a_terminal_would_obey_is_written_out() {
        assert_eq!(visible("a\u{1b}[2Jb\r\n\tc\u{202e}d é 😀"), "a\\u{1b}[2Jb\\r\n\tc\\u{202e}d é 😀");
        assert_eq!(visible_line("a\tb\nc"), "a\\tb\\nc");
    }
}
