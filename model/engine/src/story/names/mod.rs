//! What the program's text calls an object: the story says `counter.load()`, not "atomic 3".

mod bound;

use crate::rt::event::Place;
use crate::rt::{Kind, ObjectId};
use crate::trace::{Trace, is_ours};
use std::cell::RefCell;
use std::collections::HashMap;

/// The object's name in the program, or what kind it is; with a number where several share it.
pub(crate) fn name(trace: &Trace, id: ObjectId) -> String {
    let name = unnumbered(trace, id);
    let all = (0..trace.objects.len()).map(|index| ObjectId(index as u32));
    let same: Vec<ObjectId> = all.filter(|other| unnumbered(trace, *other) == name).collect();
    match same.iter().position(|other| *other == id) {
        Some(at) if same.len() > 1 => format!("{name}#{}", at + 1),
        _ => name,
    }
}

/// As [`of`], in backquotes if it is a name that occurs in the program.
pub(crate) fn quoted(trace: &Trace, id: ObjectId) -> String {
    let name = name(trace, id);
    if is_description(&name) { name } else { format!("`{name}`") }
}

/// Whether it says what the object is and where it was made, because no name is known.
pub(crate) fn is_description(name: &str) -> bool {
    name.contains(' ')
}

fn unnumbered(trace: &Trace, id: ObjectId) -> String {
    let object = &trace.objects[id.0 as usize];
    shared(object.kind, object.made_at)
}

/// The name that all objects made here share.
pub(crate) fn shared(of: Kind, made_at: Place) -> String {
    if of == Kind::Output {
        return kind(of).to_owned();
    }
    in_source(made_at).unwrap_or_else(|| described(of, made_at))
}

/// "the mutex of line 14"
fn described(of: Kind, place: Place) -> String {
    let kind = kind(of);
    if is_ours(place.file()) { kind.to_owned() } else { format!("the {kind} of line {}", place.line()) }
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
    if let Some(known) = KNOWN.with_borrow(|known| known.get(&place).cloned()) {
        return known;
    }
    let name = read_in_source(place);
    KNOWN.with_borrow_mut(|known| known.insert(place, name.clone()));
    name
}

fn read_in_source(place: Place) -> Option<String> {
    with_source(place.file(), |text| {
        let line = text.split_inclusive('\n').take(place.line() as usize - 1).map(str::len).sum::<usize>();
        bound::name(text, line + place.column() as usize - 1)
    })
}

thread_local! {
    /// Names that were read before: a story asks for the same ones again and again.
    static KNOWN: RefCell<HashMap<Place, Option<String>>> = RefCell::default();
    /// Source files that were read. None for one that can't be.
    static SOURCES: RefCell<HashMap<&'static str, Option<String>>> = RefCell::default();
}

/// Reads a file once.
fn with_source<T>(file: &'static str, look: impl FnOnce(&str) -> Option<T>) -> Option<T> {
    SOURCES.with(|sources| {
        let mut sources = sources.borrow_mut();
        let text = sources.entry(file).or_insert_with(|| std::fs::read_to_string(file).ok());
        text.as_deref().and_then(look)
    })
}
