//! wrong: Of the limit only the whole seconds are counted.
//! fails: step1_the_time_is_up_at_the_end_of_the_limit_and_not_before
//! says: may end at the last moment

fn ended_within(child: &mut Child, limit: Duration) -> io::Result<Option<ExitStatus>> {
    let begin = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        let Some(left) = Duration::from_secs(limit.as_secs()).checked_sub(begin.elapsed()) else { return Ok(None) };
        // `std` can't wait for a child and for a time at once. As right: a thread that waits for the child.
        thread::sleep(left.min(Duration::from_millis(2)));
    }
}
