//! wrong: `join` holds a `static` lock while it waits, so who joins another queue waits too.
//! fails: step4_two_queues_have_nothing_to_do_with_each_other
//! says: nothing that is `static`

impl<T> BoundedQueue<T> {
    pub fn join(&self) {
        static ONE: Mutex<()> = Mutex::new(());
        let _one = ONE.lock().unwrap();
        let mut inside = self.lock();
        while inside.unfinished > 0 {
            inside = self.all_done.wait(inside).expect("nobody panics with the lock");
        }
    }

    // ..
}
