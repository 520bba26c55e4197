//! The sending ends.

use super::{SendError, TrySendError};
use runtime::channel::{Channel, SendRefused};
use std::fmt;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync::Arc;

/// The sending end of a channel without bounds.
pub struct Sender<T> {
    channel: Arc<Channel<T>>,
}

/// The sending end of a channel with bounds.
pub struct SyncSender<T> {
    channel: Arc<Channel<T>>,
}

macro_rules! sending_end {
    ($($Sender:ident),*) => {$(
        impl<T> UnwindSafe for $Sender<T> {}
        impl<T> RefUnwindSafe for $Sender<T> {}

        impl<T> $Sender<T> {
            pub(super) fn new(channel: Arc<Channel<T>>) -> Self {
                Self { channel }
            }

            /// Sends, and waits for room if it must.
            ///
            /// # Errors
            ///
            /// The message, when the receiver is gone.
            #[track_caller]
            pub fn send(&self, message: T) -> Result<(), SendError<T>> {
                self.channel.send(message, None).map_err(|refused| match refused {
                    SendRefused::Full(message) | SendRefused::Disconnected(message) => SendError(message),
                })
            }
        }

        impl<T> Clone for $Sender<T> {
            fn clone(&self) -> Self {
                self.channel.desk.add_sender();
                Self::new(Arc::clone(&self.channel))
            }
        }

        impl<T> Drop for $Sender<T> {
            fn drop(&mut self) {
                self.channel.desk.drop_sender();
            }
        }

        impl<T> fmt::Debug for $Sender<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($Sender)).finish_non_exhaustive()
            }
        }
    )*};
}

sending_end!(Sender, SyncSender);

impl<T> SyncSender<T> {
    /// Sends if that needs no waiting.
    ///
    /// # Errors
    ///
    /// The message, when there is no room or the receiver is gone.
    #[track_caller]
    pub fn try_send(&self, message: T) -> Result<(), TrySendError<T>> {
        self.channel.try_send(message).map_err(|refused| match refused {
            SendRefused::Full(message) => TrySendError::Full(message),
            SendRefused::Disconnected(message) => TrySendError::Disconnected(message),
        })
    }
}
