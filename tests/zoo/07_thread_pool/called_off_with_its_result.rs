//! wrong: A job whose result nobody takes need not be done.
//! fails: step4_results_that_nobody_takes_harm_nobody
//! says: are not called off

use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;

pub struct Pending<T> {
    place: Arc<Mutex<Place<T>>>,
    off: Arc<AtomicBool>,
}

impl ThreadPool {
    pub fn submit<T, F>(&self, job: F) -> Pending<T>
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send + 'static,
    {
        let place = Arc::new(Mutex::new(Place::Nobody));
        let off = Arc::new(AtomicBool::new(false));
        let pending = Pending { place: Arc::clone(&place), off: Arc::clone(&off) };
        let job: Job = Box::new(move || {
            if off.load(Ordering::SeqCst) {
                return;
            }
            let result = panic::catch_unwind(AssertUnwindSafe(job));
            leave(&place, result.map_err(JobPanicked::from));
        });
        let queue = self.queue.as_ref().expect("the queue is open until the pool is dropped");
        queue.send(job).expect("the workers wait for jobs until the queue is closed");
        pending
    }

    // ..
}

struct Off(Vec<Arc<AtomicBool>>);

impl Drop for Off {
    fn drop(&mut self) {
        self.0.iter().for_each(|off| off.store(true, Ordering::SeqCst));
    }
}

pub fn as_completed<T>(pending: Vec<Pending<T>>) -> impl Iterator<Item = Result<T, JobPanicked>> {
    let (sender, receiver) = mpsc::channel();
    let off = Off(pending.iter().map(|pending| Arc::clone(&pending.off)).collect());
    for pending in pending {
        pending.send_to(sender.clone());
    }
    drop(sender);
    std::iter::from_fn(move || {
        let _until_the_end = &off;
        receiver.recv().ok()
    })
}
