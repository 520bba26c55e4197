//! wrong: What stands around a number is cut off.
//! fails: step4_a_worker_that_answers_no_number_costs_only_its_job
//! says: a line that is no number

impl Worker {
    fn ask(&mut self, job: u64) -> io::Result<u64> {
        let jobs = self.process.stdin.as_mut().ok_or(io::ErrorKind::BrokenPipe)?;
        jobs.write_all(format!("{job}\n").as_bytes())?;
        let mut line = String::new();
        self.answers.by_ref().take(32).read_line(&mut line)?;
        match line.strip_suffix('\n') {
            Some(answer) if self.answers.buffer().is_empty() => answer.trim_start_matches("answer").parse().map_err(io::Error::other),
            _ => Err(io::ErrorKind::InvalidData.into()),
        }
    }

    // ..
}
