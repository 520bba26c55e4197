//! wrong: `len` counts what was put, and forgets what was got.
//! fails: step3_len_tells_how_many_are_in_it
//! says: `len` after a get

impl<T> BoundedQueue<T> {
    #[allow(clippy::len_without_is_empty, reason = "the next moment it may be another number")]
    pub fn len(&self) -> usize {
        self.lock().unfinished
    }

    // ..
}
