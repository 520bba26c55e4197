//! The player, as a reader sees and uses it.

use fantoccini::Locator;
use fantoccini::key::Key;

use crate::browser::Browser;

/// Reads what is visible of the first element that is found, without the names that only a screen reader reads.
const SEEN: &str = "const seen = (element) => { const copy = element.cloneNode(true);
    copy.querySelectorAll('.unseen, .badge').forEach((part) => part.remove()); return copy.textContent; };";

impl Browser {
    /// The text in the first element of these; nothing, where there is none.
    pub async fn seen(&self, selector: &str) -> Option<String> {
        let script = format!(
            "{SEEN} const element = document.querySelector({selector:?}); return element && seen(element);"
        );
        self.ask(&script).await.as_str().map(str::to_owned)
    }

    /// The texts in all elements of these.
    pub async fn all_seen(&self, selector: &str) -> Vec<String> {
        let script = format!("{SEEN} return [...document.querySelectorAll({selector:?})].map(seen);");
        let texts = self.ask(&script).await;
        texts
            .as_array()
            .expect("a list")
            .iter()
            .map(|text| text.as_str().expect("a text").to_owned())
            .collect()
    }

    /// How many elements of these there are.
    pub async fn count(&self, selector: &str) -> u64 {
        let script = format!("return document.querySelectorAll({selector:?}).length;");
        self.ask(&script).await.as_u64().expect("a number")
    }

    /// Clicks on the first of these, as a mouse does: what is covered or out of sight can't be clicked on.
    pub async fn click(&self, selector: &str) {
        let element = self.client.find(Locator::Css(selector)).await;
        let element = element.unwrap_or_else(|error| panic!("{selector}: {error}"));
        element.click().await.unwrap_or_else(|error| panic!("{selector}: {error}"));
    }

    /// Clicks on the first button with this text.
    pub async fn press(&self, says: &str) {
        let path = format!("//button[normalize-space()={says:?} or @aria-label={says:?}]");
        let button = self.client.find(Locator::XPath(&path)).await;
        let button = button.unwrap_or_else(|error| panic!("{says}: {error}"));
        button.click().await.unwrap_or_else(|error| panic!("{says}: {error}"));
    }

    /// Types on the keyboard, wherever the focus is.
    pub async fn type_keys(&self, keys: &str) {
        let focus = self.client.active_element().await.expect("something has the focus");
        focus.send_keys(keys).await.expect("keys can be typed");
    }

    pub async fn key(&self, key: Key) {
        self.type_keys(&char::from(key).to_string()).await;
    }
}
