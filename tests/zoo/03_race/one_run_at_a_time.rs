//! wrong: A static lock is held during the whole call.
//! fails: step4_two_calls_at_once_are_two
//! says: One call waits for another one

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    let _running = RUNNING.lock().unwrap();
    let counter = AtomicU32::new(0);
    share_out(workers, tasks, &|| {
        rest(pause());
        rest(pause());
        counter.fetch_add(1, Ordering::SeqCst);
    });
    counter.into_inner()
}

static RUNNING: std::sync::Mutex<()> = std::sync::Mutex::new(());
