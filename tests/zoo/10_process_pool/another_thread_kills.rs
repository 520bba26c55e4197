//! right: This thread waits for the child's end, and another one keeps the time and kills it. They share the child, and
//! nobody holds its lock for long.

pub fn run_with_timeout(mut command: Command, limit: Duration) -> io::Result<Finished> {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn()?;
    let (stdout, stderr) = (child.stdout.take().expect("a pipe"), child.stderr.take().expect("a pipe"));
    let child = Mutex::new(child);
    let (ended, time) = mpsc::channel::<()>();
    thread::scope(|scope| {
        let read = |mut pipe: Box<dyn Read + Send>| {
            let mut bytes = Vec::new();
            pipe.read_to_end(&mut bytes).map(|_| bytes)
        };
        let stdout = scope.spawn(move || read(Box::new(stdout)));
        let stderr = scope.spawn(move || read(Box::new(stderr)));
        let child = &child;
        let clock = scope.spawn(move || {
            let is_up = time.recv_timeout(limit) == Err(mpsc::RecvTimeoutError::Timeout);
            is_up && child.lock().expect("no panic").kill().is_ok()
        });
        let status = loop {
            if let Some(status) = child.lock().expect("no panic").try_wait()? {
                break status;
            }
            thread::sleep(Duration::from_millis(1));
        };
        drop(ended);
        if clock.join().expect("no panic") {
            return Ok(Finished::TimedOut);
        }
        let (stdout, stderr) = (stdout.join().expect("no panic")?, stderr.join().expect("no panic")?);
        Ok(Finished::Exited(Output { status, stdout, stderr }))
    })
}
