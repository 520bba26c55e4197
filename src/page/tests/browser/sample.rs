//! Recorded interleavings.

use serde_json::Value;

/// A file of `tests/samples`.
pub struct Sample {
    pub name: &'static str,
    pub json: &'static str,
}

/// All of them.
pub const SAMPLES: [Sample; 8] = [
    Sample { name: "lost_update", json: include_str!("../samples/lost_update.json") },
    Sample { name: "deadlock", json: include_str!("../samples/deadlock.json") },
    Sample { name: "timed", json: include_str!("../samples/timed.json") },
    Sample { name: "three_threads", json: include_str!("../samples/three_threads.json") },
    // Wrong answers, as `check --html` shows them.
    Sample { name: "03_lost_update", json: include_str!("../samples/03_lost_update.json") },
    Sample { name: "04_deadlock_of_three", json: include_str!("../samples/04_deadlock_of_three.json") },
    Sample { name: "05_wait_without_reason", json: include_str!("../samples/05_wait_without_reason.json") },
    Sample { name: "06_lost_wakeup", json: include_str!("../samples/06_lost_wakeup.json") },
];

/// One of them.
pub fn sample(name: &str) -> &'static Sample {
    SAMPLES.iter().find(|sample| sample.name == name).expect("a sample of this name")
}

impl Sample {
    /// What is recorded.
    pub fn recorded(&self) -> Value {
        serde_json::from_str(self.json).expect("a sample is JSON")
    }
}
