//! right: A thread for each worker lives as long as the pool. Jobs come through a channel with a place for their answer, and
//! a dead worker is replaced at once.

use std::sync::mpsc;

type Asked = (usize, u64, mpsc::Sender<(usize, Result<u64, WorkerDied>)>);

pub struct ProcessPool {
    jobs: Option<mpsc::Sender<Asked>>,
    threads: Vec<thread::JoinHandle<()>>,
}

impl ProcessPool {
    pub fn start(
        workers: usize,
        worker: impl Fn() -> Command + Send + Sync + 'static,
    ) -> io::Result<ProcessPool> {
        let worker = std::sync::Arc::new(worker);
        let (jobs, taken) = mpsc::channel::<Asked>();
        let taken = std::sync::Arc::new(Mutex::new(taken));
        let mut pool = ProcessPool { jobs: Some(jobs), threads: Vec::new() };
        for _ in 0..workers {
            let mut mine = Worker::start(worker())?;
            let (worker, taken) = (worker.clone(), taken.clone());
            pool.threads.push(thread::spawn(move || {
                loop {
                    let next = taken.lock().expect("no panic").recv();
                    let Ok((place, job, answer)) = next else { break };
                    let result = mine.ask(job).map_err(|_| WorkerDied);
                    if result.is_err()
                        && let Ok(new) = Worker::start(worker())
                    {
                        end(std::mem::replace(&mut mine, new));
                    }
                    let _ = answer.send((place, result));
                }
                end(mine);
            }));
        }
        Ok(pool)
    }

    pub fn map(&self, jobs: &[u64]) -> Vec<Result<u64, WorkerDied>> {
        let (answer, answers) = mpsc::channel();
        for (place, job) in jobs.iter().enumerate() {
            let asked = (place, *job, answer.clone());
            self.jobs.as_ref().expect("until it is dropped").send(asked).expect("the threads listen");
        }
        drop(answer);
        let mut results = vec![Err(WorkerDied); jobs.len()];
        answers.iter().for_each(|(place, result)| results[place] = result);
        results
    }
}

impl Drop for ProcessPool {
    fn drop(&mut self) {
        self.jobs = None;
        self.threads.drain(..).for_each(|thread| thread.join().expect("no panic"));
    }
}
