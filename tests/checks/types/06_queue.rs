//! 06 · Queue: the types that its contracts name; nothing of it runs.

use std::time::Duration;

use super::answer::{self, BoundedQueue};

#[allow(dead_code, reason = "it is only compiled")]
fn types(jobs: Vec<u8>, work: &(dyn Fn(u8) -> u16 + Sync)) {
    let _: Vec<String> = answer::relay(Vec::new(), 1, Duration::ZERO, Duration::ZERO);
    let _: Vec<u16> = answer::fan_out(jobs, 1, work);
    let queue: BoundedQueue<u8> = BoundedQueue::new(1);
    let _: usize = queue.len();
    let _: Result<(), u8> = queue.put(1);
    let _: Option<u8> = queue.get();
    let _: () = queue.close();
    let _: () = queue.task_done();
    let _: () = queue.join();
}
