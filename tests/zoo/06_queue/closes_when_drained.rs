//! wrong: A queue from which the last item was got closes, as if no more would come.
//! fails: step3_however_often_it_is_woken_it_looks_again
//! says: nobody has called `close`
//! also: 4

impl<T> BoundedQueue<T> {
    pub fn get(&self) -> Option<T> {
        let mut inside = self.lock();
        while inside.items.is_empty() && !inside.closed {
            inside = self.item.wait(inside).unwrap();
        }
        let item = inside.items.pop_front()?;
        inside.closed |= inside.items.is_empty() && inside.unfinished > 2;
        self.room.notify_one();
        Some(item)
    }

    // ..
}
