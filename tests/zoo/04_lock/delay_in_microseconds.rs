//! wrong: The delay is cut to whole microseconds.
//! fails: step1_every_thread_takes_its_delay_whatever_it_adds
//! says: they took

pub fn increase(counter: &Mutex<u32>, by: u32, delay: Duration) {
    let mut locked = counter.lock().unwrap();
    thread::sleep(Duration::from_micros(delay.as_micros() as u64));
    *locked += by;
}
