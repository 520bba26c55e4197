//! What keeps answers from the rest of the machine.

use crate::boxes::Kinds;

/// What every system has.
pub fn always_boxed() -> Vec<String> {
    let mut boxes =
        vec!["an answer can name neither another answer nor the checks, and has no unsafe code".to_owned()];
    if cfg!(unix) {
        boxes.push(
            "limits on time, memory and output, and a process group, for the compiler and for each check"
                .into(),
        );
    }
    boxes
}

/// What some Linux systems have.
pub fn are_on(kinds: Kinds, keeps_signals: bool) -> Vec<String> {
    let signals = if keeps_signals {
        "a check can signal no other process"
    } else {
        "a check can still signal other processes of this user: keeping it from that needs Linux 6.12 or later"
    };
    let files = "the compiler of an answer can read nothing but that answer and the toolchain; a check can read only the \
                 system's programs, write only to a folder of its own, and has none of root's other rights";
    let sentences = [
        &format!("{files}; {signals}"),
        "everything that a live check starts ends with it",
        "a live check can connect only to itself",
    ];
    names_of(kinds).iter().zip(sentences).map(|(name, sentence)| format!("{name}: {sentence}")).collect()
}

/// What it is called.
pub fn names_of(kinds: Kinds) -> Vec<&'static str> {
    let namespaces: &[&str] = match kinds {
        Kinds::None => &[],
        Kinds::Processes => &["a PID namespace"],
        Kinds::ProcessesAndNetworks => &["a PID namespace", "a network namespace"],
    };
    [&["landlock"], namespaces].concat()
}

/// There are none.
pub fn no_boxes() -> &'static str {
    "This system has no sandbox for answers (landlock needs Linux 6.2 or later), and --require-sandbox asks for one."
}
