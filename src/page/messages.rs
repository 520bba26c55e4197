//! What a page says by itself. What the player says is in `player/messages.js`.

pub fn needs_script() -> &'static str {
    "This page shows how threads interleave, step by step. Your browser runs no scripts here, so it can't."
}
