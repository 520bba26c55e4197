//! What an expression is bound to, found by reading backwards from its position: no parser, only brackets and commas.

/// The name that the expression at the byte `at` of `text` is given: `total`, `self.free`, `forks[2]`. None where the
/// text does not say.
pub(super) fn name(text: &str, at: usize) -> Option<String> {
    let (before, after) = (text.get(..at)?, text.get(at..)?);
    let before = without_comments(before);
    let mut inside = before.as_str();
    let mut path = Vec::new();
    let mut is_last = true;
    loop {
        let level = Level::around(inside);
        if let Some(pattern) = bound_by(level.item) {
            return named(pattern, &path);
        }
        if let Some(field) = field(level.item) {
            return named(field, &path);
        }
        let outer = level.outer?;
        match level.bracket {
            '(' if is_call(outer) => {}
            '(' if level.commas > 0 || (is_last && a_comma_follows(after)) => {
                path.push(Step::Tuple(level.commas))
            }
            '(' => {}
            '[' => path.push(Step::Array(level.commas)),
            '{' if level.item.trim().is_empty() && !outer.trim_end().ends_with([')', '>']) => {}
            _ => return None,
        }
        is_last &= level.bracket != '(';
        inside = outer;
    }
}

/// Which part of a tuple or an array an expression is.
#[derive(Clone, Copy)]
enum Step {
    Tuple(usize),
    Array(usize),
}

/// What surrounds a place, within the innermost brackets.
struct Level<'a> {
    /// From the last comma or semicolon to the place.
    item: &'a str,
    /// The commas between the bracket and the place.
    commas: usize,
    bracket: char,
    /// What precedes the bracket, if anything does.
    outer: Option<&'a str>,
}

impl<'a> Level<'a> {
    fn around(before: &'a str) -> Self {
        let mut depth = 0;
        let mut item = None;
        let mut commas = 0;
        let mut is_text = false;
        for (at, letter) in before.char_indices().rev() {
            match letter {
                '"' => is_text = !is_text,
                _ if is_text => {}
                // A block that has ended is a statement of its own.
                '}' if depth == 0 && before[at + 1..].starts_with(['\n', '\r']) => {
                    item.get_or_insert(&before[at + 1..]);
                    depth += 1;
                }
                ')' | ']' | '}' => depth += 1,
                '(' | '[' | '{' if depth == 0 => {
                    let item = item.unwrap_or(&before[at + 1..]);
                    return Level { item, commas, bracket: letter, outer: Some(&before[..at]) };
                }
                '(' | '[' | '{' => depth -= 1,
                ';' if depth == 0 => {
                    item.get_or_insert(&before[at + 1..]);
                }
                ',' if depth == 0 && item.is_none_or(|item| commas > 0 || !item.contains(';')) => {
                    item.get_or_insert(&before[at + 1..]);
                    commas += 1;
                }
                _ => {}
            }
        }
        Level { item: item.unwrap_or(before), commas, bracket: ' ', outer: None }
    }
}

/// What is left of the `=` of a `let`, a `static` or an assignment.
fn bound_by(item: &str) -> Option<&str> {
    let equals = item.match_indices('=').find(|(at, _)| {
        let (before, after) = (&item[..*at], &item[at + 1..]);
        !before.ends_with(['=', '!', '<', '>', '+', '-', '*', '/', '|', '&'])
            && !after.starts_with(['=', '>'])
    });
    let left = item[..equals?.0].trim();
    let mut words = left.split_whitespace();
    let declared = words.find(|word| ["let", "static", "const"].contains(word));
    let pattern = declared.map_or(left, |_| {
        let at = words.next().map_or(left.len(), |word| word.as_ptr() as usize - left.as_ptr() as usize);
        &left[at..]
    });
    Some(without_type(pattern.trim_start_matches("mut ").trim()))
}

/// `total: Arc<Mutex<u32>>` is `total`.
fn without_type(pattern: &str) -> &str {
    let mut depth = 0;
    for (at, letter) in pattern.char_indices() {
        match letter {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            ':' if depth == 0 => return pattern[..at].trim(),
            _ => {}
        }
    }
    pattern
}

/// `balance: ` and `balance: Arc::new(` give `balance`.
fn field(item: &str) -> Option<&str> {
    let (name, rest) = item.trim_start().split_once(':')?;
    let name = name.trim().trim_start_matches("pub ");
    (is_word(name) && !rest.starts_with(':')).then_some(name)
}

fn is_word(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || c == '_')
}

/// Whether the bracket after `outer` holds the arguments of a call.
fn is_call(outer: &str) -> bool {
    outer.ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '>' || c == '!')
}

/// Whether the expression that begins here is followed by another one of its tuple.
fn a_comma_follows(after: &str) -> bool {
    let mut depth = 0;
    for letter in after.chars() {
        match letter {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth == 0 => return false,
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => return true,
            ';' if depth == 0 => return false,
            _ => {}
        }
    }
    false
}

