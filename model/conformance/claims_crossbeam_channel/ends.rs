//! Both ends: clones, and which of them belong together.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use crossbeam_channel::{Receiver, Sender, after, bounded, never, unbounded};

use crate::claim;

#[test]
fn clones_are_of_the_same_channel_and_others_are_not() {
    claim(|| {
        for (sender, receiver) in [bounded::<u8>(0), bounded(1), unbounded()] {
            let (other_sender, other_receiver) = bounded(1);
            assert!(sender.same_channel(&sender.clone()));
            assert!(receiver.same_channel(&receiver.clone()));
            assert!(!sender.same_channel(&other_sender));
            assert!(!receiver.same_channel(&other_receiver));
        }
    });
}

#[test]
fn clones_of_a_timer_are_the_same_channel() {
    claim(|| {
        let timer = after(Duration::from_millis(1));
        assert!(timer.same_channel(&timer.clone()));
        assert!(!timer.same_channel(&after(Duration::from_millis(1))));
        assert!(!timer.same_channel(&never()));
    });
}

#[test]
fn both_ends_are_send_and_sync_and_say_what_they_are() {
    fn shared<T: Send + Sync>(_: &T) {}
    claim(|| {
        let (sender, receiver): (Sender<u8>, Receiver<u8>) = unbounded();
        shared(&sender);
        shared(&receiver);
        assert_eq!(format!("{sender:?} {receiver:?}"), "Sender { .. } Receiver { .. }");
        assert_eq!(format!("{:?} {:?}", receiver.iter(), receiver.try_iter()), "Iter { .. } TryIter { .. }");
        assert_eq!(format!("{:?}", receiver.into_iter()), "IntoIter { .. }");
    });
}

struct Loud(Arc<AtomicU32>);

impl Drop for Loud {
    fn drop(&mut self) {
        self.0.fetch_add(1, Ordering::SeqCst);
        panic!("loud");
    }
}

fn dropping_panics<T>(end: T) -> bool {
    catch_unwind(AssertUnwindSafe(|| drop(end))).is_err()
}

#[test]
fn messages_go_with_the_last_receiver_and_those_behind_a_panic_leak() {
    claim(|| {
        let dropped = Arc::new(AtomicU32::new(0));
        let (sender, receiver) = unbounded();
        let other = receiver.clone();
        for _ in 0..2 {
            assert!(sender.send(Loud(Arc::clone(&dropped))).is_ok());
        }
        drop(other);
        assert!(dropping_panics(receiver));
        drop(sender);
        assert_eq!(dropped.load(Ordering::SeqCst), 1);
    });
}

#[test]
fn with_bounds_they_go_with_the_last_end() {
    claim(|| {
        let dropped = Arc::new(AtomicU32::new(0));
        let (sender, receiver) = bounded(2);
        for _ in 0..2 {
            assert!(sender.send(Loud(Arc::clone(&dropped))).is_ok());
        }
        drop(receiver);
        assert_eq!(dropped.load(Ordering::SeqCst), 0);
        assert!(dropping_panics(sender));
        assert_eq!(dropped.load(Ordering::SeqCst), 1);
    });
}
