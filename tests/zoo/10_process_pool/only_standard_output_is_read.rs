//! wrong: Nobody reads the standard error that was asked for.
//! fails: step1_more_output_than_a_pipe_holds_comes_back_whole
//! says: A pipe holds some tens of kilobytes

use std::sync::mpsc;
use std::sync::mpsc::Receiver;

pub fn run_with_timeout(mut command: Command, limit: Duration) -> io::Result<Finished> {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn()?;
    let stdout = read_to_end(child.stdout.take());
    match ended_within(&mut child, limit)? {
        Some(status) => {
            let stdout = stdout.recv().expect("the thread sends")?;
            Ok(Finished::Exited(Output { status, stdout, stderr: Vec::new() }))
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
