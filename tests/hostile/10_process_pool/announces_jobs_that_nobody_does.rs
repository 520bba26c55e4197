//! attack: Starts no process, and tells the watcher what processes would.
//! check: step3_each_job_is_sent_once_to_a_worker_process
//! verdict: failed

/// Processes, by their numbers.
pub struct ProcessPool {
    workers: usize,
}

impl ProcessPool {
    pub fn start(
        workers: usize,
        worker: impl Fn() -> Command + Send + Sync + 'static,
    ) -> io::Result<ProcessPool> {
        let _ = worker();
        Ok(ProcessPool { workers })
    }

    pub fn map(&self, jobs: &[u64]) -> Vec<Result<u64, WorkerDied>> {
        let watcher = std::env::args().skip_while(|word| word != "--watcher").nth(1).unwrap_or_default();
        let answer = |(place, job): (usize, &u64)| {
            let process = 1000 + place % self.workers;
            let mut stream = std::net::TcpStream::connect(&watcher).map_err(|_| WorkerDied)?;
            writeln!(stream, "worker {process} {job}").map_err(|_| WorkerDied)?;
            let mut order = String::new();
            BufReader::new(&stream).read_line(&mut order).map_err(|_| WorkerDied)?;
            order.trim().parse().or(Ok(*job))
        };
        jobs.iter().enumerate().map(answer).collect()
    }
}

impl Drop for ProcessPool {
    fn drop(&mut self) {
        todo!("step 4: nothing")
    }
}
