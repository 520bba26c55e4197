//! wrong: One lock for all timers is held while a thread waits: each timer begins when the one before is done.
//! fails: step1_timers_do_not_wait_for_each_other
//! says: the order of the jobs was
//! without: struct Waiting
//! without: impl Waiting {

static TURN: Mutex<()> = Mutex::new(());

pub struct Timer {}

impl Timer {
    pub fn start(delay: Duration, job: impl FnOnce() + Send + 'static) -> Timer {
        thread::spawn(move || {
            let _turn = TURN.lock().unwrap();
            later_here(delay, job);
        });
        Timer {}
    }

    pub fn cancel(self) -> bool {
        todo!("step 2: not yet")
    }
}
