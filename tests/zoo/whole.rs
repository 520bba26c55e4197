//! A file of the zoo holds what differs from the solution. This makes it whole.

#[path = "items.rs"]
pub mod items;

use items::{head, is_import, items};

/// The folder of verdicts on wrong answers, which the museum and the zoo's test share, in the target folder.
pub const WRONG: &str = "zoo-wrong";

/// `//! key: value` gives the value.
pub fn notes<'a>(text: &'a str, key: &'a str) -> impl Iterator<Item = &'a str> {
    text.lines().filter_map(move |line| line.strip_prefix("//! ")?.strip_prefix(key)?.strip_prefix(": "))
}

/// The solution, with the items of `text` in place of those with the same head.
pub fn made_whole(solution: &str, text: &str) -> String {
    let theirs = items(text);
    let ours = items(solution);
    let heads: Vec<String> = ours.iter().map(|item| head(item)).collect();
    // A type may have several blocks of methods; each is known by its first method then.
    let key = |item: &String| {
        let head = head(item);
        let several = heads.iter().filter(|other| **other == head).count() > 1;
        if several && head.starts_with("impl ") { head + &first_method(item) } else { head }
    };
    let without: Vec<&str> = notes(text, "without").collect();
    let replaced = |item: &String| {
        without.contains(&key(item).as_str()) || theirs.iter().any(|other| key(other) == key(item))
    };
    let (imports, rest): (Vec<String>, Vec<String>) =
        ours.iter().filter(|item| !replaced(item)).cloned().partition(|item| is_import(item));
    let completed = |item: &String| {
        let of_solution = ours.iter().find(|other| key(other) == key(item));
        of_solution.map_or_else(|| item.clone(), |other| with_the_rest(item, other))
    };
    let (more_imports, more): (Vec<String>, Vec<String>) =
        theirs.iter().map(completed).partition(|item| is_import(item));
    [imports, more_imports, rest, more].concat().join("\n")
}

/// Stands in a block of methods for those of the solution's that the block does not name.
pub const REST: &str = "    // ..\n";

fn with_the_rest(block: &str, of_solution: &str) -> String {
    let named: Vec<String> = inside(block).iter().map(|method| head(method)).collect();
    let others = inside(of_solution).into_iter().filter(|method| !named.contains(&head(method)));
    let indented = |line: &str| if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") };
    let others: String = others.flat_map(|method| method.lines().map(indented).collect::<Vec<_>>()).collect();
    block.replacen(REST, &others, 1)
}

/// The items inside a block of methods, at the left margin.
pub fn inside(block: &str) -> Vec<String> {
    let line = |line: &str| {
        if line.is_empty() {
            Some("\n".to_owned())
        } else {
            Some(line.strip_prefix("    ")?.to_owned() + "\n")
        }
    };
    items(&block.lines().filter_map(line).collect::<String>())
}

fn first_method(item: &str) -> String {
    let line = item.lines().find(|line| line.trim_start().trim_start_matches("pub ").starts_with("fn "));
    let name = line.and_then(|line| line.split_once('(')).map_or("", |(head, _)| head.trim());
    format!(" {}", name.trim_start_matches("pub "))
}
