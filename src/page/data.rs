//! JSON inside a page.

use maud::{Markup, PreEscaped, html};

/// The JSON in an element that browsers read as data. Nothing in it can end the element: JSON has `<` only in strings,
/// where `\u003c` means the same.
pub fn data_element(json: &str) -> Markup {
    let inert = json.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
    html! { script type="application/json" { (PreEscaped(inert)) } }
}

#[cfg(test)]
mod tests {
    use super::data_element;

    #[test]
    fn no_text_ends_the_element() {
        let markup = data_element(r#"["</script><!--<script>"]"#).into_string();
        assert_eq!(
            markup,
            r#"<script type="application/json">["\u003c/script>\u003c!--\u003cscript>"]</script>"#
        );
    }

    #[test]
    fn line_separators_of_unicode_are_escaped() {
        assert!(data_element("[\"\u{2028}\u{2029}\"]").into_string().contains(r"\u2028\u2029"));
    }
}
