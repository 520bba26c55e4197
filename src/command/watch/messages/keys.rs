//! What the keys do.

/// The keys, in their order at the foot; narrow windows leave the last ones out.
pub const KEYS: [(&str, &str); 11] = [
    ("n", "next"),
    ("p", "previous"),
    ("l", "list"),
    ("h", "hint"),
    ("r", "run"),
    ("e", "explore"),
    ("d", "compare"),
    ("?", "help"),
    ("q", "quit"),
    ("o", "open"),
    ("w", "browser"),
];

/// What the keys do, and what happens without any.
pub const HELP: [(&str, &str); 15] = [
    ("save", "a saved lesson is checked at once; anything running is stopped"),
    ("n  p", "next and previous lesson; any order is fine"),
    ("l", "the list of lessons; type part of a name"),
    ("1 … 9", "select this step: its failure, its hints"),
    ("h", "the next hint for the step; there are three"),
    ("r", "run the lesson on real threads; r again stops it"),
    ("Enter", "the full message of the failure"),
    ("e", "explore the failure: replay it move by move"),
    ("w", "watch the failure in the browser; the page follows what you save"),
    ("d", "compare your answer with the reference, once it passes"),
    ("o", "open the lesson in your editor"),
    ("↑ ↓", "scroll, also PgUp, PgDn, Home and End"),
    ("Esc", "back"),
    ("?", "this page"),
    ("q", "quit; your progress is saved"),
];
