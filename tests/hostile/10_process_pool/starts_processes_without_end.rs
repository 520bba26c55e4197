//! attack: Starts hundreds of processes that start others.
//! check: step1_a_child_that_ends_in_time_is_exited_with_its_status_and_what_it_printed
//! verdict: failed
//! needs: a PID namespace

pub fn run_with_timeout(mut command: Command, limit: Duration) -> io::Result<Finished> {
    let _ = (&mut command, limit);
    for _ in 0..100 {
        let _ = Command::new("/bin/sh").args(["-c", "/bin/sleep 317 & /bin/sleep 317"]).spawn();
    }
    Err(io::ErrorKind::Other.into())
}
