//! `bounded(0)`: sender and receiver meet.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use crossbeam_channel::{RecvError, SendError, TryRecvError, TrySendError, bounded};

use crate::claim;

#[test]
fn a_send_returns_when_somebody_receives() {
    claim(|| {
        let receiving = AtomicBool::new(false);
        let (sender, receiver) = bounded(0);
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
fn messages_come_in_order() {
    claim(|| {
        let (sender, receiver) = bounded(0);
        thread::spawn(move || (0..3).try_for_each(|n| sender.send(n)));
        assert_eq!(receiver.iter().collect::<Vec<_>>(), [0, 1, 2]);
    });
}

#[test]
fn every_sender_finds_one_receiver() {
    claim(|| {
        let (sender, receiver) = bounded(0);
        let consumers = [receiver.clone(), receiver].map(|receiver| thread::spawn(move || receiver.recv()));
        let other = sender.clone();
        let producer = thread::spawn(move || other.send(1));
        sender.send(2).unwrap();
        producer.join().unwrap().unwrap();
        let mut seen = consumers.map(|consumer| consumer.join().unwrap().unwrap());
        seen.sort_unstable();
        assert_eq!(seen, [1, 2]);
    });
}

#[test]
fn without_a_partner_trying_fails() {
    claim(|| {
        let (sender, receiver) = bounded(0);
        assert_eq!(sender.try_send(1), Err(TrySendError::Full(1)));
        assert_eq!(receiver.try_recv(), Err(TryRecvError::Empty));
    });
}

#[test]
fn trying_meets_a_partner_who_waits() {
    claim(|| {
        let (sender, receiver) = bounded(0);
        let producer = thread::spawn(move || sender.send(1));
        let received = loop {
            match receiver.try_recv() {
                Ok(message) => break message,
                Err(error) => assert_eq!(error, TryRecvError::Empty),
            }
            thread::yield_now();
        };
        assert_eq!(received, 1);
        producer.join().unwrap().unwrap();
    });
}

#[test]
fn who_waits_alone_is_told_when_the_other_side_is_gone() {
    claim(|| {
        let (sender, receiver) = bounded::<u8>(0);
        let consumer = thread::spawn(move || receiver.recv());
        drop(sender);
        assert_eq!(consumer.join().unwrap(), Err(RecvError));

        let (sender, receiver) = bounded(0);
        let producer = thread::spawn(move || sender.send(1));
        drop(receiver);
        assert_eq!(producer.join().unwrap(), Err(SendError(1)));
    });
}

#[test]
fn trying_at_a_closed_channel_says_so() {
    claim(|| {
        let (sender, receiver) = bounded(0);
        drop(receiver);
        assert_eq!(sender.try_send(1), Err(TrySendError::Disconnected(1)));
        let (sender, receiver) = bounded::<u8>(0);
        drop(sender);
        assert_eq!(receiver.try_recv(), Err(TryRecvError::Disconnected));
    });
}
