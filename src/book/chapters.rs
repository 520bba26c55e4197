//! The chapters of a book, before they become pages.

use std::collections::BTreeMap;

/// The chapters, in the order of the table of contents.
#[derive(Default)]
pub struct Chapters {
    /// What mdBook reads: the table of contents.
    pub summary: String,
    /// The Markdown of each, by its place.
    pub files: BTreeMap<String, String>,
    /// The data that an element of a page shows, by the element's key.
    pub data: BTreeMap<String, String>,
}

impl Chapters {
    /// Begins a part.
    pub fn part(&mut self, title: &str) {
        self.summary += &format!("\n# {title}\n\n");
    }

    /// Adds a chapter. `title` is Markdown.
    pub fn add(&mut self, level: usize, title: &str, place: &str, text: String) {
        self.summary += &format!("{:indent$}- [{title}]({place})\n", "", indent = 2 * level);
        self.files.insert(place.to_owned(), text);
    }

    /// Data for an element, and the element.
    pub fn element(&mut self, name: &str, key: &str, json: String) -> String {
        self.data.insert(key.to_owned(), json);
        format!(
            "<div class=\"stage-of-{name}\"><{name} id=\"{}\" data-key=\"{key}\"></{name}></div>\n\n",
            anchor(key)
        )
    }
}

/// A key as the name of an element.
fn anchor(key: &str) -> String {
    key.replace(|letter: char| !letter.is_ascii_alphanumeric(), "-")
}
