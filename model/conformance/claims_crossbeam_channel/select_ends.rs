//! `Select`: a list of operations that is made while the program runs.

use std::thread;
use std::time::Duration;

use crossbeam_channel::{Select, SendError, TryRecvError, bounded, unbounded};

use crate::claim;

#[test]
fn it_tells_which_operation_is_ready() {
    claim(|| {
        let channels: Vec<_> = (0..3).map(|_| unbounded()).collect();
        let mut select = Select::new();
        let indices: Vec<usize> = channels.iter().map(|(_, receiver)| select.recv(receiver)).collect();
        assert_eq!(indices, [0, 1, 2]);
        assert!(select.try_select().is_err());
        channels[1].0.send("here").unwrap();
        let selected = select.select();
        assert_eq!(selected.index(), 1);
        assert_eq!(selected.recv(&channels[1].1), Ok("here"));
    });
}

#[test]
fn a_removed_operation_is_not_done_and_its_index_not_given_again() {
    claim(|| {
        let ((one, of_one), (two, of_two)) = (unbounded(), unbounded());
        one.send(1).unwrap();
        two.send(2).unwrap();
        let mut select = Select::new();
        let first = select.recv(&of_one);
        let second = select.recv(&of_two);
        select.remove(first);
        let selected = select.try_select().unwrap();
        assert_eq!(selected.index(), second);
        assert_eq!(selected.recv(&of_two), Ok(2));
        assert_eq!(select.recv(&of_one), 2);
    });
}

#[test]
fn it_gives_up_in_time() {
    claim(|| {
        let (_sender, receiver) = unbounded::<u8>();
        let mut select = Select::new();
        select.recv(&receiver);
        assert!(select.select_timeout(Duration::from_millis(5)).is_err());
        assert!(select.select_deadline(std::time::Instant::now()).is_err());
        assert!(Select::new().try_select().is_err());
    });
}

#[test]
fn room_that_was_selected_is_not_given_away() {
    claim(|| {
        let (sender, receiver) = bounded(1);
        let mut select = Select::new();
        select.send(&sender);
        let selected = select.select();
        let other = sender.clone();
        let rival = thread::spawn(move || other.try_send(2).is_ok());
        selected.send(&sender, 1).unwrap();
        assert!(!rival.join().unwrap());
        assert_eq!(receiver.recv(), Ok(1));
        assert_eq!(receiver.try_recv(), Err(TryRecvError::Empty));
    });
}

#[test]
fn a_closed_channel_gives_the_message_back() {
    claim(|| {
        let (sender, receiver) = bounded(0);
        drop(receiver);
        let mut select = Select::new_biased();
        select.send(&sender);
        assert_eq!(select.select().send(&sender, 1), Err(SendError(1)));
    });
}

#[test]
fn it_can_be_cloned_and_shown() {
    claim(|| {
        let (sender, receiver) = unbounded();
        let mut select = Select::default();
        select.recv(&receiver);
        sender.send(1).unwrap();
        assert_eq!(select.clone().select().recv(&receiver), Ok(1));
        assert_eq!(format!("{select:?}"), "Select { .. }");
    });
}

#[test]
fn a_receiver_may_be_removed_while_the_list_is_still_there() {
    claim(|| {
        let mut receivers = Vec::new();
        for number in 0..2 {
            let (sender, receiver) = unbounded();
            sender.send(number).unwrap();
            receivers.push(receiver);
        }
        let mut sum = 0;
        while !receivers.is_empty() {
            let mut select = Select::new();
            for receiver in &receivers {
                select.recv(receiver);
            }
            let selected = select.select();
            let index = selected.index();
            match selected.recv(&receivers[index]) {
                Ok(number) => sum += number,
                Err(_) => drop(receivers.remove(index)),
            }
        }
        assert_eq!(sum, 1);
    });
}

#[test]
fn a_list_may_outlive_what_it_lists() {
    claim(|| {
        let mut select = Select::new();
        let (sender, receiver) = unbounded();
        select.recv(&receiver);
        sender.send(1).unwrap();
        assert_eq!(select.select().recv(&receiver), Ok(1));
        drop(receiver);
        assert!(sender.send(2).is_err());
    });
}
