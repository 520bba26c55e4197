//! wrong: All wait on one condition variable, and `notify_one` may wake who waits for other terms.
//! fails: step3_two_calls_at_once_are_two
//! says: nothing that is `static`

use std::sync::Condvar;
use std::sync::Mutex;
use std::sync::OnceLock;

static LOCK: Mutex<()> = Mutex::new(());
static COMPUTED: Condvar = Condvar::new();

pub struct Fibonacci {
    numbers: Arc<OnceLock<Vec<u64>>>,
}

impl Fibonacci {
    pub fn start(terms: usize) -> Fibonacci {
        let numbers = Arc::new(OnceLock::new());
        let theirs = Arc::clone(&numbers);
        thread::spawn(move || {
            theirs.set(fibonacci(terms)).unwrap();
            let _locked = LOCK.lock().unwrap();
            COMPUTED.notify_one();
        });
        Fibonacci { numbers }
    }

    pub fn finish(self) -> Vec<u64> {
        let mut locked = LOCK.lock().unwrap();
        while self.numbers.get().is_none() {
            locked = COMPUTED.wait(locked).unwrap();
        }
        self.numbers.get().unwrap().clone()
    }
}
