//! `len`, `is_empty`, `is_full` and `capacity`.

use crossbeam_channel::{Receiver, Sender, TryRecvError, TrySendError, after, bounded, never, unbounded};
use std::thread;
use std::time::Duration;

use crate::{claim, claim_in_time};

fn asked(sender: &Sender<u8>, receiver: &Receiver<u8>) -> (usize, bool, bool, Option<usize>) {
    let answers = (receiver.len(), receiver.is_empty(), receiver.is_full(), receiver.capacity());
    assert_eq!(answers, (sender.len(), sender.is_empty(), sender.is_full(), sender.capacity()));
    answers
}

#[test]
fn a_bounded_channel_is_empty_then_full() {
    claim(|| {
        let (sender, receiver) = bounded(2);
        assert_eq!(asked(&sender, &receiver), (0, true, false, Some(2)));
        sender.send(1).unwrap();
        assert_eq!(asked(&sender, &receiver), (1, false, false, Some(2)));
        sender.send(2).unwrap();
        assert_eq!(asked(&sender, &receiver), (2, false, true, Some(2)));
        receiver.recv().unwrap();
        assert_eq!(asked(&sender, &receiver), (1, false, false, Some(2)));
    });
}

#[test]
fn an_unbounded_channel_is_never_full() {
    claim(|| {
        let (sender, receiver) = unbounded();
        sender.send(1).unwrap();
        assert_eq!(asked(&sender, &receiver), (1, false, false, None));
    });
}

#[test]
fn a_channel_without_room_is_empty_and_full() {
    claim(|| {
        let (sender, receiver) = bounded(0);
        assert_eq!(asked(&sender, &receiver), (0, true, true, Some(0)));
    });
}

#[test]
fn a_timer_holds_one_message_when_its_time_has_come() {
    claim(|| {
        let timer = after(Duration::from_millis(5));
        assert_eq!(timer.capacity(), Some(1));
        thread::sleep(Duration::from_millis(6));
        assert_eq!((timer.len(), timer.is_empty(), timer.is_full()), (1, false, true));
        timer.recv().unwrap();
        assert_eq!((timer.len(), timer.is_empty(), timer.is_full()), (0, true, false));
    });
}

#[test]
fn never_has_no_room() {
    claim(|| {
        let never: Receiver<u8> = never();
        assert_eq!((never.len(), never.is_empty(), never.is_full()), (0, true, true));
        assert_eq!(never.capacity(), Some(0));
    });
}

#[test]
fn asking_several_channels_once_is_no_waiting() {
    claim_in_time(|| {
        let (stop, stopped) = unbounded();
        thread::scope(|scope| {
            // Far longer than any test may take: only `stop` can end the wait.
            scope.spawn(move || assert_eq!(stopped.recv_timeout(Duration::from_secs(100_000)), Ok(())));
            let channels: Vec<_> = (0..6).map(|_| bounded(0)).collect();
            for (sender, receiver) in &channels {
                assert_eq!(receiver.try_recv(), Err(TryRecvError::Empty));
                assert_eq!(sender.try_send(1), Err(TrySendError::Full(1)));
            }
            stop.send(()).unwrap();
        });
    });
}
