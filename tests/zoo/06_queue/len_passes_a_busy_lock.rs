//! wrong: `len` does not wait for the lock, and says 0 while another thread has it.
//! fails: step3_small_programs_do_what_the_contract_says
//! says: went on without it

impl<T> BoundedQueue<T> {
    pub fn len(&self) -> usize {
        self.inside.try_lock().map_or(0, |inside| inside.items.len())
    }

    // ..
}
