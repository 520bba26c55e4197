//! The player's script and styles, put together from their files as they are.

/// The palette and the type scale, as CSS variables. For any page that shows a player.
pub const THEME: &str = include_str!("theme.css");

/// The player's style. It needs [`THEME`].
pub const STYLE: &str = include_str!("player/player.css");

/// The player. A block keeps its names from other scripts; a module would too, but browsers load no module from a disk.
pub const SCRIPT: &str = concat!("\"use strict\";\n{\n", include_str!("player/player.js"), "}\n");
