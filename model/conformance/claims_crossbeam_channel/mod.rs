//! What `crossbeam_channel` documents, one claim a test; compiled and run as the claims about std are.

mod asking;
mod bounded;
mod ends;
mod errors;
mod meeting;
mod ready;
mod select;
mod select_ends;
mod select_meeting;
mod timeouts;
mod timers;
mod unbounded;
