//! What is drawn on a terminal: whole sessions in a real one, and each view as text.

mod answers;
mod scene;
mod sessions;
mod terminal;
mod views;
