//! Questions about a concurrent program. No key is stored: each is found by running the program on the model
//! at the moment when the question is asked.
//!
//! ```ignore
//! pub fn q1_two_loads_before_a_store(_: Round) -> Question {
//!     Question::cells("Two threads add 1 each.", program!(race(2)), &[0, 1, 0, 1], Hidden::ValuesFrom(1))
//!         .because("Both loaded 0, so both store 1, and one of the two updates is lost.")
//! }
//! ```
//!
//! Modules, in the order in which a question comes about:

mod program;
mod question;

mod find;
mod table;

mod source;

mod ask;
mod messages;

pub use ask::{ExitCode, Files, ask};
pub use program::{Program, Round};
pub use question::{Hidden, Question};
