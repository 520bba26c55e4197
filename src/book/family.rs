//! The families of misconceptions, by which the museum is ordered.

/// A family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Family(usize);

/// A family's title, and words by which an exhibit is known to belong to it: the first family that fits counts.
type Known = (&'static str, &'static [&'static str]);

/// In the order in which the museum shows them. What the engine found decides, so the words are those of its verdicts.
const FAMILIES: [Known; 13] = [
    ("Lost update", &["lost update", "two separate locks", "failed compare-and-exchange writes nothing"]),
    (
        "Lost wake-up",
        &["lost wake-up", "was not told", "share a condition variable", "meant for the next", "wake-up"],
    ),
    (
        "A wait that ends for no reason",
        &["ended for no reason", "`while`, not `if`", "look again each time", "for no reason"],
    ),
    (
        "Deadlock",
        &[
            "deadlock",
            "locks twice",
            "holds one account",
            "sender is still alive",
            "wait for each other",
            "two orders",
            "same order",
        ],
    ),
    (
        "Nobody waits",
        &[
            "nobody wait",
            "not all workers were waited for",
            "is not waiting until",
            "too early",
            "before its thread had left",
            "still running",
        ],
    ),
    (
        "Asking again and again in place of waiting",
        &["busy waiting", "busy for a moment", "stopped trying", "looks", "tries of", "asks "],
    ),
    (
        "One at a time",
        &[
            "one after another",
            "before the next one is started",
            "at the same time",
            "one at a time",
            "work at the same time",
            "by one thread",
            "take turns",
            "a group waits",
            "in groups",
        ],
    ),
    (
        "A lock is held too long",
        &[
            "holds a lock while",
            "delay is outside",
            "while it sleeps",
            "lock over",
            "held while",
            "under the lock",
        ],
    ),
    ("A thread that hears nothing", &["hears nothing", "sleeps until its next", "does not end", "too late"]),
    ("Panics and poison", &["panic", "poison"]),
    ("State that calls share", &["`static`", "static"]),
    (
        "Time and its limits",
        &["patience", "time limit", "before its time", "clock", "seconds", "delay", "period", "tick"],
    ),
    ("Another result than the contract says", &[""]),
];

impl Family {
    /// The family of an exhibit, by what is said of it, the most telling text first.
    pub fn of(said: &[&str]) -> Family {
        let said: Vec<String> = said.iter().map(|text| text.to_lowercase()).collect();
        let fits = |(_, words): &Known| words.iter().any(|word| said.iter().any(|text| text.contains(word)));
        Family(FAMILIES.iter().position(fits).unwrap_or(FAMILIES.len() - 1))
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
