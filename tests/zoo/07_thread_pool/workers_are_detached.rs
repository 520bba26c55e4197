//! wrong: Threads whose handles are dropped are waited for.
//! fails: step5_every_job_is_done_when_the_pool_has_been_dropped
//! says: Nobody waits for the workers
//! without: impl Drop for ThreadPool {
