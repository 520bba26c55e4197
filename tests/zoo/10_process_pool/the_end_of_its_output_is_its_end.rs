//! wrong: A child whose output has ended is waited for without a limit.
//! fails: step1_a_child_that_has_closed_its_output_goes_on_until_it_ends_or_its_time_is_up
//! says: The end of its output is not the end of a child

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
    match printed {
        Ok((stdout, stderr)) => {
            let status = child.wait()?;
            Ok(Finished::Exited(Output { status, stdout: stdout?, stderr: stderr? }))
        }
        Err(_) => {
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
