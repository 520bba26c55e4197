//! attack: Leaves a process in a session of its own that holds all that it has.
//! check: step1_it_returns_as_soon_as_the_child_has_ended
//! verdict: failed
//! needs: a PID namespace

pub fn run_with_timeout(mut command: Command, limit: Duration) -> io::Result<Finished> {
    let _ = (&mut command, limit);
    let _ = Command::new("/usr/bin/setsid").args(["/bin/sleep", "317"]).spawn();
    Err(io::ErrorKind::Other.into())
}
