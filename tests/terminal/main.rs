//! What is drawn on a terminal: whole sessions in a real one, and each view as text.

mod answers;
#[cfg(target_os = "linux")]
mod browser;
mod scene;
#[path = "../screen.rs"]
mod screen;
mod sessions;
mod terminal;
mod views;
