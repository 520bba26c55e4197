//! `std::prelude`: what is there without an import.
//!
//! What is left out on purpose is named in the crate's documentation. The list is long because a
//! glob would bring back what is left out.

/// What every edition has.
pub mod v1 {
    pub use std::prelude::v1::{
        AsMut, AsRef, AsyncFn, AsyncFnMut, AsyncFnOnce, Box, Clone, Copy, Debug, Default,
        DoubleEndedIterator, Drop, Eq, Err, ExactSizeIterator, Extend, Fn, FnMut, FnOnce, From, Hash, Into,
        IntoIterator, Iterator, None, Ok, Option, Ord, PartialEq, PartialOrd, Result, Send, Sized, Some,
        String, Sync, ToOwned, ToString, Unpin, Vec, align_of, align_of_val, derive, drop, size_of,
        size_of_val, test,
    };

    // Since Rust 1.95, the macros come with the prelude; before, from the crate's root.
    pub use crate::std_macros::*;
    pub use crate::{dbg, eprint, eprintln, print, println, thread_local};
}

/// What the edition 2015 has.
pub mod rust_2015 {
    pub use super::v1::*;
}

/// What the edition 2018 has.
pub mod rust_2018 {
    pub use super::v1::*;
}

/// What the edition 2021 has.
pub mod rust_2021 {
    pub use super::v1::*;
    pub use std::prelude::rust_2021::{FromIterator, TryFrom, TryInto};
}

/// What the edition 2024 has.
pub mod rust_2024 {
    pub use super::rust_2021::*;
    pub use std::prelude::rust_2024::{Future, IntoFuture};
}
