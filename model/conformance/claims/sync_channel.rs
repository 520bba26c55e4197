//! `mpsc::sync_channel`: at most so many messages under way; with none, a rendezvous.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::mpsc::{self, RecvError, SyncSender, TryRecvError, TrySendError};
use std::thread;

use crate::claim;

#[test]
fn as_many_sends_as_there_is_room_wait_for_nobody() {
    claim(|| {
        let (sender, receiver) = mpsc::sync_channel(2);
        sender.send(1).unwrap();
        sender.send(2).unwrap();
        assert_eq!(receiver.try_iter().collect::<Vec<_>>(), [1, 2]);
    });
}

#[test]
fn a_sender_is_never_further_ahead_than_the_room() {
    claim(|| {
        let (sent, taken) = (AtomicU32::new(0), AtomicU32::new(0));
        let (sender, receiver) = mpsc::sync_channel(1);
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
fn a_waiting_send_goes_on_when_there_is_room() {
    claim(|| {
        let (sender, receiver) = mpsc::sync_channel(1);
        sender.send(1).unwrap();
        let producer = thread::spawn(move || sender.send(2));
        assert_eq!(receiver.recv(), Ok(1));
        assert_eq!(receiver.recv(), Ok(2));
        producer.join().unwrap().unwrap();
    });
}

#[test]
fn try_send_tells_a_full_channel_from_a_closed_one() {
    claim(|| {
        let (sender, receiver) = mpsc::sync_channel(1);
        assert_eq!(sender.try_send(1), Ok(()));
        assert_eq!(sender.try_send(2), Err(TrySendError::Full(2)));
        assert_eq!(receiver.recv(), Ok(1));
        assert_eq!(sender.try_send(3), Ok(()));
        drop(receiver);
        assert_eq!(sender.try_send(4), Err(TrySendError::Disconnected(4)));
    });
}

#[test]
fn a_waiting_send_fails_when_the_receiver_goes() {
    claim(|| {
        let (sender, receiver) = mpsc::sync_channel(1);
        sender.send(1).unwrap();
        let producer = thread::spawn(move || sender.send(2));
        drop(receiver);
        assert_eq!(producer.join().unwrap().unwrap_err().0, 2);
    });
}

#[test]
fn a_rendezvous_send_returns_when_the_message_was_taken() {
    claim(|| {
        let receiving = AtomicBool::new(false);
        let (sender, receiver) = mpsc::sync_channel(0);
        thread::scope(|scope| {
            let receiving = &receiving;
            scope.spawn(move || {
                receiving.store(true, Ordering::SeqCst);
                assert_eq!(receiver.recv(), Ok("hand to hand"));
            });
            sender.send("hand to hand").unwrap();
            assert!(receiving.load(Ordering::SeqCst));
        });
    });
}

#[test]
fn a_rendezvous_passes_messages_in_order() {
    claim(|| {
        let (sender, receiver) = mpsc::sync_channel(0);
        thread::spawn(move || (0..3).try_for_each(|n| sender.send(n)));
        assert_eq!(receiver.iter().collect::<Vec<_>>(), [0, 1, 2]);
    });
}

#[test]
fn a_rendezvous_nobody_waits_at_is_full() {
    claim(|| {
        let (sender, receiver) = mpsc::sync_channel(0);
        assert_eq!(sender.try_send(1), Err(TrySendError::Full(1)));
        assert_eq!(receiver.try_recv(), Err(TryRecvError::Empty));
    });
}

#[test]
fn a_rendezvous_send_fails_when_the_receiver_goes() {
    claim(|| {
        let (sender, receiver) = mpsc::sync_channel(0);
        let producer = thread::spawn(move || sender.send(1));
        drop(receiver);
        assert_eq!(producer.join().unwrap().unwrap_err().0, 1);
    });
}

#[test]
fn a_rendezvous_recv_fails_when_the_sender_goes() {
    claim(|| {
        let (sender, receiver) = mpsc::sync_channel::<u8>(0);
        let consumer = thread::spawn(move || receiver.recv());
        drop(sender);
        assert_eq!(consumer.join().unwrap(), Err(RecvError));
    });
}

#[test]
fn senders_of_a_bounded_channel_can_be_cloned() {
    claim(|| {
        let (sender, receiver): (SyncSender<u32>, _) = mpsc::sync_channel(1);
        for n in [1, 2] {
            let sender = sender.clone();
            thread::spawn(move || sender.send(n));
        }
        drop(sender);
        assert_eq!(receiver.iter().sum::<u32>(), 3);
    });
}

#[test]
fn messages_wait_in_a_bounded_channel_whose_sender_is_gone() {
    claim(|| {
        let (sender, receiver) = mpsc::sync_channel(2);
        sender.send(1).unwrap();
        drop(sender);
        assert_eq!(receiver.recv(), Ok(1));
        assert_eq!(receiver.recv(), Err(RecvError));
    });
}
