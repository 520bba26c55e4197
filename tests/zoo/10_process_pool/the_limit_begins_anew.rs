//! wrong: The time is counted anew whenever something was printed.
//! fails: step1_the_limit_counts_from_the_start_however_much_is_printed
//! says: begins to count again

use std::env;

pub fn run_with_timeout(mut command: Command, limit: Duration) -> io::Result<Finished> {
    static NUMBER: AtomicUsize = AtomicUsize::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let file = |name: &str| env::temp_dir().join(format!("anew-{}-{number}-{name}", process::id()));
    let (out, err) = (file("out"), file("err"));
    command.stdin(Stdio::null());
    command.stdout(std::fs::File::create(&out)?).stderr(std::fs::File::create(&err)?);
    let finished = command.spawn().and_then(|mut child| {
        let printed = || std::fs::metadata(&out).map_or(0, |file| file.len());
        let (mut before, mut since) = (printed(), Instant::now());
        loop {
            if let Some(status) = child.try_wait()? {
                let (stdout, stderr) = (std::fs::read(&out)?, std::fs::read(&err)?);
                return Ok(Finished::Exited(Output { status, stdout, stderr }));
            }
            if printed() != before {
                (before, since) = (printed(), Instant::now());
            }
            if since.elapsed() >= limit {
                child.kill()?;
                child.wait()?;
                return Ok(Finished::TimedOut);
            }
            thread::sleep(Duration::from_millis(2));
        }
    });
    std::fs::remove_file(out)?;
    std::fs::remove_file(err)?;
    finished
}
