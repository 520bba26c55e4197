//! The functions of a Rust file, as stretches of its text: so that those of one step can be shown or put back.

use std::ops::Range;

use super::scan::steps_left;
use super::tokens::{Token, tokens};

/// A function with its comment and attributes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Function {
    /// What it stands in, `impl Drop for Permit<'_>`; nothing at the top of the file.
    pub home: String,
    /// Its name.
    pub name: String,
    /// Where it stands: whole lines.
    pub at: Range<usize>,
}

impl Function {
    /// Whether both are the same function, in two versions of a file.
    pub fn is(&self, other: &Function) -> bool {
        (&self.home, &self.name) == (&other.home, &other.name)
    }

    /// As people name it: `Permit::drop` is called `drop` of `impl Drop for Permit<'_>`.
    pub fn shown(&self) -> String {
        match self.home.as_str() {
            "" => format!("`{}`", self.name),
            home => format!("`{}` of `{home}`", self.name),
        }
    }
}

/// The functions in which a step's `todo!` stands.
pub fn of_step(text: &str, step: u32) -> Vec<Function> {
    let is_of_step = |function: &Function| steps_left(&text[function.at.clone()]).contains(&step);
    functions_in(text).into_iter().filter(is_of_step).collect()
}

/// Every function with a body, in its order; one inside another's body belongs to that one.
pub fn functions_in(text: &str) -> Vec<Function> {
    let code = code_alone(text);
    let (mut functions, mut homes, mut at) = (Vec::new(), Vec::new(), 0);
    while let Some(next) = code[at..].find(['{', '}']).map(|offset| at + offset) {
        let head = header(&code, next);
        if code[next..].starts_with('}') {
            homes.pop();
            at = next + 1;
        } else if let Some(name) = name_in(head) {
            let end = closing(&code, next);
            let start = first_line(text, next - head.len());
            functions.push(Function {
                home: homes.join(" "),
                name: name.into(),
                at: start..line_end(text, end),
            });
            at = end;
        } else {
            homes.push(head.split_whitespace().collect::<Vec<_>>().join(" "));
            at = next + 1;
        }
    }
    functions
}

/// The text with every comment, string and character blanked, each byte in its place.
fn code_alone(text: &str) -> String {
    let blank = |text: &str| text.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect();
    let code = |token: Token| {
        if token.is_gap() || token.is_quoted() { blank(token.text) } else { token.text.to_owned() }
    };
    tokens(text).map(code).collect()
}

/// What stands before an opening brace, back to the end of what came before it; attributes left out.
fn header(code: &str, brace: usize) -> &str {
    let begin = code[..brace].rfind(['{', '}', ';', ']']).map_or(0, |end| end + 1);
    let with_arrays = code[..brace].rfind(['{', '}', ';']).map_or(0, |end| end + 1);
    // An array type has a bracket too: only a whole attribute is cut off.
    let is_attribute = code[with_arrays..begin].trim_start().starts_with("#[");
    code[if is_attribute { begin } else { with_arrays }..brace].trim_start()
}

/// The name behind `fn`; a pointer's type has none.
fn name_in(header: &str) -> Option<&str> {
    let words = |text: &str| text.ends_with(|c: char| c.is_alphanumeric() || c == '_');
    header.match_indices("fn ").find_map(|(at, _)| {
        let name = header[at + 3..].trim_start();
        let length = name.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(name.len());
        (!words(&header[..at]) && length > 0).then(|| &name[..length])
    })
}

/// Behind the brace that closes the one at `open`.
fn closing(code: &str, open: usize) -> usize {
    let mut depth = 0_usize;
    for (at, byte) in code.bytes().enumerate().skip(open) {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at + 1;
        }
    }
    code.len()
}

/// The beginning of the line at `at`, or of the comment and the attributes that stand right above it.
fn first_line(text: &str, at: usize) -> usize {
    let line_of = |at: usize| text[..at].rfind('\n').map_or(0, |end| end + 1);
    let mut start = line_of(at);
    while start > 0 {
        let above = line_of(start - 1);
        let line = text[above..start].trim_start();
        if !(line.starts_with("//") || line.starts_with("#[")) {
            break;
        }
        start = above;
    }
    start
}

fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |end| at + end + 1)
}
