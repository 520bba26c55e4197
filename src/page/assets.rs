//! The player's script and styles. Their files work as they are; a page carries them without what only their authors read.

use std::sync::LazyLock;

/// The palette and the type scale, as CSS variables. For any page that shows a player.
pub const THEME: &str = include_str!("theme.css");

/// The player's style. It needs [`THEME`].
pub static STYLE: LazyLock<String> = LazyLock::new(|| {
    let style = include_str!("player/player.css");
    minifier::css::minify(style).expect("the player's style is CSS").to_string()
});

/// The player. A block keeps its names from other scripts; a module would too, but browsers load no module from a disk.
pub static SCRIPT: LazyLock<String> = LazyLock::new(|| {
    let script = concat!(
        "\"use strict\";\n{\n",
        include_str!("player/messages.js"),
        include_str!("player/elements.js"),
        include_str!("player/rust.js"),
        include_str!("player/film.js"),
        include_str!("player/source.js"),
        include_str!("player/lanes.js"),
        include_str!("player/shared.js"),
        include_str!("player/time.js"),
        include_str!("player/ending.js"),
        include_str!("player/predictions.js"),
        include_str!("player/watch.js"),
        include_str!("player/ways.js"),
        include_str!("player/map.js"),
        include_str!("player/scheduler.js"),
        include_str!("player/player.js"),
        "}\n"
    );
    minifier::js::minify(script).expect("the player is JavaScript").to_string()
});

#[cfg(test)]
mod tests {
    use super::{SCRIPT, STYLE};

    #[test]
    fn the_player_is_at_most_40_kilobytes() {
        let size = SCRIPT.len() + STYLE.len();
        assert!(size <= 40 * 1024, "script and style have {size} bytes");
    }

    #[test]
    fn nothing_in_the_script_or_the_style_ends_its_element() {
        assert!(!SCRIPT.contains("</") && !SCRIPT.contains("<!--") && !STYLE.contains("</"));
    }
}
