//! wrong: The child is asked to end by SIGTERM, and waited for then.
//! fails: step1_a_child_that_ignores_a_request_to_end_is_killed
//! says: may ignore a request to end

use std::env;

pub fn run_with_timeout(mut command: Command, limit: Duration) -> io::Result<Finished> {
    static NUMBER: AtomicUsize = AtomicUsize::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let file = |name: &str| env::temp_dir().join(format!("asked-{}-{number}-{name}", process::id()));
    let (out, err) = (file("out"), file("err"));
    command.stdin(Stdio::null());
    command.stdout(std::fs::File::create(&out)?).stderr(std::fs::File::create(&err)?);
    let finished = command.spawn().and_then(|mut child| match ended_within(&mut child, limit)? {
        Some(status) => {
            let (stdout, stderr) = (std::fs::read(&out)?, std::fs::read(&err)?);
            Ok(Finished::Exited(Output { status, stdout, stderr }))
        }
        None => {
            Command::new("kill").arg(child.id().to_string()).status()?;
            child.wait()?;
            Ok(Finished::TimedOut)
        }
    });
    std::fs::remove_file(out)?;
    std::fs::remove_file(err)?;
    finished
}
