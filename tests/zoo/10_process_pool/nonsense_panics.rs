//! wrong: An answer that is no number panics, and takes all the others along.
//! fails: step4_a_worker_that_answers_no_number_costs_only_its_job
//! says: It panicked

impl Worker {
    fn ask(&mut self, job: u64) -> io::Result<u64> {
        writeln!(self.process.stdin.as_mut().expect("a pipe"), "{job}")?;
        let mut line = String::new();
        match self.answers.read_line(&mut line)? {
            0 => Err(io::ErrorKind::UnexpectedEof.into()),
            _ => Ok(line.trim().parse().expect("a number")),
        }
    }

    // ..
}
