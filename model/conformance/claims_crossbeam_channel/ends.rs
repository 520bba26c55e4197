//! Both ends: clones, and which of them belong together.

use crossbeam_channel::{Receiver, Sender, after, bounded, never, unbounded};
use std::time::Duration;

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
