//! The sentences of a page. Those of the player are in `player/messages.js`.

pub fn needs_script() -> &'static str {
    "This page shows how threads interleave, step by step. For this it needs scripts, and your browser does not run them here."
}
