//! wrong: What a worker said before it died is an answer, though its line has no end.
//! fails: step4_a_worker_that_answers_no_number_costs_only_its_job
//! says: a line has an end

impl Worker {
    fn ask(&mut self, job: u64) -> io::Result<u64> {
        let jobs = self.process.stdin.as_mut().ok_or(io::ErrorKind::BrokenPipe)?;
        jobs.write_all(format!("{job}\n").as_bytes())?;
        let mut line = String::new();
        // A number has 20 digits at most; a line may have no end.
        self.answers.by_ref().take(32).read_line(&mut line)?;
        match line.lines().next() {
            Some(answer) if self.answers.buffer().is_empty() => answer.parse().map_err(io::Error::other),
            _ => Err(io::ErrorKind::InvalidData.into()),
        }
    }

    // ..
}
