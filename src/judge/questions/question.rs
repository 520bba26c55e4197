//! A question with its key, as its program left it.

use serde_json::Value;

/// A question that can be asked.
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
    /// The interleaving it is about.
    pub table: Option<Table>,
    /// How an answer is given.
    pub form: Form,
    /// What is right.
    pub key: Vec<String>,
    /// Why.
    pub because: String,
    /// The run as a table, for afterwards.
    pub story: Option<String>,
    /// An interleaving for each outcome.
    pub witnesses: Vec<(String, String)>,
    /// The line on which each thread stands, where the question is how threads stand.
    pub lines: Vec<Option<u64>>,
    /// How many schedules were tried to find the key.
    pub schedules: u64,
    /// Whether those were all.
    pub tried: Tried,
}

/// How many of its schedules a program was run under.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tried {
    /// Every one.
    All,
    /// A fixed selection.
    Some,
}

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

/// An interleaving, a column for each thread. `?1` stands where the first value is hidden.
#[derive(Debug, Clone)]
pub struct Table {
    /// The threads.
    pub columns: Vec<String>,
    /// The operations.
    pub rows: Vec<Row>,
    /// What the program returns.
    pub returns: Option<String>,
}

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
    pub line: Option<u64>,
}

/// How an answer is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Form {
    /// A number for each of these blanks.
    Numbers(Vec<String>),
    /// Any of these values.
    Set(Vec<String>),
    /// For each of the first, one of the second.
    Choices(Vec<String>, Vec<String>),
    /// A number of seconds.
    Seconds,
    /// All of these, in an order.
    Order(Vec<String>),
}

/// What came of asking for a question.
#[derive(Debug, Clone)]
pub enum Asked {
    /// It can be asked.
    Question(Box<Question>),
    /// It can't, and the sentence says why.
    LeftOut(String),
}

impl Asked {
    /// Reads what a question's program left; nothing when that is no question.
    pub fn read(text: &str) -> Option<Asked> {
        let left: Value = serde_json::from_str(text).ok()?;
        match left["left_out"].as_str() {
            Some(why) => Some(Asked::LeftOut(why.to_owned())),
            None => Some(Asked::Question(Box::new(question(&left)?))),
        }
    }
}

fn question(left: &Value) -> Option<Question> {
    let text = |name: &str| left[name].as_str().map(str::to_owned);
    let witnesses = left["witnesses"].as_array()?.iter();
    Some(Question {
        kind: text("kind")?,
        about: text("about")?,
        sources: left["sources"].as_array()?.iter().map(source).collect::<Option<_>>()?,
        call: text("call")?,
        table: if left["table"].is_null() { None } else { Some(table(&left["table"])?) },
        form: form(&left["form"])?,
        key: words(&left["key"])?,
        because: text("because")?,
        story: text("story"),
        witnesses: witnesses
            .map(|pair| Some((pair[0].as_str()?.to_owned(), pair[1].as_str()?.to_owned())))
            .collect::<Option<_>>()?,
        lines: left["lines"].as_array()?.iter().map(Value::as_u64).collect(),
        schedules: left["schedules"].as_u64()?,
        tried: if left["all_schedules"].as_bool()? { Tried::All } else { Tried::Some },
    })
}

fn words(list: &Value) -> Option<Vec<String>> {
    list.as_array()?.iter().map(|word| word.as_str().map(str::to_owned)).collect()
}

fn source(left: &Value) -> Option<Source> {
    Some(Source {
        file: left["file"].as_str()?.to_owned(),
        first_line: usize::try_from(left["first_line"].as_u64()?).ok()?,
        lines: words(&left["lines"])?,
    })
}

fn table(left: &Value) -> Option<Table> {
    let row = |row: &Value| {
        Some(Row {
            time: row["time"].as_str()?.to_owned(),
            column: usize::try_from(row["column"].as_u64()?).ok()?,
            text: row["text"].as_str()?.to_owned(),
            line: row["line"].as_u64(),
        })
    };
    Some(Table {
        columns: words(&left["columns"])?,
        rows: left["rows"].as_array()?.iter().map(row).collect::<Option<_>>()?,
        returns: left["returns"].as_str().map(str::to_owned),
    })
}

fn form(left: &Value) -> Option<Form> {
    Some(match left["type"].as_str()? {
        "numbers" => Form::Numbers(words(&left["blanks"])?),
        "set" => Form::Set(words(&left["among"])?),
        "choices" => Form::Choices(words(&left["blanks"])?, words(&left["among"])?),
        "seconds" => Form::Seconds,
        "order" => Form::Order(words(&left["of"])?),
        _ => return None,
    })
}
