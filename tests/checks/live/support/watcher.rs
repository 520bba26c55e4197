//! Hears of work that begins and ends, and decides when it may.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use photo_server::{Attendance, Rendezvous};

use crate::processes::{self, Left};

/// Work is held back no longer than this, whatever is wrong with the answer.
const PATIENCE: Duration = Duration::from_secs(4);

/// Work that was announced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// What is done: `blur`.
    pub kind: String,
    /// The process that does it.
    pub process: u32,
    /// What it is done to.
    pub path: PathBuf,
}

/// Who answers when work announces itself.
pub struct Watcher {
    address: SocketAddr,
    shared: Arc<Shared>,
}

/// Decides what becomes of work, and may take its time.
type Orders = Box<dyn Fn(&Seen, &Others<'_>) -> String + Send + Sync>;

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
    rendezvous: Option<Rendezvous>,
    /// Goes on only when work on this many others has ended.
    late: Option<(PathBuf, usize)>,
    /// Its process ends.
    deadly: Option<PathBuf>,
    /// Says all that instead.
    orders: Option<Orders>,
}

#[derive(Default)]
struct State {
    seen: Vec<Seen>,
    /// Processes that had begun, whether work came to them or not.
    started: BTreeSet<u32>,
    ended: usize,
    /// What work has ended on.
    done: BTreeSet<PathBuf>,
    at_work: usize,
    peak: usize,
    /// What is worked on, and by how many.
    worked_on: BTreeMap<PathBuf, usize>,
    most_worked_on: usize,
    /// Work was held back for what did not come.
    in_vain: bool,
    /// Processes that were still there when the answer had returned; `None` before.
    left: Option<Vec<Left>>,
}

impl Watcher {
    /// Lets all work go on.
    pub fn new() -> Watcher {
        Watcher::start(Shared::default())
    }

    /// Holds work back until `wanted` wait at once, `rounds` times over.
    pub fn rendezvous(wanted: usize, rounds: usize) -> Watcher {
        let rendezvous = Some(Rendezvous::new(wanted, rounds, PATIENCE));
        Watcher::start(Shared { rendezvous, ..Shared::default() })
    }

    /// Holds the work on `path` back until that on `others` has ended.
    pub fn ending_after(path: &Path, others: usize) -> Watcher {
        Watcher::start(Shared { late: Some((path.to_owned(), others)), ..Shared::default() })
    }

    /// Ends the process that begins work on `path`.
    pub fn ending_who_works_on(path: &Path) -> Watcher {
        Watcher::start(Shared { deadly: Some(path.to_owned()), ..Shared::default() })
    }

    /// Answers each announcement with what this says, when it says it.
    pub fn ordering(orders: impl Fn(&Seen, &Others<'_>) -> String + Send + Sync + 'static) -> Watcher {
        Watcher::start(Shared { orders: Some(Box::new(orders)), ..Shared::default() })
    }

    fn start(shared: Shared) -> Watcher {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        let address = listener.local_addr().expect("a bound port");
        let shared = Arc::new(shared);
        let for_thread = shared.clone();
        // It ends with the check's process, which runs one check.
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let shared = for_thread.clone();
                thread::spawn(move || shared.hear(&stream));
            }
        });
        Watcher { address, shared }
    }

    /// Where work announces itself.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// All work that was announced, in the order in which it began.
    pub fn seen(&self) -> Vec<Seen> {
        self.shared.lock().seen.clone()
    }

    /// The most that was going on at once.
    pub fn peak(&self) -> usize {
        self.shared.lock().peak
    }

    /// The most paths that were worked on at once: several who work on one path count once.
    pub fn most_worked_on(&self) -> usize {
        self.shared.lock().most_worked_on
    }

    /// Whether work was held back for others that did not come, or did not end.
    pub fn in_vain(&self) -> bool {
        self.shared.lock().in_vain
    }

    /// The processes that had begun, whether work came to them or not.
    pub fn started(&self) -> BTreeSet<u32> {
        self.shared.lock().started.clone()
    }

    /// What came of holding work back.
    pub fn attendance(&self) -> Attendance {
        self.shared.rendezvous.as_ref().map_or(Attendance { most: 0, rounds: 0 }, Rendezvous::attendance)
    }

    /// The processes, other than the answer's own, that were still there when the answer had returned.
    pub fn left(&self) -> Vec<Left> {
        self.shared.lock().left.clone().unwrap_or_default()
    }
}

