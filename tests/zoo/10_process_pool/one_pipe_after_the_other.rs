//! wrong: Standard output is read to its end, and standard error then.
//! fails: step1_more_output_than_a_pipe_holds_comes_back_whole
//! says: Both of its pipes must be read

use std::sync::mpsc;

pub fn run_with_timeout(mut command: Command, limit: Duration) -> io::Result<Finished> {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let begin = Instant::now();
    let mut child = command.spawn()?;
    let (mut stdout, mut stderr) = (child.stdout.take().unwrap(), child.stderr.take().unwrap());
    let (send, receive) = mpsc::channel();
    thread::spawn(move || {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let read = stdout.read_to_end(&mut out).and_then(|_| stderr.read_to_end(&mut err));
        let _ = send.send(read.map(|_| (out, err)));
    });
    let printed = receive.recv_timeout(limit);
    match (ended_within(&mut child, limit.saturating_sub(begin.elapsed()))?, printed) {
        (Some(status), Ok(Ok((stdout, stderr)))) => Ok(Finished::Exited(Output { status, stdout, stderr })),
        _ => {
            child.kill()?;
            child.wait()?;
            Ok(Finished::TimedOut)
        }
    }
}
