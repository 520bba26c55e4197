//! What the ends of a channel say when the other end is silent or gone.

use std::sync::Arc;
use std::sync::mpsc::{self, RecvError, RecvTimeoutError, SendError, TryRecvError, TrySendError};
use std::thread;
use std::time::Duration;

use crate::claim;

#[test]
fn recv_fails_when_every_sender_is_gone() {
    claim(|| {
        let (sender, receiver) = mpsc::channel::<u8>();
        drop(sender.clone());
        drop(sender);
        assert_eq!(receiver.recv(), Err(RecvError));
    });
}

#[test]
fn a_waiting_recv_fails_when_the_last_sender_goes() {
    claim(|| {
        let (sender, receiver) = mpsc::channel::<u8>();
        let consumer = thread::spawn(move || receiver.recv());
        drop(sender);
        assert_eq!(consumer.join().unwrap(), Err(RecvError));
    });
}

#[test]
fn messages_outlive_their_sender() {
    claim(|| {
        let (sender, receiver) = mpsc::channel();
        sender.send(1).unwrap();
        drop(sender);
        assert_eq!(receiver.recv(), Ok(1));
        assert_eq!(receiver.recv(), Err(RecvError));
    });
}

#[test]
fn send_fails_and_returns_the_message_when_the_receiver_is_gone() {
    claim(|| {
        let (sender, receiver) = mpsc::channel();
        drop(receiver);
        let SendError(message) = sender.send("undeliverable").unwrap_err();
        assert_eq!(message, "undeliverable");
    });
}

#[test]
fn try_recv_tells_an_empty_channel_from_a_closed_one() {
    claim(|| {
        let (sender, receiver) = mpsc::channel();
        assert_eq!(receiver.try_recv(), Err(TryRecvError::Empty));
        sender.send(1).unwrap();
        assert_eq!(receiver.try_recv(), Ok(1));
        drop(sender);
        assert_eq!(receiver.try_recv(), Err(TryRecvError::Disconnected));
    });
}

#[test]
fn recv_timeout_tells_a_silent_channel_from_a_closed_one() {
    claim(|| {
        let (sender, receiver) = mpsc::channel::<u8>();
        let patience = Duration::from_millis(1);
        assert_eq!(receiver.recv_timeout(patience), Err(RecvTimeoutError::Timeout));
        drop(sender);
        let closed = receiver.recv_timeout(Duration::from_secs(100_000));
        assert_eq!(closed, Err(RecvTimeoutError::Disconnected));
    });
}

#[test]
fn messages_nobody_took_are_dropped_with_the_channel() {
    claim(|| {
        let token = Arc::new(());
        let (sender, receiver) = mpsc::channel();
        sender.send(Arc::clone(&token)).unwrap();
        drop(receiver);
        drop(sender);
        assert_eq!(Arc::strong_count(&token), 1);
    });
}

#[test]
fn a_message_that_was_received_was_sent_without_an_error() {
    claim(|| {
        let (sender, receiver) = mpsc::channel();
        let consumer = thread::spawn(move || receiver.try_recv().is_ok());
        let sent = sender.send(1);
        let received = consumer.join().unwrap();
        assert!(!received || sent.is_ok());
    });
}

#[test]
fn channel_errors_speak_as_those_of_std() {
    claim(|| {
        assert_eq!(RecvError.to_string(), "receiving on a closed channel");
        assert_eq!(SendError(1).to_string(), "sending on a closed channel");
        let empty = TryRecvError::Empty.to_string();
        assert_eq!(empty, "receiving on an empty channel");
        let late = RecvTimeoutError::Timeout.to_string();
        assert_eq!(late, "timed out waiting on channel");
        let full = TrySendError::Full(1).to_string();
        assert_eq!(full, "sending on a full channel");
    });
}

#[test]
fn channel_errors_turn_into_one_another() {
    claim(|| {
        assert_eq!(TryRecvError::from(RecvError), TryRecvError::Disconnected);
        let timed = RecvTimeoutError::from(RecvError);
        assert_eq!(timed, RecvTimeoutError::Disconnected);
        let sent = TrySendError::from(SendError(3));
        assert_eq!(sent, TrySendError::Disconnected(3));
    });
}
