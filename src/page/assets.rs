//! The player's script and styles, put together from their files as they are.

/// The palette and the type scale, as CSS variables. For any page that shows a player.
pub const THEME: &str = include_str!("theme.css");

/// The player's style. It needs [`THEME`].
pub const STYLE: &str = include_str!("player/player.css");

/// The player. A block keeps its names from other scripts; a module would too, but browsers load no module from a disk.
pub const SCRIPT: &str = concat!(
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
