//! wrong: A line that did not come is read as 0.
//! fails: step4_a_worker_that_dies_costs_only_its_job
//! says: a line that is no number

impl Worker {
    fn ask(&mut self, job: u64) -> io::Result<u64> {
        let _ = writeln!(self.process.stdin.as_mut().expect("a pipe"), "{job}");
        let mut line = String::new();
        self.answers.read_line(&mut line)?;
        Ok(line.trim().parse().unwrap_or(0))
    }

    // ..
}
