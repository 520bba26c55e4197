//! The student as the scheduler: the game as a state, how it looks, and the command from outside.

mod command;
mod game;
mod keys;
mod screens;
mod snapshots;
