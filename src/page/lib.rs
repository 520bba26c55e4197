//! Shows an interleaving in a browser.
//!
//! `player/` is a custom element, `<interleaving-player>`, in plain JavaScript. It reads its JSON
//! (`workbook/interleaving/v1`) from a `<script type="application/json">` inside it.

mod assets;
mod data;
mod messages;
mod page;

pub use assets::{SCRIPT, STYLE, THEME};
pub use data::data_element;
pub use page::{Content, MARK, followed, page};
