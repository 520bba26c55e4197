//! What keeps answers from the rest of the machine.

/// What every system has.
pub fn always_boxed() -> Vec<String> {
    let mut boxes = vec!["an answer is a crate of its own, without unsafe code".to_owned()];
    if cfg!(unix) {
        boxes.push("limits on time, memory and output, and a process group, for compiler and check".into());
    }
    boxes
}

/// What some Linux systems have.
pub fn landlock_is_on() -> &'static str {
    "landlock: a check can read only the system's programs, and write only to a folder of its own"
}

/// Where users may have namespaces.
pub fn namespace_is_on() -> &'static str {
    "a namespace of processes: what a live check has started ends with it"
}

/// There are none.
pub fn no_boxes() -> &'static str {
    "This system has no boxes (landlock needs Linux 6.2 or later), and --require-sandbox asks for them."
}
