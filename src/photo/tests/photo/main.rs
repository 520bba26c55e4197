//! The given functions for photos, downloads and dates. One program, so that `image` is compiled into the tests once.

mod bad_input;
mod clock;
mod fetching;
mod photos;
mod upright;
