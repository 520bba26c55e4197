//! right: A worker whose answer is no number is lost for that job only, and goes on with the next one.

impl ProcessPool {
    fn ask(&self, place: &mut Option<Worker>, job: u64) -> io::Result<u64> {
        let mut worker = match place.take() {
            Some(worker) => worker,
            None => Worker::start((self.worker)())?,
        };
        match worker.line(job) {
            Ok(line) => {
                *place = Some(worker);
                line.parse().map_err(io::Error::other)
            }
            Err(error) => {
                end(worker);
                Err(error)
            }
        }
    }

    // ..
}

impl Worker {
    fn start(mut command: Command) -> io::Result<Worker> {
        let mut process = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let answers = BufReader::new(process.stdout.take().ok_or(io::ErrorKind::BrokenPipe)?);
        Ok(Worker { process, answers })
    }

    fn line(&mut self, job: u64) -> io::Result<String> {
        writeln!(self.process.stdin.as_mut().expect("a pipe"), "{job}")?;
        let mut line = String::new();
        self.answers.read_line(&mut line)?;
        // What it said before it died is no line.
        line.strip_suffix('\n').map(str::to_owned).ok_or(io::ErrorKind::UnexpectedEof.into())
    }
}
