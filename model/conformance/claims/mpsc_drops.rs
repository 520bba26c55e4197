//! Messages that nobody took, and whose `drop` panics.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc;

use crate::claim;

struct Loud<'a>(&'a AtomicU32);

impl Drop for Loud<'_> {
    fn drop(&mut self) {
        self.0.fetch_add(1, Ordering::SeqCst);
        panic!("loud");
    }
}

#[test]
fn the_first_message_panics_and_those_behind_it_leak() {
    claim(|| {
        let dropped = AtomicU32::new(0);
        let (sender, receiver) = mpsc::channel();
        assert!(sender.send(Loud(&dropped)).is_ok() && sender.send(Loud(&dropped)).is_ok());
        assert!(catch_unwind(AssertUnwindSafe(|| drop(receiver))).is_err());
        drop(sender);
        assert_eq!(dropped.into_inner(), 1);
    });
}

#[test]
fn the_same_in_a_channel_with_bounds() {
    claim(|| {
        let dropped = AtomicU32::new(0);
        let (sender, receiver) = mpsc::sync_channel(2);
        assert!(sender.send(Loud(&dropped)).is_ok() && sender.send(Loud(&dropped)).is_ok());
        drop(sender);
        assert!(catch_unwind(AssertUnwindSafe(|| drop(receiver))).is_err());
        assert_eq!(dropped.into_inner(), 1);
    });
}
