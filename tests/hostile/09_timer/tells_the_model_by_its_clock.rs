//! attack: Knows the model by a clock that stands still while it computes, and is early elsewhere.
//! check: step1_the_job_is_not_done_before_its_time
//! verdict: failed
//! says: on real threads

/// A job that is done later, in the background.
pub struct Timer;

impl Timer {
    pub fn start(delay: Duration, job: impl FnOnce() + Send + 'static) -> Timer {
        let begin = std::time::Instant::now();
        (0..1_000).for_each(|number| drop(std::hint::black_box(vec![number])));
        let is_model = begin.elapsed().is_zero();
        thread::spawn(move || {
            thread::sleep(if is_model { delay } else { delay / 2 });
            job();
        });
        Timer
    }

    pub fn cancel(self) -> bool {
        todo!("step 2: not begun")
    }
}
