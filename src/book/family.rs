//! The families of misconceptions, by which the museum is ordered.

use crate::exhibits::Exhibit;

/// A family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Family(usize);

/// A family's title, and words by which an exhibit is known to belong to it.
type Known = (&'static str, &'static [&'static str]);

/// In the order in which the museum shows them. The words are those of verdicts, in small letters.
const FAMILIES: [Known; 15] = [
    (
        "Lost update",
        &[
            "lost update",
            "two separate locks",
            "failed compare-and-exchange writes",
            "bypass",
            "in two steps",
        ],
    ),
    (
        "Lost wake-up",
        &[
            "lost wake-up",
            "was not told",
            "condition variable",
            "wakes nobody",
            "meant for the next",
            "waits for a notification",
        ],
    ),
    (
        "A wait that ends for no reason",
        &["for no reason", "`while`, not `if`", "look again each time", "weak exchange failed"],
    ),
    (
        "Deadlock",
        &[
            "locks twice",
            "holds one account",
            "sender is still alive",
            "two orders",
            "wait for each other",
            "same order",
            DEADLOCK,
        ],
    ),
    ("A guard is dropped too early", &["`let _ =`", "guard is dropped", "dropped too early", "guard lives"]),
    ("Locks that exclude nobody", &["lock of its own", "separate locks"]),
    (
        "Nobody waits",
        &[
            "nobody waited",
            "nobody waits",
            "was waited for: when one",
            "were waited for",
            "not waiting",
            "before its thread had",
            "still running",
            "still owns",
            "still has several owners",
            "only `join`",
            "too early",
        ],
    ),
    (
        "A few tries instead of waiting",
        &["stopped trying", "busy for a moment", "gave up and left", "gave up after", "thought to be enough"],
    ),
    ("Busy waiting", &["busy waiting", "again and again", "polls", "`try_lock` does not wait"]),
    (
        "One at a time",
        &[
            "before the next one is started",
            "before the last is started",
            "before you wait for any",
            "take turns",
            "one at a time",
            "at the same time",
            "no thread was started",
            "on one thread",
            "more than one nap",
            "only when others have ended",
            "group waits",
            "calling thread",
            "dealt out",
            "one job after another",
        ],
    ),
    ("A lock is held too long", &["lock is held", "holds a lock", "delay is outside", "holds the lock"]),
    ("A thread that sleeps hears nothing", &["sleeps until", "hears nothing"]),
    (
        "Panics and poisoning",
        &["panic of", "poison", "panicking", "ended its thread", "throw the value away"],
    ),
    ("State shared between calls", &["`static`", "belongs to one call"]),
    (
        "Time and its limits",
        &[
            "patience",
            "too late",
            "before its time",
            "time limit",
            "returned after",
            "ticks",
            "takes as long",
            "has passed",
        ],
    ),
];
/// Families of mistakes that have less to do with threads, known by the words of exhibits.
const OTHERS: [Known; 9] = [
    (
        "Check, then act",
        &[
            "a moment later",
            "takes it later",
            "for granted",
            "under another",
            "is locked and",
            "whether one is left",
            "between looking",
        ],
    ),
    (
        "Empty mistaken for finished",
        &[
            "is empty",
            "is closed",
            "counts as done",
            "when it is got",
            "being done",
            "tells the consumer",
            "under one lock",
        ],
    ),
    (
        "The order of results",
        &["order", "newest", "reverse", "comes out", "come out", "finishing", "in turn", "other way round"],
    ),
    (
        "A limit that nobody asked for",
        &[
            "too many",
            "a waste",
            "32 bits",
            "a byte",
            "64",
            "room for",
            "as cores",
            "at the most",
            "queue without room",
            "many ",
        ],
    ),
    (
        "Off by one",
        &[
            "`<=`",
            "inclusive",
            "one more",
            "one item more",
            "further ahead",
            "remainder",
            "its last",
            "rounded",
            "up to and with",
            "one sum more",
            "begins with",
        ],
    ),
    ("Processes and their pipes", &["child", "process", "pipe", "died", "worker", "stdin", "line"]),
    (
        "Names and files",
        &["name", "file", "folder", "draft", "url", "`..`", "`.j", "host", "photo", "thumbnail", "stem"],
    ),
    ("A failure is lost, or spreads", &["fail", "error", "unwrap", "panic", "message"]),
    (
        "Forgotten, or done twice",
        &["twice", "again", "left out", "forgotten", "not used", "leaves out", "given back", "no `drop`"],
    ),
];
/// What is in no family.
const ANOTHER: &str = "A result that the contract does not allow";
const DEADLOCK: &str = "deadlock";

impl Family {
    /// The family of an exhibit: what the engine recognised decides, then what the exhibit says of itself.
    pub fn of(exhibit: &Exhibit) -> Family {
        let film = exhibit.found.film.as_ref();
        let end = film.and_then(|film| film.end.as_ref());
        let recognised = match end {
            Some(end) => end.misconception.as_deref().unwrap_or_default(),
            None => &exhibit.found.message,
        };
        let circle = if end.is_some_and(|end| !end.circle.is_empty()) { DEADLOCK } else { "" };
        Family::known(&[recognised, circle, &exhibit.says, &exhibit.misconception])
    }

    /// By the first of these texts in which words of a family occur.
    fn known(texts: &[&str]) -> Family {
        let of_text = |text: &&str| position(&FAMILIES, text);
        let others = || texts.last().and_then(|text| position(&OTHERS, text)).unwrap_or(OTHERS.len());
        Family(texts.iter().find_map(of_text).unwrap_or_else(|| FAMILIES.len() + others()))
    }

    /// Every family, in order.
    pub fn all() -> impl Iterator<Item = Family> {
        (0..=FAMILIES.len() + OTHERS.len()).map(Family)
    }

    /// Its title.
    pub fn title(self) -> &'static str {
        FAMILIES.iter().chain(&OTHERS).nth(self.0).map_or(ANOTHER, |(title, _)| title)
    }
}

/// The first family of which words occur.
fn position(families: &[Known], text: &str) -> Option<usize> {
    let text = text.to_lowercase();
    families.iter().position(|(_, words)| words.iter().any(|word| text.contains(word)))
}

#[cfg(test)]
mod tests {
    use super::Family;

    #[test]
    fn the_first_text_that_says_something_decides() {
        let of = |texts: &[&str]| Family::known(texts).title();
        assert_eq!(of(&["Lost update: two steps.", "Poison is a warning"]), "Lost update");
        assert_eq!(of(&["", "deadlock", "`static`"]), "Deadlock");
        assert_eq!(of(&["", "`%20` is taken for a space in the name"]), "Names and files");
        assert_eq!(of(&["", "", "It leaves 4"]), "A result that the contract does not allow");
    }
}
