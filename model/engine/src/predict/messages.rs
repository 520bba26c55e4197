//! Every sentence of the questions' own.

use crate::Standing;

/// The state of a thread, as a possible answer.
pub(crate) fn standing(standing: &Standing) -> String {
    match standing {
        Standing::Ended => "has ended".to_owned(),
        Standing::Asleep => "sleeps".to_owned(),
        Standing::Runs => "can go on".to_owned(),
        Standing::Waits(what) => waits_for(what),
    }
}

/// A thread that waits.
pub(crate) fn waits_for(what: &str) -> String {
    format!("waits for {what}")
}

/// The state of a thread that joins the thread `name`.
pub(crate) fn joins(name: &str) -> String {
    waits_for(&format!("{name} to end"))
}

/// The claim behind a single run.
pub(crate) fn it_ends() -> &'static str {
    "it comes to its end"
}

/// The student's copy of the given code behaves differently from the one that came with the lesson.
pub(crate) fn given_code_changed() -> String {
    "the given code that it asks about was changed: its moves are others now".to_owned()
}

/// The program panicked.
pub(crate) fn panicked(message: &str) -> String {
    format!("the code that it asks about panics: {message}")
}

/// A schedule ends without an outcome.
pub(crate) fn ends_otherwise(what: &str) -> String {
    format!("the code that it asks about does not always come to its end: {what}")
}

/// An outcome that nobody could have named.
pub(crate) fn another_outcome(value: &str) -> String {
    format!("the code that it asks about can return {value}, which is none of the answers")
}

/// No schedule was found in which threads wait for ever.
pub(crate) fn does_not_stand_still() -> String {
    "the code that it asks about always comes to its end".to_owned()
}

/// There is no single answer.
pub(crate) fn depends_on_the_schedule() -> String {
    "what the code does depends on the schedule, so it has no single answer".to_owned()
}
