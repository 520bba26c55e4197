//! The items of a Rust file, as stretches of its text.

/// Cuts a file, as rustfmt leaves it, into its items: an item ends where a line at the left margin
/// closes it. What stands above an item, its comments and attributes, belongs to it.
pub fn items(text: &str) -> Vec<String> {
    let mut items = Vec::new();
    let mut item = String::new();
    for line in text.lines().filter(|line| !line.starts_with("//!")) {
        item.push_str(line);
        item.push('\n');
        let closes = line.starts_with(['}', ']'])
            || (!line.starts_with([' ', '/', '#']) && line.ends_with([';', '}']));
        if closes {
            items.push(std::mem::take(&mut item));
        }
    }
    items
}

/// What an item is known by: `fn relay`, `struct Permit`, `impl Drop for Permit<'_> {`, or a whole
/// import.
pub fn head(item: &str) -> String {
    let line = item.lines().find(|line| !line.is_empty() && !line.starts_with(['/', '#', ' ']));
    let line = line.unwrap_or_default().strip_prefix("pub ").unwrap_or(line.unwrap_or_default());
    match line.split_once(' ') {
        Some((kind @ ("fn" | "struct" | "enum" | "const" | "static" | "type" | "trait"), rest)) => {
            let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            format!("{kind} {name}")
        }
        _ => line.to_owned(),
    }
}

/// Whether it is a `use`.
pub fn is_import(item: &str) -> bool {
    item.starts_with("use ")
}
