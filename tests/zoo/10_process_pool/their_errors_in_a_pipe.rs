//! wrong: The standard error of the workers is a pipe that nobody reads.
//! fails: step3_a_worker_may_write_to_standard_error
//! says: whose pipe is full

impl Worker {
    fn start(mut command: Command) -> io::Result<Worker> {
        let mut process = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
        let answers = BufReader::new(process.stdout.take().ok_or(io::ErrorKind::BrokenPipe)?);
        Ok(Worker { process, answers })
    }

    // ..
}
