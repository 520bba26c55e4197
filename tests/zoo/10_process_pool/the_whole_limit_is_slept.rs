//! wrong: It sleeps for the whole limit, and looks then.
//! fails: step1_it_returns_as_soon_as_the_child_has_ended
//! says: not the time that is always waited

use std::sync::mpsc;
use std::sync::mpsc::Receiver;

pub fn run_with_timeout(mut command: Command, limit: Duration) -> io::Result<Finished> {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn()?;
    let stdout = read_to_end(child.stdout.take());
    let stderr = read_to_end(child.stderr.take());
    // At most a minute, so that nobody waits for an hour.
    thread::sleep(limit.min(Duration::from_secs(60)));
    match child.try_wait()? {
        Some(status) => {
            let (stdout, stderr) = (stdout.recv().expect("sent")?, stderr.recv().expect("sent")?);
            Ok(Finished::Exited(Output { status, stdout, stderr }))
        }
        None => {
            child.kill()?;
            child.wait()?;
            Ok(Finished::TimedOut)
        }
    }
}

fn read_to_end(pipe: Option<impl Read + Send + 'static>) -> Receiver<io::Result<Vec<u8>>> {
    let (send, receive) = mpsc::channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        let read = pipe.map_or(Ok(0), |mut pipe| pipe.read_to_end(&mut bytes));
        let _ = send.send(read.map(|_| bytes));
    });
    receive
}
