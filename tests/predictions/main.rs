//! The questions of `predict`, and what comes of answering them.

mod asked;
mod keys;
mod oracles;
mod sittings;
