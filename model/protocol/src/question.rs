use crate::Coverage;
use crate::macros::{choice, record};

record! {
    /// A question with its key.
    #[derive(Debug, Clone)]
    pub struct Question {
        /// `cells`, `outcomes`, `blocked`, `lasts` or `order`.
        pub kind: String,
        /// What it is about.
        pub about: String,
        /// The functions it is about.
        pub sources: Vec<Source>,
        /// What is run: `race(2, 1)`.
        pub call: String,
        /// Why the key is as it is.
        pub because: String,
        /// What running it has shown.
        pub found: Found,
    }
}

record! {
    /// What running a program has shown.
    #[derive(Debug, Clone)]
    pub struct Found {
        /// How an answer is given.
        pub form: Form,
        /// What is right.
        pub key: Vec<String>,
        /// The interleaving that is asked about.
        pub table: Option<Table>,
        /// The run as a table, for afterwards.
        pub story: Option<String>,
        /// How each outcome comes about.
        pub witnesses: Vec<Witness>,
        /// The line on which each thread stands, where the question is how threads stand.
        pub lines: Vec<Option<u32>>,
        /// Which schedules were tried to find the key.
        pub coverage: Coverage,
    }
}

record! {
    /// How an outcome comes about.
    #[derive(Debug, Clone)]
    pub struct Witness {
        /// The outcome.
        pub value: String,
        /// The interleaving as text.
        pub story: String,
        /// The same as a table.
        pub table: Table,
    }
}

choice! {
    /// How an answer is given.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub enum Form {
        /// A number for each of these blanks.
        Numbers(blanks: Vec<String>),
        /// Any of these values.
        Set(among: Vec<String>),
        /// For each of the first, one of the second.
        Choices(blanks: Vec<String>, among: Vec<String>),
        /// A number of seconds.
        Seconds,
        /// All of these, in an order.
        Order(of: Vec<String>),
    }
}

record! {
    /// The text of a function.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Source {
        /// The file it stands in.
        pub file: String,
        /// The line it begins on.
        pub first_line: usize,
        /// Its lines.
        pub lines: Vec<String>,
    }
}

record! {
    /// An interleaving: a column for each thread, a row for each operation. `?1` stands where the first value is hidden.
    #[derive(Debug, Clone)]
    pub struct Table {
        /// The threads.
        pub columns: Vec<String>,
        /// The operations.
        pub rows: Vec<Row>,
        /// What the program returns, if the table ends with that.
        pub returns: Option<String>,
    }
}

record! {
    /// An operation.
    #[derive(Debug, Clone)]
    pub struct Row {
        /// Virtual time in seconds; nothing where time plays no part.
        pub time: String,
        /// Which thread.
        pub column: usize,
        /// What it does.
        pub text: String,
        /// On which line.
        pub line: Option<u32>,
        /// The harm that it did.
        pub remark: Option<String>,
        /// Whether it did harm, or came to harm.
        pub harm: bool,
    }
}
