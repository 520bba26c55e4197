//! `Select::ready` and its kin: they tell what is ready, and do nothing.

use std::panic::catch_unwind;
use std::thread;
use std::time::{Duration, Instant};

use crossbeam_channel::{Select, TrySendError, after, bounded, unbounded};

use crate::claim;

const A_WHILE: Duration = Duration::from_millis(5);

#[test]
fn it_tells_what_is_ready_and_leaves_it_there() {
    claim(|| {
        let ((_one, of_one), (two, of_two)) = (unbounded::<u8>(), unbounded());
        let mut select = Select::new();
        select.recv(&of_one);
        let second = select.recv(&of_two);
        assert!(select.try_ready().is_err());
        two.send(2).unwrap();
        assert_eq!(select.try_ready(), Ok(second));
        assert_eq!(select.ready(), second);
        assert_eq!(of_two.try_recv(), Ok(2));
        assert!(select.try_ready().is_err());
    });
}

#[test]
fn it_waits_until_something_is_ready() {
    claim(|| {
        let ((one, of_one), (two, of_two)) = (bounded(1), bounded(1));
        one.send(0).unwrap();
        let mut select = Select::new();
        let room = select.send(&one);
        let message = select.recv(&of_two);
        let other = thread::spawn(move || {
            of_one.recv().unwrap();
            two.send(1).unwrap();
            of_one
        });
        let first = select.ready();
        assert!(first == room || first == message);
        let _of_one = other.join().unwrap();
        assert!(one.try_send(2).is_ok() && of_two.try_recv().is_ok());
    });
}

#[test]
fn a_biased_one_tells_the_first() {
    claim(|| {
        let ((one, of_one), (two, of_two)) = (unbounded(), unbounded());
        one.send(1).unwrap();
        two.send(2).unwrap();
        let mut select = Select::new_biased();
        select.recv(&of_two);
        select.recv(&of_one);
        assert_eq!((select.ready(), select.try_ready()), (0, Ok(0)));
        select.remove(0);
        assert_eq!(select.ready(), 1);
    });
}

#[test]
fn it_gives_up_in_time() {
    claim(|| {
        let (_sender, receiver) = bounded::<u8>(0);
        let mut select = Select::new();
        select.recv(&receiver);
        let start = Instant::now();
        assert!(select.ready_timeout(A_WHILE).is_err());
        assert!(select.ready_deadline(start + 2 * A_WHILE).is_err());
        assert!(start.elapsed() >= 2 * A_WHILE);
        assert!(Select::new().try_ready().is_err());
        assert!(Select::new().ready_timeout(A_WHILE).is_err());
    });
}

#[test]
fn a_closed_channel_is_ready() {
    claim(|| {
        let ((one, of_one), (two, of_two)) = (bounded::<u8>(0), bounded::<u8>(1));
        drop((of_one, two));
        let mut select = Select::new_biased();
        select.recv(&of_two);
        select.send(&one);
        assert_eq!(select.ready(), 0);
        select.remove(0);
        assert_eq!(select.ready(), 1);
    });
}

#[test]
fn a_timer_is_ready_at_its_time() {
    claim(|| {
        let (start, timer) = (Instant::now(), after(A_WHILE));
        let mut select = Select::new();
        select.recv(&timer);
        assert_eq!(select.ready(), 0);
        assert!(start.elapsed() >= A_WHILE);
        assert!(timer.try_recv().is_ok());
    });
}

#[test]
fn without_room_a_waiting_sender_is_ready() {
    claim(|| {
        let (sender, receiver) = bounded(0);
        let waiting = thread::spawn(move || sender.send(1));
        let mut select = Select::new();
        select.recv(&receiver);
        assert_eq!(select.ready(), 0);
        assert_eq!(receiver.try_recv(), Ok(1));
        waiting.join().unwrap().unwrap();
    });
}

#[test]
fn without_room_a_waiting_receiver_is_ready() {
    claim(|| {
        let (sender, receiver) = bounded(0);
        let waiting = thread::spawn(move || receiver.recv());
        let mut select = Select::new();
        select.send(&sender);
        assert_eq!(select.ready(), 0);
        assert_eq!(sender.try_send(1), Ok(()));
        assert_eq!(waiting.join().unwrap(), Ok(1));
    });
}

#[test]
fn who_only_looks_is_no_partner() {
    claim(|| {
        let (sender, receiver) = bounded(0);
        thread::scope(|scope| {
            scope.spawn(|| {
                let mut select = Select::new();
                select.recv(&receiver);
                assert!(select.ready_timeout(A_WHILE).is_err());
            });
            scope.spawn(|| {
                let mut select = Select::new();
                select.send(&sender);
                assert!(select.ready_timeout(A_WHILE).is_err());
            });
            assert_eq!(sender.try_send(1), Err(TrySendError::Full(1)));
        });
    });
}

#[test]
fn of_no_operations_none_will_be_ready() {
    claim(|| {
        let refused = catch_unwind(|| Select::new().ready()).unwrap_err();
        let says = refused.downcast_ref::<&str>().unwrap();
        assert_eq!(*says, "no operations have been added to `Select`");
    });
}
