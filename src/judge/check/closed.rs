//! Whether an answer can be a module of a crate that holds others. It can if it would say the same there: if it names
//! nothing outside itself, and changes nothing there. A path out of a module begins with a keyword, and no macro can put a
//! keyword or a name together from parts, so its words tell.

use super::plan::Answer;
use super::tokens::{Token, tokens};

/// Words that lead out of a module, take in a file, or change what stands outside the module.
const WORDS: [&str; 9] = [
    "crate",
    "extern",
    "include",
    "include_bytes",
    "include_str",
    "macro_export",
    "macro_use",
    "mod",
    "super",
];

/// Whether it would say the same as a module.
pub fn is_closed(answer: &Answer) -> bool {
    answer.text.source().is_some_and(|source| says_nothing_of_others(&source.whole))
}

fn says_nothing_of_others(text: &str) -> bool {
    let code: Vec<Token> = tokens(text).filter(|token| !token.is_gap()).collect();
    let is_word = |at: usize, token: &Token| {
        let name = token.text.trim_start_matches("r#");
        token.is_name() && WORDS.contains(&name) && !is_pub_crate(&code, at)
    };
    // What is said at the top, of all that follows, can only be said of a crate.
    let speaks_of_all = code.windows(2).any(|pair| (pair[0].text, pair[1].text) == ("#", "!"));
    !speaks_of_all && !code.iter().enumerate().any(|(at, token)| is_word(at, token))
}

/// Nobody else in the crate looks for what is `pub(crate)`.
fn is_pub_crate(code: &[Token], at: usize) -> bool {
    let around = at.checked_sub(2).and_then(|start| code.get(start..at + 2));
    around.is_some_and(|words| words.iter().map(|word| word.text).eq(["pub", "(", "crate", ")"]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_that_keeps_to_itself_can_stand_beside_others() {
        for text in [
            "//! crate\nuse std::sync::Mutex;\npub fn one() -> &'static str { \"super\" }",
            "pub(crate) struct Path;\n#[derive(Debug)]\npub struct Two;",
            "macro_rules! twice { ($x:expr) => { $x + $x } }\nfn main() {}",
        ] {
            assert!(says_nothing_of_others(text), "{text}");
        }
    }

    #[test]
    fn an_answer_that_names_what_is_outside_can_not() {
        for text in [
            "use crate::answer_1::Counter;",
            "use super::answer_1::Counter;",
            "use self::super::Counter;",
            "macro_rules! out { () => { $crate::Counter } }",
            "#[macro_export]\nmacro_rules! println { () => {} }",
            "#![allow(dead_code)]",
            "fn main() { #![allow(dead_code)] }",
            "const A: &str = r#include_str!(\"other.rs\");",
            "mod other;",
            "macro_rules! module { ($name:ident) => { mod $name; } }",
            "extern crate self as everything;",
            "pub(super) struct One;",
        ] {
            assert!(!says_nothing_of_others(text), "{text}");
        }
    }
}
