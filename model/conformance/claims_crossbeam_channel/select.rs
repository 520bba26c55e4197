//! `select!`: waits for any of several operations, and does one.

use std::thread;
use std::time::{Duration, Instant};

use crossbeam_channel::{
    Receiver, RecvError, SendError, after, bounded, never, select, select_biased, unbounded,
};

use crate::{claim, claim_in_time};

const SHORT: Duration = Duration::from_millis(5);
const LONG: Duration = Duration::from_secs(100_000);

#[test]
fn it_does_what_is_ready() {
    claim(|| {
        let (sender, receiver) = unbounded();
        let (_silent, nothing) = unbounded::<u8>();
        sender.send(10).unwrap();
        select! {
            recv(nothing) -> _ => panic!("nothing was sent"),
            recv(receiver) -> message => assert_eq!(message, Ok(10)),
        }
        select! {
            recv(nothing) -> _ => panic!("nothing was sent"),
            send(sender, 20) -> sent => {
                assert_eq!(sent, Ok(()));
                assert_eq!(receiver.recv(), Ok(20));
            }
        }
    });
}

#[test]
fn of_two_that_are_ready_it_does_exactly_one() {
    claim(|| {
        let ((one, of_one), (two, of_two)) = (unbounded(), unbounded());
        one.send(1).unwrap();
        two.send(2).unwrap();
        let first = select! {
            recv(of_one) -> message => message,
            recv(of_two) -> message => message,
        };
        let left = of_one.try_iter().chain(of_two.try_iter()).sum::<i32>();
        assert_eq!(first.unwrap() + left, 3);
    });
}

#[test]
fn it_waits_until_one_is_ready() {
    claim(|| {
        let ((one, of_one), (two, of_two)) = (unbounded(), bounded(1));
        thread::spawn(move || one.send(1));
        thread::spawn(move || two.send(2));
        let mut sum = 0;
        for _ in 0..2 {
            select! {
                recv(of_one) -> message => sum += message.unwrap_or(0),
                recv(of_two) -> message => sum += message.unwrap_or(0),
            }
        }
        sum += of_one.iter().chain(of_two.iter()).sum::<i32>();
        assert_eq!(sum, 3);
    });
}

#[test]
fn a_send_waits_for_room() {
    claim(|| {
        let (sender, receiver) = bounded(1);
        sender.send(1).unwrap();
        let consumer = thread::spawn(move || [receiver.recv(), receiver.recv()]);
        select! {
            send(sender, 2) -> sent => assert_eq!(sent, Ok(())),
        }
        assert_eq!(consumer.join().unwrap(), [Ok(1), Ok(2)]);
    });
}

#[test]
fn a_message_is_made_only_if_it_is_sent() {
    claim(|| {
        let (sender, _receiver) = bounded(0);
        let mut made = 0;
        select! {
            send(sender, { made += 1; made }) -> _ => panic!("nobody receives"),
            default => {}
        }
        assert_eq!(made, 0);
    });
}

#[test]
fn without_one_that_is_ready_it_does_the_default() {
    claim(|| {
        let (_sender, receiver) = unbounded::<u8>();
        let done = select! {
            recv(receiver) -> _ => 1,
            default => 2,
        };
        let again = select! { recv(receiver) -> _ => 1, default() => 3 };
        assert_eq!((done, again), (2, 3));
    });
}

#[test]
fn the_default_is_left_when_one_is_ready() {
    claim(|| {
        let (sender, receiver) = unbounded();
        sender.send(1).unwrap();
        select! {
            default => panic!("a message is there"),
            recv(receiver) -> message => assert_eq!(message, Ok(1)),
        }
    });
}

#[test]
fn a_default_with_a_time_comes_not_before_it() {
    claim(|| {
        let (_sender, receiver) = unbounded::<u8>();
        let start = Instant::now();
        select! {
            recv(receiver) -> _ => panic!("nothing was sent"),
            default(SHORT) => assert!(start.elapsed() >= SHORT),
        }
    });
}

#[test]
fn what_comes_in_time_comes_before_the_default() {
    claim_in_time(|| {
        let (sender, receiver) = unbounded();
        thread::spawn(move || {
            thread::sleep(SHORT);
            sender.send(1)
        });
        select! {
            recv(receiver) -> message => assert_eq!(message, Ok(1)),
            default(LONG) => panic!("the message came first"),
        }
    });
}

#[test]
fn a_closed_channel_is_ready_and_fails() {
    claim(|| {
        let (sender, receiver) = unbounded::<u8>();
        drop(sender);
        select! { recv(receiver) -> message => assert_eq!(message, Err(RecvError)) }
        let (sender, receiver) = bounded(1);
        drop(receiver);
        select! { send(sender, 1) -> sent => assert_eq!(sent, Err(SendError(1))) }
    });
}

#[test]
fn a_waiting_select_is_told_when_the_other_side_goes() {
    claim(|| {
        let (sender, receiver) = bounded::<u8>(0);
        let (_other, silent) = unbounded::<u8>();
        let consumer = thread::spawn(move || {
            select! {
                recv(receiver) -> message => message,
                recv(silent) -> message => message,
            }
        });
        drop(sender);
        assert_eq!(consumer.join().unwrap(), Err(RecvError));
    });
}

#[test]
fn a_timer_may_be_one_of_the_cases() {
    claim(|| {
        let (_sender, receiver) = unbounded::<u8>();
        let start = Instant::now();
        select! {
            recv(receiver) -> _ => panic!("nothing was sent"),
            recv(after(SHORT)) -> at => assert!(at.unwrap() >= start + SHORT),
        }
    });
}

#[test]
fn a_case_can_be_left_out_with_never() {
    claim(|| {
        let (sender, receiver) = unbounded();
        sender.send(1).unwrap();
        let (wanted, unwanted): (Option<&Receiver<i32>>, Option<&Receiver<i32>>) = (Some(&receiver), None);
        select! {
            recv(unwanted.unwrap_or(&never())) -> _ => panic!("never"),
            recv(wanted.unwrap_or(&never())) -> message => assert_eq!(message, Ok(1)),
        }
    });
}

#[test]
fn the_biased_one_does_the_first_that_is_ready() {
    claim(|| {
        let ((one, of_one), (two, of_two)) = (unbounded(), unbounded());
        for n in 0..3 {
            one.send(n).unwrap();
            two.send(n).unwrap();
        }
        for n in 0..3 {
            select_biased! {
                recv(of_one) -> message => assert_eq!(message, Ok(n)),
                recv(of_two) -> _ => panic!("the first was ready"),
            }
        }
    });
}

#[test]
fn it_is_an_expression_and_a_loop_can_be_left_in_it() {
    claim(|| {
        let (sender, receiver) = unbounded();
        sender.send(1).unwrap();
        drop(sender);
        let mut seen = Vec::new();
        loop {
            let message = select! {
                recv(&receiver) -> message => match message {
                    Ok(message) => message,
                    Err(RecvError) => break,
                },
            };
            seen.push(message);
        }
        assert_eq!(seen, [1]);
    });
}
