//! wrong: Between two looks at the child it sleeps twice as long each time.
//! fails: step1_it_returns_as_soon_as_the_child_has_ended
//! says: notices its end late

fn ended_within(child: &mut Child, limit: Duration) -> io::Result<Option<ExitStatus>> {
    let begin = Instant::now();
    let mut nap = Duration::from_millis(1);
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        let Some(left) = limit.checked_sub(begin.elapsed()) else { return Ok(None) };
        // `std` can't wait for a child and for a time at once. As right: a thread that waits for the child.
        thread::sleep(left.min(nap));
        nap *= 2;
    }
}
