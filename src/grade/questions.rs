//! The answers to a lesson's questions, in its text: `pub const QUESTIONS: &[(&str, &str)] = &[("…?", "…")];`

use litrs::StringLit;
use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A question, and what was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// The question.
    pub question: String,
    /// The answer; empty if there is none.
    pub answer: String,
}

/// Every question of a text, in its order. A text that is no Rust has none.
pub fn of(text: &str) -> Vec<Answered> {
    let tokens: Vec<TokenTree> = text.parse::<TokenStream>().into_iter().flatten().collect();
    let name = tokens.iter().position(|token| matches!(token, TokenTree::Ident(name) if name == "QUESTIONS"));
    let Some(name) = name else { return Vec::new() };
    let value = tokens[name..].iter().skip_while(|token| !is_sign(token, '='));
    let list = value.take_while(|token| !is_sign(token, ';')).find_map(inside(Delimiter::Bracket));
    let pairs = list.into_iter().flatten().filter_map(|token| inside(Delimiter::Parenthesis)(&token));
    pairs.filter_map(answered).collect()
}

fn is_sign(token: &TokenTree, sign: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == sign)
}

fn inside(delimiter: Delimiter) -> impl Fn(&TokenTree) -> Option<TokenStream> {
    move |token| match token {
        TokenTree::Group(group) if group.delimiter() == delimiter => Some(group.stream()),
        _ => None,
    }
}

fn answered(pair: TokenStream) -> Option<Answered> {
    let mut strings = pair.into_iter().filter_map(|token| match token {
        TokenTree::Literal(literal) => Some(StringLit::parse(literal.to_string()).ok()?.value().to_owned()),
        _ => None,
    });
    Some(Answered { question: strings.next()?, answer: strings.next().unwrap_or_default() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_and_answers_are_read_as_rust_reads_them() {
        let text = "pub const QUESTIONS: &[(&str, &str)] = &[\n    (\"Why \\\"?\", \"be\\\n     cause\"),\n    (r\"b?\", r#\"\"#),\n];\nfn main() { let a = [(1, 2)]; }";
        let read = of(text);
        let pairs: Vec<(&str, &str)> =
            read.iter().map(|read| (read.question.as_str(), read.answer.as_str())).collect();
        assert_eq!(pairs, [("Why \"?", "because"), ("b?", "")]);
        assert_eq!(of("fn main() {"), []);
        assert_eq!(of("fn main() {}"), []);
    }
}
