//! The student as the scheduler: the game as a state, how it looks, and the command from outside.

mod command;
mod game;
mod keys;
#[path = "../screen.rs"]
mod screen;
mod screens;
mod snapshots;
