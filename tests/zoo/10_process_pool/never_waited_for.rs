//! wrong: A child that was killed is thought to be gone.
//! fails: step1_the_child_has_been_waited_for_when_it_returns
//! says: until its parent has waited for it

use std::sync::mpsc;
use std::sync::mpsc::Receiver;

pub fn run_with_timeout(mut command: Command, limit: Duration) -> io::Result<Finished> {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let begin = Instant::now();
    let left = || limit.saturating_sub(begin.elapsed());
    let mut child = command.spawn()?;
    let stdout = read_to_end(child.stdout.take());
    let stderr = read_to_end(child.stderr.take());
    let printed = stdout.recv_timeout(left()).and_then(|stdout| Ok((stdout, stderr.recv_timeout(left())?)));
    match (ended_within(&mut child, left())?, printed) {
        (Some(status), Ok((stdout, stderr))) => {
            Ok(Finished::Exited(Output { status, stdout: stdout?, stderr: stderr? }))
        }
        _ => {
            child.kill()?;
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