impl Default for Watcher {
    fn default() -> Watcher {
        Watcher::new()
    }
}

impl Shared {
    /// One connection: a line, the answer to it, and the end of the work when it is closed.
    fn hear(&self, stream: &TcpStream) {
        let mut line = String::new();
        let _ = BufReader::new(stream).read_line(&mut line);
        let mut words = line.trim_end().splitn(3, ' ');
        let (Some(kind), Some(Ok(process)), Some(path)) =
            (words.next(), words.next().map(str::parse), words.next())
        else {
            return;
        };
        let seen = Seen { kind: kind.to_owned(), process, path: path.into() };
        match seen.kind.as_str() {
            "returned" => self.look_around(process),
            "started" => drop(self.lock().started.insert(process)),
            _ => return self.at_work(stream, seen),
        }
        self.say(stream, "go");
    }

    fn at_work(&self, mut stream: &TcpStream, seen: Seen) {
        {
            let mut state = self.lock();
            state.seen.push(seen.clone());
            state.at_work += 1;
            state.peak = state.peak.max(state.at_work);
            *state.worked_on.entry(seen.path.clone()).or_default() += 1;
            state.most_worked_on = state.most_worked_on.max(state.worked_on.len());
        }
        self.say(stream, &self.order(&seen));
        // The other side says nothing more; it closes when the work ends, or when its process does.
        let _ = stream.read(&mut [0]);
        let mut state = self.lock();
        state.at_work -= 1;
        state.ended += 1;
        state.leave(&seen.path);
        state.done.insert(seen.path);
        self.changed.notify_all();
    }

    fn order(&self, seen: &Seen) -> String {
        if let Some(orders) = &self.orders {
            return orders(seen, &Others(self));
        }
        if let Some(rendezvous) = &self.rendezvous {
            rendezvous.wait();
        }
        if let Some((late, others)) = self.late.as_ref().filter(|(late, _)| *late == seen.path) {
            Others(self).wait_for_all_but(late, *others);
        }
        if self.deadly.as_ref() == Some(&seen.path) { "die" } else { "go" }.to_owned()
    }

    fn say(&self, mut stream: &TcpStream, order: &str) {
        // Who does not listen any more has ended.
        let _ = writeln!(stream, "{order}");
    }

    fn look_around(&self, own: u32) {
        let mut state = self.lock();
        let began = state.started.iter().copied();
        let announced: Vec<u32> = state.seen.iter().map(|seen| seen.process).chain(began).collect();
        state.left = Some(processes::left(own, announced));
        self.changed.notify_all();
    }

    /// Whether it became so.
    fn wait_until(&self, patience: Duration, is_so: impl Fn(&State) -> bool) -> bool {
        let begin = Instant::now();
        let mut state = self.lock();
        while !is_so(&state) {
            let Some(left) = patience.checked_sub(begin.elapsed()) else { return false };
            state = self.changed.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0;
        }
        true
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What else is going on, for whoever gives orders.
pub struct Others<'a>(&'a Shared);

impl Others<'_> {
    /// Waits until so much work has ended, however long ago; but not for ever.
    pub fn wait_for(&self, ended: usize) {
        self.0.wait_until(PATIENCE, |state| state.ended >= ended);
    }

    /// Waits until work on so many others than `path` has ended. When that does not come, it was in vain.
    pub fn wait_for_all_but(&self, path: &Path, others: usize) {
        let done = |state: &State| state.done.iter().filter(|done| *done != path).count();
        if !self.0.wait_until(PATIENCE, |state| done(state) >= others) {
            self.0.lock().in_vain = true;
        }
    }

    /// Work goes on for ever, or until its process is killed.
    pub fn wait_for_ever(&self) -> ! {
        loop {
            thread::park();
        }
    }

    /// Waits until the answer has returned, but no longer than this.
    pub fn wait_for_return(&self, patience: Duration) {
        self.0.wait_until(patience, |state| state.left.is_some());
    }
}

impl State {
    fn leave(&mut self, path: &Path) {
        if let Some(workers) = self.worked_on.get_mut(path) {
            *workers -= 1;
        }
        self.worked_on.retain(|_, workers| *workers > 0);
    }
}

/// Waits until it is so, but not beyond `end`.
pub fn wait_until(end: Instant, is_so: impl Fn() -> bool) {
    while !is_so() && Instant::now() < end {
        thread::sleep(Duration::from_millis(1));
    }
}
