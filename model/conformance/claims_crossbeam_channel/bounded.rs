//! `bounded`: so many messages have room, and who sends more waits.

use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

use crossbeam_channel::{SendError, TrySendError, bounded};

use crate::claim;

#[test]
fn as_many_sends_as_there_is_room_wait_for_nobody() {
    claim(|| {
        let (sender, receiver) = bounded(2);
        sender.send(1).unwrap();
        sender.send(2).unwrap();
        assert_eq!(receiver.try_iter().collect::<Vec<_>>(), [1, 2]);
    });
}

#[test]
fn a_sender_is_never_further_ahead_than_the_room() {
    claim(|| {
        let (sent, taken) = (AtomicU32::new(0), AtomicU32::new(0));
        let (sender, receiver) = bounded(1);
        thread::scope(|scope| {
            let (sent, taken) = (&sent, &taken);
            scope.spawn(move || {
                for n in 0..3 {
                    sender.send(n).unwrap();
                    let ahead = sent.fetch_add(1, Ordering::SeqCst) + 1;
                    // The receiver counts before it takes, so it counts one more at most.
                    assert!(ahead <= taken.load(Ordering::SeqCst) + 1);
                }
            });
            for expected in 0..3 {
                taken.fetch_add(1, Ordering::SeqCst);
                assert_eq!(receiver.recv(), Ok(expected));
            }
        });
    });
}

#[test]
fn waiting_sends_go_on_when_there_is_room() {
    claim(|| {
        let (sender, receiver) = bounded(1);
        sender.send(0).unwrap();
        let senders = [sender.clone(), sender];
        let producers = senders.map(|sender| thread::spawn(move || sender.send(1)));
        assert_eq!(receiver.iter().sum::<i32>(), 2);
        producers.into_iter().for_each(|producer| producer.join().unwrap().unwrap());
    });
}

#[test]
fn try_send_tells_a_full_channel_from_a_closed_one() {
    claim(|| {
        let (sender, receiver) = bounded(1);
        assert_eq!(sender.try_send(1), Ok(()));
        assert_eq!(sender.try_send(2), Err(TrySendError::Full(2)));
        assert_eq!(receiver.recv(), Ok(1));
        assert_eq!(sender.try_send(3), Ok(()));
        drop(receiver);
        assert_eq!(sender.try_send(4), Err(TrySendError::Disconnected(4)));
    });
}

#[test]
fn a_waiting_send_fails_when_the_last_receiver_goes() {
    claim(|| {
        let (sender, receiver) = bounded(1);
        sender.send(1).unwrap();
        let producer = thread::spawn(move || sender.send(2));
        let other = receiver.clone();
        drop(receiver);
        drop(other);
        assert_eq!(producer.join().unwrap(), Err(SendError(2)));
    });
}
