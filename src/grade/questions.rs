//! The answers to a lesson's questions, in its text: `pub const QUESTIONS: &[(&str, &str)] = &[("…?", "…")];`

use std::ops::Range;

use litrs::StringLit;
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use workbook_judge::check::tokens::{Token, tokens};

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

/// The text that is judged: this one, with empty answers, and every line where it was. Files that differ in nothing else are
/// judged once. No check asks for the answers, and code that reads them gets the verdict that it deserves without them.
pub fn unanswered(text: &str) -> String {
    let mut judged = String::new();
    let mut end = 0;
    for answer in answers(text).unwrap_or_default() {
        judged += &text[end..answer.start];
        judged += "\"\"";
        judged.extend(text[answer.clone()].matches('\n'));
        end = answer.end;
    }
    judged + &text[end..]
}

/// Where the answers stand; nothing if the constant is not written as in the lesson.
fn answers(text: &str) -> Option<Vec<Range<usize>>> {
    let tokens: Vec<Token<'_>> = tokens(text).filter(|token| !token.is_gap()).collect();
    let mut depth = 0_usize;
    let start = tokens.windows(3).position(|words| {
        let is_it =
            depth == 0 && words[0].text == "const" && words[1].text == "QUESTIONS" && words[2].text == ":";
        match words[0].text {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth = depth.saturating_sub(1),
            _ => {}
        }
        is_it
    })?;
    const HEAD: &str = "const QUESTIONS : & [ ( & str , & str ) ] = & [";
    let head = HEAD.split(' ').count();
    let rest = &tokens[start..];
    if rest.len() < head || !rest.iter().zip(HEAD.split(' ')).all(|(token, word)| token.text == word) {
        return None;
    }
    let mut rest = &rest[head..];
    let mut answers = Vec::new();
    while let [open, question, comma, answer, more @ ..] = rest {
        if open.text != "(" || !is_string(question) || comma.text != "," || !is_string(answer) {
            break;
        }
        answers.push(answer.at.clone());
        rest = without(without(more, ","), ")");
        rest = without(rest, ",");
    }
    Some(answers)
}

fn is_string(token: &Token<'_>) -> bool {
    StringLit::parse(token.text).is_ok_and(|string| string.suffix().is_empty())
}

fn without<'a, 'b>(tokens: &'a [Token<'b>], sign: &str) -> &'a [Token<'b>] {
    match tokens {
        [first, rest @ ..] if first.text == sign => rest,
        all => all,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_judged_has_no_answers_and_every_line_where_it_was() {
        let head = "fn a() {}\npub const QUESTIONS: &[(&str, &str)] = &[\n";
        let answered = format!(
            "{head}    (\"a?\", \"b\\\n     c\"),\n    (\"d?\", r#\"e\"#,),\n];\nfn main() {{ (\"a\", \"b\") }}\n"
        );
        let judged = format!(
            "{head}    (\"a?\", \"\"\n),\n    (\"d?\", \"\",),\n];\nfn main() {{ (\"a\", \"b\") }}\n"
        );
        assert_eq!(unanswered(&answered), judged);
        assert_eq!(unanswered(&judged), judged);
    }

    #[test]
    fn what_only_looks_like_answers_is_judged_as_it_is() {
        let list = "const QUESTIONS: &[(&str, &str)] = &[(\"a\", \"b\")];";
        let of_another_type = "const QUESTIONS: &[(&str, &[u8])] = &[(\"a\", b\"b\")];";
        let computed = "const QUESTIONS: &[(&str, &str)] = &[(\"a\", concat!(\"b\"))];";
        for text in [
            &format!("mod m {{ {list} }}"),
            &format!("m!({list});"),
            of_another_type,
            computed,
            "(",
            "const QUESTIONS:",
        ] {
            assert_eq!(unanswered(text), text);
        }
        assert_eq!(unanswered(list), list.replace("\"b\"", "\"\""));
    }

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
