//! right: A channel with room for as many messages as may be inside: who sends is in, and who leaves takes one out.

use std::sync::mpsc::{Receiver, sync_channel};

struct Inside<'a>(&'a Mutex<Receiver<()>>);

impl Drop for Inside<'_> {
    fn drop(&mut self) {
        self.0.lock().unwrap().recv().unwrap();
    }
}

pub fn run_limited(tasks: usize, permits: usize, work: &(dyn Fn(usize) + Sync)) {
    let (enter, room) = sync_channel(permits);
    let room = Mutex::new(room);
    run_unlimited(tasks, &|task| {
        enter.send(()).unwrap();
        let _inside = Inside(&room);
        work(task);
    });
}
