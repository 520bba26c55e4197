//! Leaves out schedules that a check does not ask about.

use crate::rt::point;
use crate::rt::world::Ending;

/// Ends the execution without a verdict unless `holds`: for bodies that could go on for ever under a schedule that
/// always prefers the same thread, such as a ticker whose owner never gets a turn.
pub fn assume(holds: bool) {
    if !holds {
        point::stop(Ending::GivenUp);
    }
}
