//! The words and signs of Rust source, by rustc's own lexer: it reads any text, also one that no compiler would take.

use std::ops::Range;

use ra_ap_rustc_lexer::{FrontmatterAllowed, LiteralKind, TokenKind, tokenize};

/// A word, a sign, a literal, a comment or a gap.
#[derive(Debug)]
pub struct Token<'a> {
    /// What it is.
    pub kind: TokenKind,
    /// How it is written.
    pub text: &'a str,
    /// Where it stands.
    pub at: Range<usize>,
}

impl Token<'_> {
    /// Whether it is a gap or a comment.
    pub fn is_gap(&self) -> bool {
        use TokenKind::{BlockComment, LineComment, Whitespace};
        matches!(self.kind, Whitespace | LineComment { .. } | BlockComment { .. })
    }

    /// Whether it is a name or a keyword.
    pub fn is_name(&self) -> bool {
        matches!(self.kind, TokenKind::Ident | TokenKind::RawIdent)
    }

    /// Whether it is a string or a character.
    pub fn is_quoted(&self) -> bool {
        let TokenKind::Literal { kind, .. } = self.kind else { return false };
        !matches!(kind, LiteralKind::Int { .. } | LiteralKind::Float { .. })
    }
}

/// All of a text, in order.
pub fn tokens(text: &str) -> impl Iterator<Item = Token<'_>> {
    let mut end = 0;
    tokenize(text, FrontmatterAllowed::No).map(move |token| {
        let start = end;
        end += token.len as usize;
        Token { kind: token.kind, text: &text[start..end], at: start..end }
    })
}
