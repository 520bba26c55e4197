//! What the program's text calls an object: the story says `counter.load()`, not "atomic 3".

use crate::rt::event::Place;
use crate::rt::{Kind, ObjectId};
use crate::trace::Trace;
use std::cell::RefCell;
use std::collections::HashMap;

/// The object's name in the program, or what kind it is; with a number where several share it.
pub(crate) fn of(trace: &Trace, id: ObjectId) -> String {
    let name = plain(trace, id);
    let all = (0..trace.objects.len()).map(|index| ObjectId(index as u32));
    let same: Vec<ObjectId> = all.filter(|other| plain(trace, *other) == name).collect();
    match same.iter().position(|other| *other == id) {
        Some(at) if same.len() > 1 => format!("{name}#{}", at + 1),
        _ => name,
    }
}

fn plain(trace: &Trace, id: ObjectId) -> String {
    let object = &trace.objects[id.0 as usize];
    let name = if object.kind == Kind::Output { None } else { in_source(object.made_at) };
    name.unwrap_or_else(|| kind(object.kind).to_owned())
}

/// What people call such an object.
pub(crate) fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Atomic => "atomic",
        Kind::Mutex => "mutex",
        Kind::RwLock => "rwlock",
        Kind::Condvar => "condvar",
        Kind::Channel => "channel",
        Kind::Barrier => "barrier",
        Kind::Once => "once",
        Kind::Arc => "arc",
        Kind::Output => "standard output",
    }
}

/// The variable, static or field that the object is made for.
fn in_source(place: Place) -> Option<String> {
    with_source(place.file(), |text| {
        let line = text.lines().nth(place.line() as usize - 1)?;
        let before = line.get(..place.column() as usize - 1)?;
        bound_name(before)
    })
}

thread_local! {
    /// Source files that were read. None for one that can't be.
    static SOURCES: RefCell<HashMap<&'static str, Option<String>>> = RefCell::default();
}

/// Reads a file once: a long story names the same objects again and again.
fn with_source<T>(file: &'static str, look: impl FnOnce(&str) -> Option<T>) -> Option<T> {
    SOURCES.with(|sources| {
        let mut sources = sources.borrow_mut();
        let text = sources.entry(file).or_insert_with(|| std::fs::read_to_string(file).ok());
        text.as_deref().and_then(look)
    })
}

/// `let mut total = Arc::new(` gives `total`, `static HITS: AtomicU32 = ` gives `HITS`,
/// `balance: ` gives `balance`.
fn bound_name(before: &str) -> Option<String> {
    let words = before.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|word| !word.is_empty());
    let words: Vec<&str> = words.collect();
    let declared = words.iter().position(|word| ["let", "static"].contains(word));
    let name = match declared {
        Some(at) => words[at + 1..].iter().find(|word| **word != "mut"),
        None if before.trim_end().ends_with(':') => words.last(),
        None => None,
    }?;
    Some((*name).to_owned())
}

#[cfg(test)]
mod tests {
    use super::bound_name;

    #[test]
    fn an_object_is_called_what_it_is_bound_to() {
        assert_eq!(bound_name("    let mut total = Arc::new("), Some("total".to_owned()));
        assert_eq!(bound_name("static HITS: AtomicU32 = "), Some("HITS".to_owned()));
        assert_eq!(bound_name("    Self { id, balance: "), Some("balance".to_owned()));
        assert_eq!(bound_name("        "), None);
    }
}
