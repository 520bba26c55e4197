//! The errors: what they say, and what they carry.

use std::error::Error;

use crossbeam_channel::{
    RecvError, RecvTimeoutError, SelectTimeoutError, SendError, SendTimeoutError, TryRecvError,
    TrySelectError, TrySendError,
};

use crate::claim;

/// A message that can be neither shown nor compared.
struct Plain;

fn says<E: Error + 'static>(error: E, text: &str, shown: &str) {
    let error: Box<dyn Error> = Box::new(error);
    assert_eq!((error.to_string(), format!("{error:?}")), (text.to_string(), shown.to_string()));
}

#[test]
fn they_say_what_is_the_matter() {
    claim(|| {
        says(SendError(Plain), "sending on a disconnected channel", "\"SendError(..)\"");
        says(TrySendError::Full(Plain), "sending on a full channel", "\"Full(..)\"");
        says(TrySendError::Disconnected(Plain), "sending on a disconnected channel", "\"Disconnected(..)\"");
        says(
            SendTimeoutError::Timeout(Plain),
            "timed out waiting on send operation",
            "\"SendTimeoutError(..)\"",
        );
        says(RecvError, "receiving on an empty and disconnected channel", "RecvError");
        says(TryRecvError::Empty, "receiving on an empty channel", "Empty");
        says(TryRecvError::Disconnected, "receiving on an empty and disconnected channel", "Disconnected");
        says(RecvTimeoutError::Timeout, "timed out waiting on receive operation", "Timeout");
        says(RecvTimeoutError::Disconnected, "channel is empty and disconnected", "Disconnected");
        says(TrySelectError, "all operations in select would block", "TrySelectError");
        says(SelectTimeoutError, "timed out waiting on select", "SelectTimeoutError");
    });
}

#[test]
fn the_message_can_be_taken_out() {
    claim(|| {
        assert_eq!(SendError(1).into_inner(), 1);
        assert_eq!(SendError(1).0, 1);
        assert_eq!(TrySendError::Full(2).into_inner(), 2);
        assert_eq!(TrySendError::Disconnected(2).into_inner(), 2);
        assert_eq!(SendTimeoutError::Timeout(3).into_inner(), 3);
        assert_eq!(SendTimeoutError::Disconnected(3).into_inner(), 3);
    });
}

#[test]
fn they_tell_why() {
    claim(|| {
        let full = TrySendError::Full(1);
        assert!(full.is_full() && !full.is_disconnected());
        let gone = TrySendError::Disconnected(1);
        assert!(gone.is_disconnected() && !gone.is_full());
        let late = SendTimeoutError::Timeout(1);
        assert!(late.is_timeout() && !late.is_disconnected());
        assert!(TryRecvError::Empty.is_empty() && !TryRecvError::Empty.is_disconnected());
        assert!(RecvTimeoutError::Timeout.is_timeout() && RecvTimeoutError::Disconnected.is_disconnected());
    });
}

#[test]
fn they_come_from_the_simpler_ones() {
    claim(|| {
        assert_eq!(TrySendError::from(SendError(1)), TrySendError::Disconnected(1));
        assert_eq!(SendTimeoutError::from(SendError(1)), SendTimeoutError::Disconnected(1));
        assert_eq!(TryRecvError::from(RecvError), TryRecvError::Disconnected);
        assert_eq!(RecvTimeoutError::from(RecvError), RecvTimeoutError::Disconnected);
    });
}
