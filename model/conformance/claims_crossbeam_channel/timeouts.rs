//! `send_timeout`, `recv_timeout` and their deadlines.

use std::thread;
use std::time::{Duration, Instant};

use crossbeam_channel::{RecvTimeoutError, SendTimeoutError, after, bounded, select, unbounded};

use crate::{claim, claim_in_time};

const LONG: Duration = Duration::from_secs(100_000);
const SHORT: Duration = Duration::from_millis(5);

#[test]
fn a_message_that_is_there_needs_no_time() {
    claim(|| {
        let (sender, receiver) = unbounded();
        sender.send_timeout(1, Duration::ZERO).unwrap();
        assert_eq!(receiver.recv_timeout(Duration::ZERO), Ok(1));
        sender.send_deadline(2, Instant::now()).unwrap();
        assert_eq!(receiver.recv_deadline(Instant::now()), Ok(2));
    });
}

#[test]
fn waiting_in_vain_lasts_at_least_its_time() {
    claim(|| {
        for room in [0, 1] {
            let (sender, receiver) = bounded(room);
            let start = Instant::now();
            assert_eq!(receiver.recv_timeout(SHORT), Err(RecvTimeoutError::Timeout));
            assert_eq!(receiver.recv_deadline(start + 2 * SHORT), Err(RecvTimeoutError::Timeout));
            assert!(start.elapsed() >= 2 * SHORT);
            (0..room).for_each(|n| sender.send(n).unwrap());
            let start = Instant::now();
            assert_eq!(sender.send_timeout(9, SHORT), Err(SendTimeoutError::Timeout(9)));
            assert_eq!(sender.send_deadline(9, start + 2 * SHORT), Err(SendTimeoutError::Timeout(9)));
            assert!(start.elapsed() >= 2 * SHORT);
        }
    });
}

#[test]
fn a_message_that_comes_in_time_is_received() {
    claim_in_time(|| {
        for room in [0, 1] {
            let (sender, receiver) = bounded(room);
            let producer = thread::spawn(move || {
                thread::sleep(SHORT);
                sender.send_timeout(1, LONG)
            });
            assert_eq!(receiver.recv_timeout(LONG), Ok(1));
            producer.join().unwrap().unwrap();
        }
    });
}

#[test]
fn the_other_side_may_go_while_one_waits() {
    claim_in_time(|| {
        for room in [0, 1] {
            let (sender, receiver) = bounded::<u8>(room);
            let consumer = thread::spawn(move || receiver.recv_timeout(LONG));
            drop(sender);
            assert_eq!(consumer.join().unwrap(), Err(RecvTimeoutError::Disconnected));
            let (sender, receiver) = bounded(0);
            let producer = thread::spawn(move || sender.send_timeout(1, LONG));
            drop(receiver);
            assert_eq!(producer.join().unwrap(), Err(SendTimeoutError::Disconnected(1)));
        }
    });
}

#[test]
fn a_message_is_sent_or_comes_back_and_never_both() {
    claim(|| {
        let (sender, receiver) = bounded(0);
        let producer = thread::spawn(move || sender.send_timeout(1, SHORT));
        let received = receiver.recv_timeout(SHORT);
        match producer.join().unwrap() {
            Ok(()) => assert_eq!(received, Ok(1)),
            Err(error) => {
                assert_eq!(error.into_inner(), 1);
                assert!(received.is_err());
            }
        }
    });
}

#[test]
fn who_has_for_ever_gets_the_message() {
    claim(|| {
        for time in [Duration::MAX, Duration::from_secs(u64::MAX)] {
            let (sender, receiver) = unbounded();
            let other = thread::spawn(move || (0..3).for_each(|number| sender.send(number).unwrap()));
            assert_eq!(receiver.recv_timeout(time), Ok(0));
            select! {
                recv(receiver) -> message => assert_eq!(message, Ok(1)),
                default(time) => unreachable!(),
            }
            select! {
                recv(receiver) -> message => assert_eq!(message, Ok(2)),
                recv(after(time)) -> _ => unreachable!(),
            }
            other.join().unwrap();
        }
    });
}
