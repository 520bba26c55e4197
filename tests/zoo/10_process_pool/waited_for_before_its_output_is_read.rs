//! wrong: The child is waited for first and its output is read then; a full pipe keeps it from ending.
//! fails: step1_more_output_than_a_pipe_holds_comes_back_whole
//! says: A pipe holds some tens of kilobytes

pub fn run_with_timeout(mut command: Command, limit: Duration) -> io::Result<Finished> {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn()?;
    if ended_within(&mut child, limit)?.is_some() {
        return Ok(Finished::Exited(child.wait_with_output()?));
    }
    child.kill()?;
    child.wait()?;
    Ok(Finished::TimedOut)
}
