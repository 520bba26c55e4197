//! What the `main` functions of the lessons share: everything but the subject.
//!
//! In the order in which a lesson runs:
//!
//! - `options`: what the student may choose on the command line, and the scale of time
//! - `prediction`: asks for a prediction before a run
//! - `pauses`: work that takes a second or two
//! - `progress`: a bar while the experiment runs
//! - `runs`: measures work, and runs an experiment several times at once
//! - `step`: runs what the student wrote, or says that it is not written yet
//! - `catching`: keeps a panic as data, and its trace off the screen
//! - `bars`, `histogram`, `levels`, `timeline`: pictures made of text, 80 columns wide
//! - `ending`: what to do next
//! - `messages`: every sentence that the modules above print
//!
//! A check compiles a lesson against its own `std` and this library against the real one. So no
//! thread, lock, atomic or `Instant` appears in a signature here: those types differ between the two.

mod bars;
mod catching;
mod clock;
mod ending;
mod histogram;
mod levels;
mod messages;
mod options;
mod pauses;
mod prediction;
mod progress;
mod runs;
mod step;
mod timeline;

pub use bars::Bars;
pub use ending::finish;
pub use histogram::Histogram;
pub use levels::Levels;
pub use messages::seconds;
pub use options::{CommandLine, Options, Scale};
pub use pauses::Pauses;
pub use progress::Progress;
pub use runs::{Timed, at_once, timed};
pub use step::step;
pub use timeline::{Doing, Timeline};

/// The maximum width of a picture, in columns.
const WIDTH: usize = 80;

/// How many of `cells` a part of a whole fills; at least one when there is anything to show.
fn share(part: f64, whole: f64, cells: usize) -> usize {
    if part <= 0.0 || whole <= 0.0 {
        return 0;
    }
    ((part / whole * cells as f64).round() as usize).clamp(1, cells)
}
