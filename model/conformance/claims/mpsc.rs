//! `mpsc::channel`: any number sent, nobody waits to send.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::{Duration, Instant};

use crate::{claim, claim_in_time};

#[test]
fn messages_of_one_sender_come_in_order() {
    claim(|| {
        let (sender, receiver) = mpsc::channel();
        let producer = thread::spawn(move || (0..4).try_for_each(|n| sender.send(n)));
        let seen: Vec<i32> = receiver.iter().collect();
        assert_eq!(seen, [0, 1, 2, 3]);
        producer.join().unwrap().unwrap();
    });
}

#[test]
fn messages_of_several_senders_all_come() {
    claim(|| {
        let (sender, receiver) = mpsc::channel();
        for name in ["a", "b"] {
            let sender = sender.clone();
            thread::spawn(move || {
                sender.send((name, 1)).unwrap();
                sender.send((name, 2)).unwrap();
            });
        }
        drop(sender);
        let seen: Vec<_> = receiver.iter().collect();
        for name in ["a", "b"] {
            let mine = seen.iter().filter(|(from, _)| *from == name);
            assert_eq!(mine.map(|(_, n)| *n).collect::<Vec<_>>(), [1, 2]);
        }
        assert_eq!(seen.len(), 4);
    });
}

#[test]
fn sending_waits_for_nobody() {
    claim(|| {
        let (sender, receiver) = mpsc::channel();
        for n in 0..100 {
            sender.send(n).unwrap();
        }
        assert_eq!(receiver.try_iter().count(), 100);
    });
}

#[test]
fn a_receiver_waits_for_a_message() {
    claim(|| {
        let (sender, receiver) = mpsc::channel();
        let consumer = thread::spawn(move || receiver.recv());
        sender.send("at last").unwrap();
        assert_eq!(consumer.join().unwrap(), Ok("at last"));
    });
}

#[test]
fn what_was_done_before_a_send_is_seen_after_the_receive() {
    claim(|| {
        let data = AtomicU32::new(0);
        let (sender, receiver) = mpsc::channel();
        thread::scope(|scope| {
            scope.spawn(|| {
                data.store(6, Ordering::Relaxed);
                sender.send(()).unwrap();
            });
            receiver.recv().unwrap();
            assert_eq!(data.load(Ordering::Relaxed), 6);
        });
    });
}

#[test]
fn a_for_loop_over_a_receiver_ends_with_the_last_sender() {
    claim(|| {
        let (sender, receiver) = mpsc::channel();
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
fn try_iter_takes_what_is_there_and_waits_for_no_more() {
    claim(|| {
        let (sender, receiver) = mpsc::channel();
        sender.send(1).unwrap();
        sender.send(2).unwrap();
        assert_eq!(receiver.try_iter().collect::<Vec<_>>(), [1, 2]);
        assert_eq!(receiver.try_iter().next(), None);
        drop(sender);
    });
}

#[test]
fn recv_timeout_takes_a_message_that_is_there() {
    claim(|| {
        let (sender, receiver) = mpsc::channel();
        sender.send(1).unwrap();
        assert_eq!(receiver.recv_timeout(Duration::ZERO), Ok(1));
    });
}

#[test]
fn recv_timeout_takes_a_message_that_comes_in_time() {
    claim_in_time(|| {
        let (sender, receiver) = mpsc::channel();
        let producer = thread::spawn(move || sender.send(1));
        assert_eq!(receiver.recv_timeout(Duration::from_secs(100_000)), Ok(1));
        producer.join().unwrap().unwrap();
    });
}

#[test]
fn recv_timeout_lasts_at_least_its_time_when_nothing_comes() {
    claim(|| {
        let (_sender, receiver) = mpsc::channel::<()>();
        let start = Instant::now();
        let patience = Duration::from_millis(5);
        assert!(receiver.recv_timeout(patience).is_err());
        assert!(start.elapsed() >= patience);
    });
}

#[test]
fn a_sender_can_be_shared_by_reference() {
    claim(|| {
        let (sender, receiver) = mpsc::channel();
        thread::scope(|scope| {
            for n in [1, 2] {
                let sender = &sender;
                scope.spawn(move || sender.send(n).unwrap());
            }
        });
        drop(sender);
        assert_eq!(receiver.into_iter().sum::<i32>(), 3);
    });
}

#[test]
fn a_receiver_can_be_moved_to_another_thread() {
    claim(|| {
        let (sender, receiver): (Sender<u8>, Receiver<u8>) = mpsc::channel();
        let consumer = thread::spawn(move || receiver.into_iter().count());
        sender.send(1).unwrap();
        drop(sender);
        assert_eq!(consumer.join().unwrap(), 1);
    });
}

#[test]
fn a_channel_can_be_sent_through_a_channel() {
    claim(|| {
        let (requests, inbox) = mpsc::channel::<(u32, Sender<u32>)>();
        let server = thread::spawn(move || {
            for (number, reply) in inbox {
                reply.send(number * 2).unwrap();
            }
        });
        let (reply, answer) = mpsc::channel();
        requests.send((21, reply)).unwrap();
        assert_eq!(answer.recv(), Ok(42));
        drop(requests);
        server.join().unwrap();
    });
}
