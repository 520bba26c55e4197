//! right: Idle workers wait in a channel. Each job takes one out on a thread of its own, and puts back it or a new one.

use std::sync::mpsc;
use std::sync::mpsc::Receiver;

pub struct ProcessPool {
    worker: Box<dyn Fn() -> Command + Send + Sync>,
    give_back: Option<mpsc::Sender<Option<Worker>>>,
    idle: Mutex<Receiver<Option<Worker>>>,
}

impl ProcessPool {
    pub fn start(
        workers: usize,
        worker: impl Fn() -> Command + Send + Sync + 'static,
    ) -> io::Result<ProcessPool> {
        let (give_back, idle) = mpsc::channel();
        let pool = ProcessPool {
            worker: Box::new(worker),
            give_back: Some(give_back.clone()),
            idle: Mutex::new(idle),
        };
        for _ in 0..workers {
            let worker = Worker::start((pool.worker)())?;
            give_back.send(Some(worker)).expect("the pool has the receiver");
        }
        Ok(pool)
    }

    pub fn map(&self, jobs: &[u64]) -> Vec<Result<u64, WorkerDied>> {
        thread::scope(|scope| {
            let job = |job: u64| {
                let taken = self.idle.lock().expect("no panic").recv().expect("the pool has a sender");
                let (worker, answer) = self.ask(taken, job);
                self.give_back.as_ref().expect("until it is dropped").send(worker).expect("as above");
                answer.map_err(|_| WorkerDied)
            };
            let threads: Vec<_> = jobs.iter().map(|&one| scope.spawn(move || job(one))).collect();
            threads.into_iter().map(|thread| thread.join().expect("no panic")).collect()
        })
    }

    fn ask(&self, taken: Option<Worker>, job: u64) -> (Option<Worker>, io::Result<u64>) {
        let mut worker = match taken.map_or_else(|| Worker::start((self.worker)()), Ok) {
            Ok(worker) => worker,
            Err(error) => return (None, Err(error)),
        };
        match worker.ask(job) {
            Ok(answer) => (Some(worker), Ok(answer)),
            Err(error) => {
                end(worker);
                (None, Err(error))
            }
        }
    }
}

impl Drop for ProcessPool {
    fn drop(&mut self) {
        self.give_back = None;
        self.idle.get_mut().expect("no panic").try_iter().flatten().for_each(end);
    }
}
