//! right: Workers can share a crossbeam channel without a lock.
//! without: fn work

use crossbeam_channel as channel;

pub struct ThreadPool {
    queue: Option<channel::Sender<Job>>,
    threads: Vec<JoinHandle<()>>,
}

impl ThreadPool {
    pub fn new(workers: usize) -> ThreadPool {
        let (sender, receiver) = channel::unbounded::<Job>();
        let start = |_| {
            let receiver = receiver.clone();
            thread::spawn(move || receiver.into_iter().for_each(|job| job()))
        };
        ThreadPool { queue: Some(sender), threads: (0..workers).map(start).collect() }
    }

    pub fn map<I, T, F>(&self, items: Vec<I>, f: F) -> Vec<T>
    where
        I: Send + 'static,
        T: Send + 'static,
        F: Fn(I) -> T + Send + Sync + 'static,
    {
        let f = Arc::new(f);
        let submit = |item| {
            let f = Arc::clone(&f);
            self.submit(move || f(item))
        };
        let pending: Vec<Pending<T>> = items.into_iter().map(submit).collect();
        pending.into_iter().map(|pending| pending.wait().expect("no job panics")).collect()
    }

    // ..
}
