//! The families of misconceptions, by which the museum is ordered.

use crate::exhibits::Exhibit;

/// A family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Family(usize);

/// A family's title, and words by which an exhibit is known to belong to it.
type Known = (&'static str, &'static [&'static str]);

/// In the order in which the museum shows them. The words are those of verdicts, in small letters.
const FAMILIES: [Known; 16] = [
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
        "A wait may end for no reason",
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
        "A few tries in place of waiting",
        &["stopped trying", "busy for a moment", "gave up and left", "gave up after", "thought to be enough"],
    ),
    ("Asking again and again", &["busy waiting", "again and again", "polls", "`try_lock` does not wait"]),
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
    ("Panics and poison", &["panic of", "poison", "panicking", "ended its thread", "throw the value away"]),
    ("State that calls share", &["`static`", "belongs to one call"]),
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
    ("Another result than the contract says", &[]),
];
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
        let of_text = |text: &&str| {
            let text = text.to_lowercase();
            FAMILIES.iter().position(|(_, words)| words.iter().any(|word| text.contains(word)))
        };
        Family(texts.iter().find_map(of_text).unwrap_or(FAMILIES.len() - 1))
    }

    /// Every family, in order.
    pub fn all() -> impl Iterator<Item = Family> {
        (0..FAMILIES.len()).map(Family)
    }

    /// Its title.
    pub fn title(self) -> &'static str {
        FAMILIES[self.0].0
    }
}

#[cfg(test)]
mod tests {
    use super::Family;

    #[test]
    fn the_first_text_that_says_something_decides() {
        let of = |texts: &[&str]| Family::known(texts).title();
        assert_eq!(of(&["Lost update: two steps.", "Poison is a warning"]), "Lost update");
        assert_eq!(of(&["", "deadlock", "`static`"]), "Deadlock");
        assert_eq!(of(&["", "", "It leaves 4"]), "Another result than the contract says");
    }
}
