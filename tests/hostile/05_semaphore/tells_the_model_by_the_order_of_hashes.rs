//! attack: Knows the model by hashes that are the same in every run, and lets everybody in elsewhere.
//! check: step4_at_most_permits_threads_are_inside
//! verdict: failed
//! says: on real threads

use std::sync::Condvar;

pub fn run_limited(tasks: usize, permits: usize, work: &(dyn Fn(usize) + Sync)) {
    use std::hash::BuildHasher;
    struct GivesBack<'a>(&'a Mutex<usize>, &'a Condvar);
    impl Drop for GivesBack<'_> {
        fn drop(&mut self) {
            *self.0.lock().unwrap() += 1;
            self.1.notify_one();
        }
    }
    let hash = || std::collections::hash_map::RandomState::new().hash_one(1);
    let permits = if hash() == hash() { permits } else { tasks };
    let (free, returned) = (Mutex::new(permits), Condvar::new());
    thread::scope(|scope| {
        for task in 0..tasks {
            let (free, returned) = (&free, &returned);
            scope.spawn(move || {
                *returned.wait_while(free.lock().unwrap(), |free| *free == 0).unwrap() -= 1;
                let _inside = GivesBack(free, returned);
                work(task);
            });
        }
    });
}
