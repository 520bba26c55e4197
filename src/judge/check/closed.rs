//! Whether an answer can be a module of a crate that holds others. It can if it would say the same there: if it names
//! nothing outside itself, and changes nothing there. A path out of a module begins with a keyword, and a macro can move a
//! keyword to another place, but not put one together from parts. So its words tell, wherever they stand.

use super::plan::Answer;
use super::scan::Main;
use super::tokens::{Token, tokens};

/// Words that lead out of a module, take in a file, change what stands outside the module, or tell where it stands.
const WORDS: [&str; 14] = [
    "crate",
    "env",
    "extern",
    "include",
    "include_bytes",
    "include_str",
    "macro_export",
    "macro_use",
    "mod",
    "module_path",
    "option_env",
    "super",
    "type_name",
    "type_name_of_val",
];

/// Whether it would say the same as a module.
pub fn is_closed(answer: &Answer) -> bool {
    answer.text.source().is_some_and(|source| {
        let code: Vec<Token> = tokens(&source.whole).filter(|token| !token.is_gap()).collect();
        keeps_to_itself(&code) && (source.main == Main::Missing || has_plain_main(&code))
    })
}

fn keeps_to_itself(code: &[Token]) -> bool {
    let leads_out = |token: &Token| token.is_name() && WORDS.contains(&token.text.trim_start_matches("r#"));
    // What is said at the top, of all that follows, can only be said of a crate.
    let speaks_of_all = code.windows(2).any(|pair| (pair[0].text, pair[1].text) == ("#", "!"));
    !speaks_of_all && !code.iter().any(leads_out)
}

/// Whether it has a `main` that is one without doubt: of a module nobody asks for one.
fn has_plain_main(code: &[Token]) -> bool {
    const PLAIN: [&str; 5] = ["fn", "main", "(", ")", "{"];
    let mut depth = 0_i32;
    for (at, token) in code.iter().enumerate() {
        let is_here = code[at..].iter().map(|token| token.text).take(PLAIN.len()).eq(PLAIN);
        let before = code[..at].iter().rev().map(|token| token.text).find(|word| *word != "pub");
        if depth == 0 && is_here && before != Some("]") {
            return true;
        }
        depth += match token.text {
            "(" | "[" | "{" => 1,
            ")" | "]" | "}" => -1,
            _ => 0,
        };
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Vec<Token<'_>> {
        tokens(text).filter(|token| !token.is_gap()).collect()
    }

    fn is_closed_text(text: &str) -> bool {
        keeps_to_itself(&code(text))
    }

    #[test]
    fn only_a_main_at_the_top_that_is_always_there_is_one() {
        for text in [
            "fn main() {}",
            "use std::fs;\npub fn main() { print(\"}\") }",
            "#[derive(Debug)]\nstruct A;\nfn main() {}",
        ] {
            assert!(has_plain_main(&code(text)), "{text}");
        }
        for text in [
            "/*\nfn main() {}\n*/",
            "#[cfg(any())]\nfn main() {}",
            "#[cfg(any())]\npub fn main() {}",
            "macro_rules! m { () => {\nfn main() {}\n} }",
            "fn main(_x: u32) {}",
            "fn main() -> u32 { 1 }",
            "fn main() where u32: Sized {}",
            "struct A;\nimpl A {\nfn main() {}\n}",
        ] {
            assert!(!has_plain_main(&code(text)), "{text}");
        }
    }

    #[test]
    fn an_answer_that_keeps_to_itself_can_stand_beside_others() {
        for text in [
            "//! crate\nuse std::sync::Mutex;\npub fn one() -> &'static str { \"super\" }",
            "struct Path;\n#[derive(Debug)]\npub struct Two;",
            "macro_rules! twice { ($x:expr) => { $x + $x } }\nfn main() {}",
        ] {
            assert!(is_closed_text(text), "{text}");
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
            "pub(crate) struct One;",
            "macro_rules! out { (pub($c:tt) $($r:tt)*) => { $c $($r)* } }\nout!(pub(crate) ::neighbour::run());",
            "const HERE: &str = module_path!();",
            "const HERE: &str = env!(\"CARGO_PKG_NAME\");",
            "fn here() -> &'static str { std::any::type_name::<Counter>() }",
        ] {
            assert!(!is_closed_text(text), "{text}");
        }
    }
}
