//! Text within a width.

/// Breaks text into lines of at most `width` characters, between words where that is possible. Lines of the text
/// stay lines, and keep their indent.
pub(super) fn fold(text: &str, width: usize) -> Vec<String> {
    text.lines().flat_map(|line| fold_line(line, width.max(1))).collect()
}

fn fold_line(line: &str, width: usize) -> Vec<String> {
    let indent = line.chars().take_while(|letter| *letter == ' ').count().min(width / 2);
    let space = " ".repeat(indent);
    let mut lines = vec![space.clone()];
    for word in line.split(' ').filter(|word| !word.is_empty()) {
        for (at, piece) in pieces(word, width - indent).into_iter().enumerate() {
            let last = lines.last_mut().expect("there is always a line");
            let used = last.chars().count();
            let gap = usize::from(used > indent);
            if at == 0 && used + gap + piece.chars().count() <= width {
                last.push_str(&" ".repeat(gap));
                last.push_str(&piece);
            } else {
                lines.push(format!("{space}{piece}"));
            }
        }
    }
    lines
}

/// A word that is longer than a line.
fn pieces(word: &str, width: usize) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    letters.chunks(width.max(1)).map(|piece| piece.iter().collect()).collect()
}

/// The beginning of a text that is too long for one line.
pub(super) fn cut(text: &str, width: usize) -> String {
    if text.chars().count() <= width {
        return text.to_owned();
    }
    text.chars().take(width.saturating_sub(1)).chain(['…']).collect()
}

/// One line of exactly this width.
pub(super) fn cell(text: &str, width: usize) -> String {
    format!("{:<width$}", cut(text, width))
}
