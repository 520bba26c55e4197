//! `select!` over channels without room: partners who both wait for several things meet once.

use std::thread;

use crossbeam_channel::{bounded, select, unbounded};

use crate::claim;

#[test]
fn a_select_meets_a_sender() {
    claim(|| {
        let ((one, of_one), (_two, of_two)) = (bounded(0), bounded::<i32>(0));
        let producer = thread::spawn(move || one.send(1));
        select! {
            recv(of_one) -> message => assert_eq!(message, Ok(1)),
            recv(of_two) -> _ => panic!("nobody sends"),
        }
        producer.join().unwrap().unwrap();
    });
}

#[test]
fn a_select_meets_a_receiver() {
    claim(|| {
        let ((one, of_one), (two, _of_two)) = (bounded(0), bounded(0));
        let consumer = thread::spawn(move || of_one.recv());
        select! {
            send(one, 1) -> sent => assert_eq!(sent, Ok(())),
            send(two, 2) -> _ => panic!("nobody receives"),
        }
        assert_eq!(consumer.join().unwrap(), Ok(1));
    });
}

#[test]
fn two_selects_meet() {
    claim(|| {
        let ((one, of_one), (two, of_two)) = (bounded(0), bounded(0));
        let producer = thread::spawn(move || {
            select! {
                send(one, 1) -> sent => { sent.unwrap(); 1 }
                send(two, 2) -> sent => { sent.unwrap(); 2 }
            }
        });
        let received = select! {
            recv(of_one) -> message => message,
            recv(of_two) -> message => message,
        };
        assert_eq!(received, Ok(producer.join().unwrap()));
    });
}

#[test]
fn one_select_meets_one_of_two_senders() {
    claim(|| {
        let ((one, of_one), (two, of_two)) = (bounded(0), bounded(0));
        let first = thread::spawn(move || one.send(1).is_ok());
        let second = thread::spawn(move || two.send(2).is_ok());
        let message = select! {
            recv(of_one) -> message => message.unwrap(),
            recv(of_two) -> message => message.unwrap(),
        };
        drop((of_one, of_two));
        let sent = (first.join().unwrap(), second.join().unwrap());
        assert_eq!(sent, (message == 1, message == 2));
    });
}

#[test]
fn who_tries_finds_a_waiting_select_once() {
    claim(|| {
        let ((one, of_one), (two, of_two)) = (bounded(0), bounded(0));
        let consumer = thread::spawn(move || {
            select! {
                recv(of_one) -> message => message.unwrap(),
                recv(of_two) -> message => message.unwrap(),
            }
        });
        let mut sent = Vec::new();
        while sent.is_empty() {
            sent.extend(one.try_send(1).is_ok().then_some(1));
            sent.extend(two.try_send(2).is_ok().then_some(2));
            thread::yield_now();
        }
        assert_eq!(sent, [consumer.join().unwrap()]);
    });
}

#[test]
fn nobody_meets_oneself() {
    claim(|| {
        let (sender, receiver) = bounded(0);
        select! {
            send(sender, 1) -> _ => panic!("nobody receives"),
            recv(receiver) -> _ => panic!("nobody sends"),
            default => {}
        }
    });
}

#[test]
fn a_select_that_does_something_else_meets_nobody() {
    claim(|| {
        let ((one, of_one), (stop, stopped)) = (bounded(0), unbounded());
        let consumer = thread::spawn(move || {
            select! {
                recv(of_one) -> message => message.ok(),
                recv(stopped) -> _ => None,
            }
        });
        stop.send(()).unwrap();
        let sent = one.send(1).is_ok();
        assert_eq!(sent, consumer.join().unwrap().is_some());
    });
}
