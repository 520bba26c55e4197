//! right: The child's output goes into files, which hold as much as there is. Nobody has to read meanwhile.

use std::env;

pub fn run_with_timeout(mut command: Command, limit: Duration) -> io::Result<Finished> {
    static NUMBER: AtomicUsize = AtomicUsize::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let file = |name: &str| env::temp_dir().join(format!("output-{}-{number}-{name}", process::id()));
    let (out, err) = (file("out"), file("err"));
    command.stdin(Stdio::null());
    command.stdout(std::fs::File::create(&out)?).stderr(std::fs::File::create(&err)?);
    let finished = command.spawn().and_then(|mut child| match ended_within(&mut child, limit)? {
        Some(status) => {
            let (stdout, stderr) = (std::fs::read(&out)?, std::fs::read(&err)?);
            Ok(Finished::Exited(Output { status, stdout, stderr }))
        }
        None => {
            child.kill()?;
            child.wait()?;
            Ok(Finished::TimedOut)
        }
    });
    std::fs::remove_file(out)?;
    std::fs::remove_file(err)?;
    finished
}
