//! right: As many threads as may be inside start the first tasks, and each starts the next. A panic ends such a chain.

use std::thread::Scope;

fn do_next<'s>(
    scope: &'s Scope<'s, '_>,
    next: &'s Mutex<usize>,
    tasks: usize,
    work: &'s (dyn Fn(usize) + Sync),
) {
    let task = {
        let mut next = next.lock().unwrap();
        if *next == tasks {
            return;
        }
        *next += 1;
        *next - 1
    };
    scope.spawn(move || {
        work(task);
        do_next(scope, next, tasks, work);
    });
}

pub fn run_limited(tasks: usize, permits: usize, work: &(dyn Fn(usize) + Sync)) {
    let next = Mutex::new(0);
    thread::scope(|scope| {
        for _ in 0..permits.min(tasks) {
            do_next(scope, &next, tasks, work);
        }
    });
}
