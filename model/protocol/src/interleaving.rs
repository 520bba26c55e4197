//! `workbook/interleaving/v1`: an execution with how things stand after each step, and the graph of all executions of a
//! small program. `src/page` shows it.
//!
//! Most threads and objects are the same from one scene to the next, so each distinct one stands in a table once, and
//! scenes name them by their numbers.

use crate::by_hand::{Aim, End, Object, Row, Thread, Way};
use crate::macros::record;
use notation::Schedule;

/// The name of the format.
pub const SCHEMA: &str = "workbook/interleaving/v1";

record! {
    /// An execution.
    #[derive(Debug, Clone)]
    pub struct Interleaving {
        /// [`SCHEMA`].
        pub schema: String,
        /// Whose execution: a lesson and its check, or a program.
        pub title: String,
        /// What must hold, or what is to be reached, in a sentence.
        pub claim: String,
        /// What to do with the claim.
        pub aim: Aim,
        /// The file with the answer, as people read it.
        pub file: String,
        /// Its lines.
        pub source: Vec<String>,
        /// Every distinct state of a thread.
        pub threads: Vec<Thread>,
        /// Every distinct state of a shared object.
        pub objects: Vec<Object>,
        /// How many operations are left out at the beginning.
        pub earlier: usize,
        /// How many are left out at the end.
        pub later: usize,
        /// Before the first step.
        pub start: Scene,
        /// The operations, in their order. How things stand at the end is in the last one, if none is left out.
        pub steps: Vec<Step>,
        /// How it ended.
        pub end: Option<End>,
        /// The schedule.
        pub schedule: Schedule,
        /// The command that shows the same in the terminal.
        pub replay: Option<String>,
        /// The command that goes on by hand: a node's schedule and moves are added to it.
        pub by_hand: Option<String>,
        /// Every execution of the program.
        pub graph: Option<Graph>,
        /// Why there is no graph, in a sentence.
        pub no_graph: Option<String>,
    }
}

record! {
    /// How things stand.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Scene {
        /// The virtual time, for people.
        pub now: String,
        /// The same in nanoseconds.
        pub nanos: u64,
        /// The threads in the order of their start, as indices into the table.
        pub threads: Vec<usize>,
        /// The shared objects that were used by now, as indices into the table.
        pub objects: Vec<usize>,
        /// The last lines that the program printed.
        pub printed: String,
    }
}

record! {
    /// An operation, and how things stand after it.
    #[derive(Debug, Clone)]
    pub struct Step {
        /// By whom, as an index into the threads of the scene.
        pub thread: usize,
        /// What.
        pub says: String,
        /// Where in the student's file.
        pub line: Option<u32>,
        /// The harm that it did.
        pub remark: Option<String>,
        /// Whether it did harm, or came to harm.
        pub harm: bool,
        /// How things stand after it.
        pub scene: Scene,
    }
}

record! {
    /// Every execution of a program: the states that it can be in, and the moves from one to the next. It has no circles.
    #[derive(Debug, Clone)]
    pub struct Graph {
        /// The states; the first is the beginning.
        pub nodes: Vec<Node>,
        /// The ways in which executions end.
        pub outcomes: Vec<Outcome>,
        /// What somebody who chooses may try to reach.
        pub goals: Vec<Goal>,
        /// Whether there are more states than these.
        pub cut: bool,
    }
}

record! {
    /// A state.
    #[derive(Debug, Clone)]
    pub struct Node {
        /// How things stand.
        pub scene: Scene,
        /// The moves that are possible, in the order of the threads.
        pub choices: Vec<Choice>,
        /// The outcome, where it is an end.
        pub end: Option<usize>,
        /// Whether its moves are left out.
        pub cut: bool,
        /// A schedule that leads here.
        pub schedule: Schedule,
        /// After so many moves.
        pub moves: usize,
    }
}

record! {
    /// A move.
    #[derive(Debug, Clone)]
    pub struct Choice {
        /// The thread that moves.
        pub thread: usize,
        /// In which way.
        pub way: Way,
        /// What it does.
        pub says: String,
        /// The line in the student's file.
        pub line: Option<u32>,
        /// The state that it leads to.
        pub to: usize,
        /// In how many ways it goes on from there to an end.
        pub ways: f64,
        /// The operations that are done on the way.
        pub steps: Vec<Row>,
    }
}

record! {
    /// An end, and how often executions come to it.
    #[derive(Debug, Clone)]
    pub struct Outcome {
        /// The end.
        pub end: End,
        /// In how many ways it is reached from the beginning.
        pub ways: f64,
    }
}

record! {
    /// Something to reach.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Goal {
        /// It, in a sentence.
        pub says: String,
        /// The outcomes that are it.
        pub outcomes: Vec<usize>,
    }
}

// Compiled here once, and not with each part again where it is used.

impl Interleaving {
    /// As JSON.
    pub fn json(&self) -> String {
        serde_json::to_string(self).expect("it has only text for keys")
    }
}

impl Graph {
    /// How many bytes it has as JSON.
    pub fn bytes(&self) -> usize {
        serde_json::to_string(self).map_or(0, |text| text.len())
    }
}

/// How many bytes these have as JSON.
pub fn bytes(threads: &[Thread], objects: &[Object]) -> usize {
    serde_json::to_string(threads).map_or(0, |text| text.len())
        + serde_json::to_string(objects).map_or(0, |text| text.len())
}
