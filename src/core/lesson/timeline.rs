//! Who ran, slept and waited when: a row a thread, a column a moment.

use std::fmt;
use std::sync::{Mutex, PoisonError};
use std::thread::{self, ThreadId};
use std::time::Duration;

use colored::Colorize;

use super::clock::Moment;
use super::{Scale, WIDTH, messages, seconds};

const LONGEST_NAME: usize = 16;

/// What a thread does for a while.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doing {
    /// It works.
    Running,
    /// It sleeps, as long as it wants to.
    Sleeping,
    /// It waits for another thread.
    Waiting,
    /// It does the job of this number: shown as 1 to 9, then as a letter.
    Job(u32),
}

impl Doing {
    /// Told apart without colour too, so that a file or a pipe shows as much.
    fn mark(self) -> char {
        match self {
            Doing::Running => '█',
            Doing::Sleeping => '░',
            Doing::Waiting => '·',
            Doing::Job(number) => char::from_digit(number % 36, 36).unwrap_or('█'),
        }
    }
}

/// A picture of the threads of an experiment, recorded while it runs. It is printed with `{}`.
///
/// ```no_run
/// # use workbook::lesson::{CommandLine, Doing, Timeline};
/// # let options = CommandLine::of("05_semaphore").read();
/// # let (acquire, work) = (|| (), || ());
/// let timeline = Timeline::new(options.scale());
/// timeline.record("worker 1", Doing::Waiting, acquire);
/// timeline.record("worker 1", Doing::Running, work);
/// println!("{timeline}");
/// ```
pub struct Timeline {
    start: Moment,
    scale: Scale,
    spans: Mutex<Vec<Span>>,
    /// The threads that recorded for themselves, in the order in which they came.
    threads: Mutex<Vec<ThreadId>>,
}

struct Span {
    name: String,
    doing: Doing,
    from: Duration,
    to: Duration,
}

impl Timeline {
    /// An empty picture, whose time begins now and is told at full length, as if `scale` were 1.
    pub fn new(scale: Scale) -> Timeline {
        Timeline { start: Moment::now(), scale, spans: Mutex::default(), threads: Mutex::default() }
    }

    /// Does `work` and records that the thread `name` was `doing` it. Any thread may call this at any time.
    pub fn record<T>(&self, name: &str, doing: Doing, work: impl FnOnce() -> T) -> T {
        let from = self.scale.stretch(self.start.elapsed());
        let result = work();
        self.add(name, doing, from, self.scale.stretch(self.start.elapsed()));
        result
    }

    /// As `record`, in a row for the thread that calls: `thread 1` for the first to do so, and so on.
    pub fn record_here<T>(&self, doing: Doing, work: impl FnOnce() -> T) -> T {
        let name = format!("thread {}", self.number(thread::current().id()));
        self.record(&name, doing, work)
    }

    fn number(&self, thread: ThreadId) -> usize {
        let mut threads = self.threads.lock().unwrap_or_else(PoisonError::into_inner);
        let known = threads.iter().position(|&known| known == thread);
        known.unwrap_or_else(|| {
            threads.push(thread);
            threads.len() - 1
        }) + 1
    }

    /// Records a span whose times are known: from and to, since the experiment began, at full length.
    pub fn add(&self, name: &str, doing: Doing, from: Duration, to: Duration) {
        let name = name.chars().take(LONGEST_NAME).collect();
        let mut spans = self.spans.lock().unwrap_or_else(PoisonError::into_inner);
        spans.push(Span { name, doing, from, to });
    }
}

impl fmt::Display for Timeline {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let spans = self.spans.lock().unwrap_or_else(PoisonError::into_inner);
        let names = names(&spans);
        let end = spans.iter().map(|span| span.to).max().unwrap_or_default();
        let width = names.iter().map(|name| name.chars().count()).max().unwrap_or(0);
        let cells = WIDTH - width - 4;
        for name in names {
            writeln!(out, "  {name:<width$}  {}", row(name, &spans, end, cells).trim_end().cyan())?;
        }
        let (start, end) = (seconds(Duration::ZERO), seconds(end));
        write!(out, "  {:width$}  {start}{end:>rest$}", "", rest = cells - start.len())?;
        let known = [Doing::Running, Doing::Sleeping, Doing::Waiting];
        if !spans.iter().any(|span| known.contains(&span.doing)) {
            // Numbers explain themselves.
            return Ok(());
        }
        let [running, sleeping, waiting] = known.map(Doing::mark);
        write!(out, "\n  {:width$}  {}", "", messages::timeline_key(running, sleeping, waiting))
    }
}

/// Each thread once, in the order of its first span.
fn names(spans: &[Span]) -> Vec<&str> {
    let mut sorted: Vec<&Span> = spans.iter().collect();
    sorted.sort_by_key(|span| span.from);
    let mut names = Vec::new();
    for span in sorted {
        if !names.contains(&span.name.as_str()) {
            names.push(span.name.as_str());
        }
    }
    names
}

fn row(name: &str, spans: &[Span], end: Duration, cells: usize) -> String {
    let cell = end.as_secs_f64() / cells as f64;
    let of_this_thread = || spans.iter().filter(|span| span.name == name);
    let mark = |column: usize| {
        let (from, to) = (cell * column as f64, cell * (column + 1) as f64);
        let longest = of_this_thread().max_by(|a, b| a.within(from, to).total_cmp(&b.within(from, to)));
        longest.filter(|span| span.within(from, to) > 0.0).map_or(' ', |span| span.doing.mark())
    };
    (0..cells).map(mark).collect()
}

impl Span {
    /// How many seconds of the moment `from..to` the span covers.
    fn within(&self, from: f64, to: f64) -> f64 {
        (self.to.as_secs_f64().min(to) - self.from.as_secs_f64().max(from)).max(0.0)
    }
}
