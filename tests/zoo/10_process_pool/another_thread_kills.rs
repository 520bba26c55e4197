//! right: This thread waits for the child's end, and another one keeps the time and kills it. Whoever reads leaves what
//! has come where others can take it.

use std::sync::mpsc;

pub fn run_with_timeout(mut command: Command, limit: Duration) -> io::Result<Finished> {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn()?;
    let (stdout, stderr) = (Come::from(child.stdout.take()), Come::from(child.stderr.take()));
    let child = Mutex::new(child);
    let (ended, time) = mpsc::channel::<()>();
    thread::scope(|scope| {
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
        let (stdout, stderr) = (stdout.all(), stderr.all());
        Ok(Finished::Exited(Output { status, stdout, stderr }))
    })
}

struct Come {
    bytes: std::sync::Arc<Mutex<Vec<u8>>>,
    reader: thread::JoinHandle<()>,
}

impl Come {
    fn from(pipe: Option<impl Read + Send + 'static>) -> Come {
        let bytes = std::sync::Arc::new(Mutex::new(Vec::new()));
        let come = bytes.clone();
        let reader = thread::spawn(move || {
            let Some(mut pipe) = pipe else { return };
            let mut chunk = [0; 4096];
            while let Ok(length @ 1..) = pipe.read(&mut chunk) {
                come.lock().expect("no panic").extend_from_slice(&chunk[..length]);
            }
        });
        Come { bytes, reader }
    }

    fn all(self) -> Vec<u8> {
        let count = || self.bytes.lock().expect("no panic").len();
        let (mut before, mut since) = (count(), Instant::now());
        while !self.reader.is_finished() && since.elapsed() < Duration::from_millis(300) {
            thread::sleep(Duration::from_millis(2));
            if count() != before {
                (before, since) = (count(), Instant::now());
            }
        }
        std::mem::take(&mut *self.bytes.lock().expect("no panic"))
    }
}
