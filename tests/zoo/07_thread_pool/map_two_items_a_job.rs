//! wrong: When there are many items, each job does two of them.
//! fails: step3_no_item_waits_for_others_however_many_there_are
//! says: each as a job of its own

pub struct ThreadPool {
    queue: Option<Sender<Job>>,
    threads: Vec<JoinHandle<()>>,
    workers: usize,
}

impl ThreadPool {
    pub fn new(workers: usize) -> ThreadPool {
        let (sender, receiver) = mpsc::channel();
        let queue = Arc::new(Mutex::new(receiver));
        let start = |_| {
            let queue = Arc::clone(&queue);
            thread::spawn(move || work(&queue))
        };
        ThreadPool { queue: Some(sender), threads: (0..workers).map(start).collect(), workers }
    }

    pub fn map<I, T, F>(&self, items: Vec<I>, f: F) -> Vec<T>
    where
        I: Send + 'static,
        T: Send + 'static,
        F: Fn(I) -> T + Send + Sync + 'static,
    {
        let f = Arc::new(f);
        let share = if items.len() > 4 * self.workers { 2 } else { 1 };
        let mut pending = Vec::new();
        let mut items = items.into_iter().peekable();
        while items.peek().is_some() {
            let some: Vec<I> = items.by_ref().take(share).collect();
            let f = Arc::clone(&f);
            pending.push(self.submit(move || some.into_iter().map(|item| f(item)).collect::<Vec<T>>()));
        }
        pending.into_iter().flat_map(|one| one.wait().unwrap_or_else(|JobPanicked(message)| panic!("{message}"))).collect()
    }

    // ..
}
