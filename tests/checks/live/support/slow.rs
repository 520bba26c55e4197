//! A request that is slow among quick ones.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Weak};
use std::thread;
use std::time::{Duration, Instant};

use photo_server::Server;

/// Whatever is wrong with the answer, nothing is held back longer.
const PATIENCE: Duration = Duration::from_secs(4);

/// Whether a request was held back for others that did not come.
#[derive(Clone, Default)]
pub struct InVain(Arc<AtomicBool>);

impl InVain {
    /// Whether it was.
    pub fn was(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }
}

/// From now on the request for `slow` is held back until so many others were answered.
pub fn slow_request(server: &Arc<Server>, slow: &str, others: usize) -> InVain {
    let in_vain = InVain::default();
    let (noticed, slow) = (in_vain.clone(), slow.strip_prefix(server.url()).unwrap_or_default().to_owned());
    // The server holds this closure: a count of its own would keep it from ending.
    let weak = Arc::downgrade(server);
    server.hold_with(move |number| {
        let is_slow = |server: &Server| server.counts().paths.get(number as usize - 1) == Some(&slow);
        if weak.upgrade().is_some_and(|server| is_slow(&server)) && !answered(&weak, others) {
            noticed.0.store(true, Ordering::SeqCst);
        }
    });
    in_vain
}

/// Waits until so many requests were answered: whether they were.
fn answered(server: &Weak<Server>, wanted: usize) -> bool {
    let begin = Instant::now();
    while let Some(server) = server.upgrade() {
        let counts = server.counts();
        if counts.requests as usize - counts.in_flight >= wanted {
            return true;
        }
        if begin.elapsed() > PATIENCE {
            return false;
        }
        drop(server);
        thread::sleep(Duration::from_millis(2));
    }
    true
}
