//! wrong: The time at which the limit is over is computed: for the longest there is none.
//! fails: step1_the_limit_may_be_as_long_as_a_duration_can_be
//! says: can be compared with any limit

fn ended_within(child: &mut Child, limit: Duration) -> io::Result<Option<ExitStatus>> {
    let begin = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        let left = (begin + limit).saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Ok(None);
        }
        thread::sleep(left.min(Duration::from_millis(2)));
    }
}
