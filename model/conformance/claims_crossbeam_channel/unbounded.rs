//! `unbounded`: nobody waits to send, and every message goes to one receiver.

use std::thread;

use crossbeam_channel::{Receiver, RecvError, Sender, TryRecvError, unbounded};

use crate::claim;

#[test]
fn messages_of_one_sender_come_in_order() {
    claim(|| {
        let (sender, receiver) = unbounded();
        let producer = thread::spawn(move || (0..4).try_for_each(|n| sender.send(n)));
        assert_eq!(receiver.iter().collect::<Vec<_>>(), [0, 1, 2, 3]);
        producer.join().unwrap().unwrap();
    });
}

#[test]
fn sending_waits_for_nobody() {
    claim(|| {
        let (sender, receiver) = unbounded();
        for n in 0..100 {
            sender.send(n).unwrap();
        }
        assert_eq!(receiver.try_iter().count(), 100);
    });
}

#[test]
fn each_message_goes_to_one_receiver() {
    claim(|| {
        let (sender, receiver) = unbounded();
        let receivers = [receiver.clone(), receiver];
        let consumers = receivers.map(|receiver| thread::spawn(move || receiver.iter().collect::<Vec<_>>()));
        for n in 1..=3 {
            sender.send(n).unwrap();
        }
        drop(sender);
        let mut seen: Vec<i32> =
            consumers.into_iter().flat_map(|consumer| consumer.join().unwrap()).collect();
        seen.sort_unstable();
        assert_eq!(seen, [1, 2, 3]);
    });
}

#[test]
fn both_ends_can_be_shared_by_reference() {
    claim(|| {
        let (sender, receiver) = unbounded();
        thread::scope(|scope| {
            for n in [1, 2] {
                let (sender, receiver) = (&sender, &receiver);
                scope.spawn(move || sender.send(n).unwrap());
                scope.spawn(move || receiver.recv().unwrap());
            }
        });
        assert_eq!(receiver.try_recv(), Err(TryRecvError::Empty));
    });
}

#[test]
fn a_receiver_waits_for_a_message() {
    claim(|| {
        let (sender, receiver) = unbounded();
        let consumer = thread::spawn(move || receiver.recv());
        sender.send("at last").unwrap();
        assert_eq!(consumer.join().unwrap(), Ok("at last"));
    });
}

#[test]
fn a_for_loop_ends_with_the_last_of_the_senders() {
    claim(|| {
        let (sender, receiver) = unbounded();
        let other = sender.clone();
        thread::spawn(move || sender.send(1));
        thread::spawn(move || other.send(2));
        let mut sum = 0;
        for number in &receiver {
            sum += number;
        }
        for number in receiver {
            sum += number;
        }
        assert_eq!(sum, 3);
    });
}

#[test]
fn what_was_sent_is_received_when_the_sender_is_gone() {
    claim(|| {
        let (sender, receiver) = unbounded();
        sender.send(1).unwrap();
        drop(sender);
        assert_eq!(receiver.recv(), Ok(1));
        assert_eq!(receiver.recv(), Err(RecvError));
        assert_eq!(receiver.try_recv(), Err(TryRecvError::Disconnected));
    });
}

#[test]
fn try_iter_takes_what_is_there_and_waits_for_no_more() {
    claim(|| {
        let (sender, receiver) = unbounded();
        sender.send(1).unwrap();
        sender.send(2).unwrap();
        assert_eq!(receiver.try_iter().collect::<Vec<_>>(), [1, 2]);
        assert_eq!(receiver.try_iter().next(), None);
    });
}

#[test]
fn into_iter_takes_the_receiver_along() {
    claim(|| {
        let (sender, receiver): (Sender<u8>, Receiver<u8>) = unbounded();
        let consumer = thread::spawn(move || receiver.into_iter().count());
        sender.send(1).unwrap();
        drop(sender);
        assert_eq!(consumer.join().unwrap(), 1);
    });
}

#[test]
fn messages_are_dropped_with_the_last_receiver() {
    claim(|| {
        let (sender, receiver) = unbounded();
        let message = std::sync::Arc::new(());
        sender.send(std::sync::Arc::clone(&message)).unwrap();
        let other = receiver.clone();
        drop(receiver);
        assert_eq!(std::sync::Arc::strong_count(&message), 2);
        drop(other);
        assert_eq!(std::sync::Arc::strong_count(&message), 1);
    });
}
