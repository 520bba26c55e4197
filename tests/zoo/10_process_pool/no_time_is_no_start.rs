//! wrong: With a limit of nothing the time is up at once, so nothing is started.
//! fails: step1_a_command_that_cannot_be_started_is_an_error
//! says: however little time the child has

pub fn run_with_timeout(mut command: Command, limit: Duration) -> io::Result<Finished> {
    if limit.is_zero() {
        return Ok(Finished::TimedOut);
    }
    let (stdout, mut into_stdout) = io::pipe()?;
    let (stderr, mut into_stderr) = io::pipe()?;
    command.stdin(Stdio::null()).stdout(into_stdout.try_clone()?).stderr(into_stderr.try_clone()?);
    let mut child = command.spawn()?;
    let mark = end_mark();
    let (stdout, stderr) = (read_to(mark, stdout), read_to(mark, stderr));
    let status = ended_within(&mut child, limit)?;
    if status.is_none() {
        child.kill()?;
        child.wait()?;
    }
    into_stdout.write_all(&mark)?;
    into_stderr.write_all(&mark)?;
    let (stdout, stderr) = (joined(stdout)?, joined(stderr)?);
    Ok(status.map_or(Finished::TimedOut, |status| Finished::Exited(Output { status, stdout, stderr })))
}
