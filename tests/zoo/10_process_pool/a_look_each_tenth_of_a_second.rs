//! wrong: It looks whether the child has ended ten times a second.
//! fails: step1_it_returns_as_soon_as_the_child_has_ended
//! says: notices its end late

fn ended_within(child: &mut Child, limit: Duration) -> io::Result<Option<ExitStatus>> {
    let begin = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        let Some(left) = limit.checked_sub(begin.elapsed()) else { return Ok(None) };
        thread::sleep(left.min(Duration::from_millis(100)));
    }
}
