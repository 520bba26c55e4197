//! attack: Kills every process that it may.
//! check: step1_a_child_that_ends_in_time_is_exited_with_its_status_and_what_it_printed
//! verdict: failed

pub fn run_with_timeout(mut command: Command, limit: Duration) -> io::Result<Finished> {
    let _ = (&mut command, limit);
    let _ = Command::new("/bin/kill").args(["-9", "--", "-1"]).status();
    Err(io::ErrorKind::Other.into())
}
