//! wrong: Every worker is sent a job, and then every answer is waited for: so the next jobs wait for the slowest.
//! fails: step3_nobody_waits_for_a_slow_job_who_could_take_the_next
//! says: the rest of its round

pub struct ProcessPool {
    worker: Box<dyn Fn() -> Command + Send + Sync>,
    workers: std::cell::RefCell<Vec<Worker>>,
}

impl ProcessPool {
    pub fn start(
        workers: usize,
        worker: impl Fn() -> Command + Send + Sync + 'static,
    ) -> io::Result<ProcessPool> {
        let pool = ProcessPool { worker: Box::new(worker), workers: Vec::new().into() };
        for _ in 0..workers {
            pool.workers.borrow_mut().push(Worker::start((pool.worker)())?);
        }
        Ok(pool)
    }

    pub fn map(&self, jobs: &[u64]) -> Vec<Result<u64, WorkerDied>> {
        let mut workers = self.workers.borrow_mut();
        let mut results = Vec::new();
        for batch in jobs.chunks(workers.len()) {
            let sent: Vec<bool> =
                workers.iter_mut().zip(batch).map(|(worker, job)| worker.send(*job)).collect();
            for (worker, sent) in workers.iter_mut().zip(sent) {
                let answer = worker.answer().filter(|_| sent).ok_or(WorkerDied);
                if answer.is_err()
                    && let Ok(new) = Worker::start((self.worker)())
                {
                    end(std::mem::replace(worker, new));
                }
                results.push(answer);
            }
        }
        results
    }
}

impl Worker {
    fn start(mut command: Command) -> io::Result<Worker> {
        let mut process = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let answers = BufReader::new(process.stdout.take().ok_or(io::ErrorKind::BrokenPipe)?);
        Ok(Worker { process, answers })
    }

    fn send(&mut self, job: u64) -> bool {
        writeln!(self.process.stdin.as_mut().expect("a pipe"), "{job}").is_ok()
    }

    fn answer(&mut self) -> Option<u64> {
        let mut line = String::new();
        self.answers.read_line(&mut line).ok()?;
        line.strip_suffix('\n')?.parse().ok()
    }
}

impl Drop for ProcessPool {
    fn drop(&mut self) {
        for worker in self.workers.get_mut() {
            let _ = worker.process.kill();
            let _ = worker.process.wait();
        }
    }
}
