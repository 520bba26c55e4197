//! The book is made: it is opened, and its place is told whatever comes of that.

use std::io;
use std::path::Path;

use crate::messages;

/// Opens the page with `browser`, if somebody looks. What there is to say then; the page's place is in it.
pub fn opened<'a>(page: &'a Path, browser: Option<impl FnOnce(&'a Path) -> io::Result<()>>) -> String {
    match browser.map(|browser| browser(page)) {
        None => messages::page_at(page),
        Some(Ok(())) => messages::opened(page),
        Some(Err(_)) => messages::without_browser(page),
    }
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::path::Path;

    use super::opened;

    #[test]
    fn the_place_of_the_page_is_told_with_a_browser_and_without() {
        let page = Path::new("target/book/index.html");
        let no_browser = |_: &Path| Err(io::Error::from(io::ErrorKind::NotFound));
        let browser = |opened: &Path| {
            assert_eq!(opened, page);
            Ok(())
        };
        assert_eq!(opened(page, None::<fn(&Path) -> io::Result<()>>), "target/book/index.html");
        assert_eq!(
            opened(page, Some(no_browser)),
            "No browser could be opened. Open target/book/index.html in one."
        );
        assert_eq!(
            opened(page, Some(browser)),
            "The book is in target/book/index.html. It opens in your browser."
        );
    }
}
