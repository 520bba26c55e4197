//! A page that is complete in itself.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest, Sha256};

use crate::assets::{SCRIPT, STYLE, THEME};
use crate::data::data_element;
use crate::messages;

/// What the page around the player looks like.
const FRAME: &str = include_str!("page.css");

/// Asks the server whether it has another page.
const FOLLOW: &str = include_str!("follow.js");

/// Stands at the head of each page, so that it is known as one.
pub const MARK: &str = r#"<meta name="generator" content="The concurrency workbook">"#;

/// A page that plays `interleaving_json`, an `Interleaving` or a list of them, from which the reader chooses. It opens
/// from a disk, loads nothing, and runs no script but the player.
pub fn page(title: &str, interleaving_json: &str) -> String {
    let policy = format!("script-src {}", hash(&SCRIPT));
    whole(title, Content::Interleaving(interleaving_json), &policy, html! {})
}

/// What a page shows.
pub enum Content<'a> {
    /// An `Interleaving` or a list of them, as JSON.
    Interleaving(&'a str),
    /// A sentence, while there is no interleaving to show.
    Words(&'a str),
}

/// A page that a server has. When the server's page has another number, which it tells at `number` beside this one,
/// the page loads it.
pub fn followed(title: &str, content: Content<'_>, number: u64) -> String {
    let policy = format!("script-src {} {}; connect-src 'self'", hash(&SCRIPT), hash(FOLLOW));
    let script = html! { script #follow data-number=(number) { (PreEscaped(FOLLOW)) } };
    whole(title, content, &policy, script)
}

fn whole(title: &str, content: Content<'_>, policy: &str, more: Markup) -> String {
    let style = [THEME, FRAME, &STYLE].concat();
    let policy = format!(
        "default-src 'none'; {policy}; style-src {}; base-uri 'none'; form-action 'none'",
        hash(&style)
    );
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                (PreEscaped(MARK))
                meta http-equiv="Content-Security-Policy" content=(policy);
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (PreEscaped(&style)) }
            }
            body {
                main {
                    noscript { p { (messages::needs_script()) } }
                    @match content {
                        Content::Interleaving(json) => { interleaving-player page { (data_element(json)) } }
                        Content::Words(words) => { h1 { (title) } p { (words) } }
                    }
                }
                script { (PreEscaped(SCRIPT.as_str())) }
                (more)
            }
        }
    };
    page.into_string() + "\n"
}

/// The hash of an inline script or style, as a content security policy names it.
fn hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text.as_bytes())))
}