/// The part of the pattern that the last of `path` leads to, the outermost step last.
fn named(pattern: &str, path: &[Step]) -> Option<String> {
    let mut pattern = pattern;
    let mut suffix = String::new();
    for step in path.iter().rev() {
        let (index, open, close) = match step {
            Step::Tuple(index) => (*index, '(', ')'),
            Step::Array(index) => (*index, '[', ']'),
        };
        match pattern.strip_prefix(open).and_then(|inner| inner.strip_suffix(close)) {
            Some(inner) if suffix.is_empty() => pattern = part(inner, index)?,
            _ if open == '(' => suffix.push_str(&format!(".{index}")),
            _ => suffix.push_str(&format!("[{index}]")),
        }
    }
    // One object behind several names, as a channel has: the first of them.
    while let Some(inner) = pattern.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')) {
        pattern = part(inner, 0)?;
    }
    let name = pattern.trim_start_matches("ref ").trim_start_matches("mut ").trim();
    let is_place = !name.is_empty() && name.split('.').all(is_word) && name != "_";
    is_place.then(|| format!("{name}{suffix}"))
}

/// One of the parts between commas.
fn part(list: &str, index: usize) -> Option<&str> {
    let mut depth = 0;
    let mut parts = list.split(|letter| {
        match letter {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            _ => {}
        }
        letter == ',' && depth == 0
    });
    parts.nth(index).map(str::trim)
}

/// The text without what follows `//` on its lines.
fn without_comments(text: &str) -> String {
    let lines = text.split_inclusive('\n').map(|line| match line.find("//") {
        Some(at) if line[..at].matches('"').count() % 2 == 0 => {
            let end = if line.ends_with('\n') { "\n" } else { "" };
            format!("{}{end}", &line[..at])
        }
        _ => line.to_owned(),
    });
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::name;

    /// What the expression at `@` is called.
    fn called(text: &str) -> Option<String> {
        let at = text.find('@').expect("a place");
        name(&text.replacen('@', "", 1), at)
    }

    fn is_called(text: &str, expected: &str) {
        assert_eq!(called(text).as_deref(), Some(expected), "{text}");
    }

    #[test]
    fn a_variable_or_a_static() {
        is_called("fn main() {\n    let mut total = Arc::new(@Mutex::new(0));", "total");
        is_called("static HITS: AtomicU32 = @AtomicU32::new(0);", "HITS");
        is_called(
            "f(a, b);\nlet x: Arc<Mutex<(u32, u32)>> = // the one\n    Arc::new(@Mutex::new((0, 0)));",
            "x",
        );
        is_called("let (sender, mut receiver) = @channel();", "sender");
        is_called("let (sender, receiver): (Sender<u32>, Receiver<u32>) = @mpsc::channel();", "sender");
        is_called("if a == b { }\n let (jobs, done) = (1, 2);\n let queue = @channel();", "queue");
    }

    #[test]
    fn a_part_of_a_tuple() {
        let text = "let (waits, changes, bell) = (@Mutex::new(0), Mutex::new(1), Condvar::new());";
        is_called(text, "waits");
        is_called("let (waits, changes, bell) = (Mutex::new(0), Mutex::new(1), @Condvar::new());", "bell");
        is_called("let (a, (b, mut c)) = (f(1, 2), (2, Arc::new(@Mutex::new(1))));", "c");
        is_called("let pair = Arc::new((@Mutex::new(false), Condvar::new()));", "pair.0");
        is_called("let pair = Arc::new((Mutex::new(false), @Condvar::new()));", "pair.1");
    }

    #[test]
    fn a_part_of_an_array() {
        is_called("let forks = [Mutex::new(()), Mutex::new(()), @Mutex::new(())];", "forks[2]");
        is_called("let forks = vec![Arc::new(Mutex::new(())), Arc::new(@Mutex::new(()))];", "forks[1]");
        is_called("let [left, right] = [Mutex::new(()), @Mutex::new(())];", "right");
        is_called("let forks: Vec<_> = (0..5).map(|_| Arc::new(@Mutex::new(()))).collect();", "forks");
    }

    #[test]
    fn a_field() {
        is_called("    Self { id, balance: @Mutex::new(0) }", "balance");
        is_called("Semaphore {\n    free: Arc::new(@Mutex::new(permits)),\n", "free");
        is_called("{ self.free = @Mutex::new(permits);", "self.free");
        is_called("let a = Account { id: 1, balance: @Mutex::new(0) };", "balance");
    }

    #[test]
    fn nothing_where_the_text_does_not_say() {
        assert_eq!(called("        @Mutex::new(0)"), None);
        assert_eq!(called("fn new() -> Mutex<u32> { @Mutex::new(0) }"), None);
        assert_eq!(called("let x = 1;\n    run(@Mutex::new(0));"), None);
    }
}
