//! Threads with names.

use super::scoped::{Scope, ScopedJoinHandle};
use super::{JoinHandle, handle};
use std::io;

/// Starts a thread with a name.
#[derive(Debug, Default)]
#[must_use = "must eventually spawn the thread"]
pub struct Builder {
    name: Option<String>,
}

impl Builder {
    /// Nothing is chosen yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Chooses the name.
    pub fn name(mut self, name: String) -> Self {
        self.name = Some(name);
        self
    }

    /// Accepted, and without effect: the model's threads all have the same stack.
    pub fn stack_size(self, _size: usize) -> Self {
        self
    }

    fn checked_name(self) -> Option<String> {
        let name = self.name?;
        assert!(!name.contains('\0'), "thread name may not contain interior null bytes");
        Some(name)
    }

    /// Starts the thread.
    ///
    /// # Errors
    ///
    /// None in the model, where there is always room for a thread.
    #[track_caller]
    pub fn spawn<F, T>(self, f: F) -> io::Result<JoinHandle<T>>
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send + 'static,
    {
        Ok(handle::start(self.checked_name(), f))
    }

    /// Starts the thread in a scope.
    ///
    /// # Errors
    ///
    /// As [`Builder::spawn`].
    #[track_caller]
    pub fn spawn_scoped<'scope, 'env, F, T>(
        self,
        scope: &'scope Scope<'scope, 'env>,
        f: F,
    ) -> io::Result<ScopedJoinHandle<'scope, T>>
    where
        F: FnOnce() -> T + Send + 'scope,
        T: Send + 'scope,
    {
        Ok(scope.start(self.checked_name(), f))
    }
}
