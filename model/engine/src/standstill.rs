//! What checks may ask about threads that wait for ever.

use crate::deadlock;
use crate::trace::Trace;

impl Trace {
    /// How many threads wait for each other in a circle: 1 for one that waits for itself, 0 where none do.
    pub fn circle(&self) -> usize {
        deadlock::circle(self).len()
    }

    /// How many locks were still held when the execution was over.
    pub fn locks_held(&self) -> usize {
        self.objects.iter().filter(|object| !object.held.is_empty()).count()
    }
}
