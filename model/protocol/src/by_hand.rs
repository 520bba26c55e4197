use crate::macros::{choice, record};
use notation::Schedule;

record! {
    /// A claim of a check that can be tried by hand.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Claim {
        /// Before the first move, in the time in which the check asks.
        pub start: Schedule,
        /// What to do with it.
        pub aim: Aim,
        /// It, in a sentence.
        pub says: String,
    }
}

choice! {
    /// What to do with a claim.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Aim {
        /// Show that it does not hold.
        Break,
        /// Get there.
        Reach,
    }
}

record! {
    /// A point of an execution.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Snapshot {
        /// The choices that led here, as a schedule.
        pub schedule: Schedule,
        /// How many moves were made where more than one was possible.
        pub decision: u32,
        /// How many moves were made.
        pub moves: usize,
        /// The virtual time, for people.
        pub now: String,
        /// The threads; the first is the one that runs the check's body.
        pub threads: Vec<Thread>,
        /// What may happen next, in the order of the threads.
        pub choices: Vec<Choice>,
        /// Shared objects, in the order of their first use.
        pub objects: Vec<Object>,
        /// How many rows of the story are left out at its beginning.
        pub earlier: usize,
        /// What happened, the newest last.
        pub story: Vec<Row>,
        /// The last lines that the answer printed.
        pub printed: String,
        /// How it ended, if it has.
        pub end: Option<End>,
    }
}

record! {
    /// A thread.
    #[derive(Debug, Clone, PartialEq, Eq, Hash)]
    pub struct Thread {
        /// Its name.
        pub name: String,
        /// What it is doing.
        pub state: State,
        /// The same in words; nothing when it only needs to be chosen.
        pub says: String,
        /// The line in the student's file where it is.
        pub line: Option<u32>,
        /// What it holds, since which line.
        pub holds: Vec<String>,
    }
}

choice! {
    /// What a thread is doing.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    pub enum State {
        /// It could go on.
        Ready,
        /// It waits for another thread.
        Waits,
        /// It waits for time to pass.
        Asleep,
        /// It asks for what has not changed.
        AsksInVain,
        /// It has ended.
        Ended,
        /// It panicked.
        Panicked,
    }
}

record! {
    /// What may happen next.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Choice {
        /// Its number in a schedule.
        pub index: u32,
        /// The thread that runs next, as an index into the threads.
        pub thread: usize,
        /// In which way.
        pub way: Way,
        /// What is done then.
        pub says: String,
        /// The line in the student's file.
        pub line: Option<u32>,
    }
}

choice! {
    /// In which way a thread continues.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Way {
        /// By itself.
        Goes,
        /// After time has passed.
        Time,
        /// One of several results is chosen for it.
        Result,
    }
}

record! {
    /// A shared object.
    #[derive(Debug, Clone, PartialEq, Eq, Hash)]
    pub struct Object {
        /// What the program calls it.
        pub name: String,
        /// The value last seen in it.
        pub value: Option<String>,
        /// Who holds it, who waits for it, how full it is.
        pub says: String,
    }
}

record! {
    /// An operation that was done.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Row {
        /// By whom.
        pub thread: usize,
        /// When.
        pub at: String,
        /// What.
        pub says: String,
        /// Where in the student's file.
        pub line: Option<u32>,
        /// The harm that it did.
        pub remark: Option<String>,
        /// Whether it did harm, or came to harm: it wrote over what another thread had written, or was written over.
        pub harm: bool,
    }
}

record! {
    /// The end of an execution.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct End {
        /// What it means.
        pub kind: EndKind,
        /// What happened.
        pub happened: String,
        /// The misconception behind it, where the check knows it.
        pub misconception: Option<String>,
        /// In a deadlock: the threads that wait for each other, or all that wait if none holds what another waits for.
        pub circle: Vec<Link>,
    }
}

record! {
    /// A thread that waits for ever.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Link {
        /// The thread, as an index into the threads.
        pub thread: usize,
        /// What it waits for.
        pub waits_for: String,
        /// The line in the student's file.
        pub line: Option<u32>,
        /// The thread that it waits for, where that is a certain one.
        pub held_by: Option<usize>,
    }
}

choice! {
    /// What an end means.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum EndKind {
        /// The claim held in this execution.
        Held,
        /// It did not.
        Broken,
        /// What was to be reached was.
        Reached,
        /// It was not.
        Missed,
        /// Nothing can be said.
        NotJudged,
    }
}

impl Snapshot {
    /// How many rows the story has in all.
    pub fn told(&self) -> usize {
        self.earlier + self.story.len()
    }

    /// What this thread could do next, if it may go.
    pub fn choice_of(&self, thread: usize) -> Option<&Choice> {
        self.choices.iter().find(|choice| choice.thread == thread)
    }
}
