//! 07 · Thread pool: the types that its contracts name; nothing of it runs.

use super::answer::{self, JobPanicked, Pending, ThreadPool};

#[allow(dead_code, reason = "it is only compiled")]
fn several_threads_call_it_at_once<Object: Sync>(_: &Object) {}

#[allow(dead_code, reason = "it is only compiled")]
fn types(job: fn() -> u8, f: fn(u8) -> u16) {
    let pool: ThreadPool = ThreadPool::new(1);
    several_threads_call_it_at_once(&pool);
    let pending: Pending<u8> = pool.submit(job);
    let done: Result<u8, JobPanicked> = pending.wait();
    let _: Option<String> = done.err().map(|JobPanicked(message)| message);
    let _: Vec<u16> = pool.map(Vec::<u8>::new(), f);
    let _: Option<Result<u8, JobPanicked>> = answer::as_completed(Vec::<Pending<u8>>::new()).next();
}
