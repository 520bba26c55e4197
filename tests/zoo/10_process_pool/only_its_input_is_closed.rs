//! wrong: A worker that answers nonsense is waited for, and not killed.
//! fails: step4_a_worker_that_answers_no_number_costs_only_its_job
//! says: need not end by itself

fn end(mut worker: Worker) {
    // Neither can fail: nobody else has waited for it.
    drop(worker.process.stdin.take());
    let _ = worker.process.wait();
}
