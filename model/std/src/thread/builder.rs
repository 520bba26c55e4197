//! Threads with names.

use super::scoped::{Scope, ScopedJoinHandle};
use super::{JoinHandle, handle};
use runtime::thread::{Options, Work, has_room_for_stack};
use std::io;

/// Starts a thread with a name.
#[derive(Debug, Default)]
#[must_use = "must eventually spawn the thread"]
pub struct Builder {
    name: Option<String>,
    stack_size: Option<usize>,
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

    /// Chooses how large the stack is at the least, in bytes.
    pub fn stack_size(mut self, size: usize) -> Self {
        self.stack_size = Some(size);
        self
    }

    fn options(self) -> io::Result<Options> {
        if let Some(name) = &self.name {
            assert!(!name.contains('\0'), "thread name may not contain interior null bytes");
        }
        match self.stack_size {
            Some(size) if !has_room_for_stack(size) => Err(io::ErrorKind::OutOfMemory.into()),
            stack_size => Ok(Options { name: self.name, stack_size }),
        }
    }

    /// Starts the thread.
    ///
    /// # Errors
    ///
    /// When the stack asked for is larger than any memory.
    #[track_caller]
    pub fn spawn<F, T>(self, f: F) -> io::Result<JoinHandle<T>>
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send + 'static,
    {
        Ok(handle::start(self.options()?, Work::of(f)))
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
        Ok(scope.start(self.options()?, Work::of(f)))
    }
}
