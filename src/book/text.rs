//! Texts in Markdown.

/// A sentence with code between backticks, so that nothing else in it is markup.
pub fn escaped(sentence: &str) -> String {
    let part = |(index, part): (usize, &str)| {
        if index % 2 == 1 { format!("`{part}`") } else { plain(part) }
    };
    // A backtick without another one is a letter.
    match sentence.matches('`').count() % 2 {
        0 => sentence.split('`').enumerate().map(part).collect(),
        _ => plain(sentence),
    }
}

fn plain(text: &str) -> String {
    let mut escaped = String::new();
    for letter in text.chars() {
        if "\\`*_{}[]()<>#+-!|~&".contains(letter) {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

/// Rust code as a block. Its fence is longer than any in it.
pub fn code(text: &str) -> String {
    let mut longest = 0;
    let mut run = 0;
    for letter in text.chars() {
        run = if letter == '`' { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    let fence = "`".repeat((longest + 1).max(3));
    format!("{fence}rust,noplayground\n{}\n{fence}\n\n", text.trim_end())
}

/// A part that is folded until somebody wants to see it. Both are Markdown.
pub fn fold(title: &str, content: &str) -> String {
    format!("<details><summary>{title}</summary>\n\n{content}\n\n</details>\n\n")
}

/// The words of `//!` or `///` comments as a text.
pub fn prose<'a>(lines: impl IntoIterator<Item = &'a str>) -> String {
    let words = |line: &'a str| {
        let line = line.trim_start().trim_start_matches(['/', '!']);
        line.strip_prefix(' ').unwrap_or(line)
    };
    lines.into_iter().map(words).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::{code, escaped};

    #[test]
    fn nothing_but_code_is_markup() {
        assert_eq!(escaped("`<=` for <b>_x_</b>"), "`<=` for \\<b\\>\\_x\\_\\</b\\>");
        assert_eq!(escaped("a ` alone"), "a \\` alone");
    }

    #[test]
    fn code_does_not_end_its_block() {
        assert!(code("```\n<script>").starts_with("````rust"));
    }
}
