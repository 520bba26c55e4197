//! Everything about one execution: its threads, its clock, its objects and what happened.

use super::call::Noted;
use super::candidates::{Candidate, How, Moment, Roster};
use super::dice::mixed;
use super::event::{Access, Event, Op, Place};
use super::footprint::{Effect, Facts, Footprint, Thing};
use super::object::Object;
use super::output::Output;
use super::task::{PanicReport, Task, TaskState, Then};
use super::{Condition, ObjectId, TaskId, panics};
use crate::memory;
pub use notation::{Counts, Mode, Time};
use smallvec::SmallVec;
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::mem::ManuallyDrop;
use std::time::Duration;

/// Why an execution ended.
#[derive(Debug, Clone)]
pub enum Ending {
    /// The body returned; threads that nobody joined ended with it.
    Returned,
    /// The body panicked.
    Panicked(PanicReport),
    /// No thread could continue, and no deadline was left.
    Deadlock,
    /// Threads only polled for something that no thread could change any more.
    BusyForEver,
    /// More steps than the check allows, although every thread had its turns.
    TooManySteps,
    /// More threads than any program here needs.
    TooManyThreads,
    /// A destructor panicked while a panic unwound its thread, which ends the whole program.
    Aborted(PanicReport),
    /// It panicked, and caught the panic, more often than any program here needs.
    PanicsForEver,
    /// A `static` used on this line keeps a value from one execution to the next.
    StaticKept(Place),
    /// The answer printed without end.
    OutputFlood,
    /// The chooser abandoned the execution: a schedule that does not fit, or one that shows nothing new.
    GivenUp,
    /// The model itself panicked: that says nothing about the answer.
    EngineFault(PanicReport),
}

/// Whether threads are running in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Life {
    Running,
    Over,
}

/// What a running thread waits for.
const READY: TaskState = TaskState::Waiting { until: Condition::Always, deadline: None, then: Then::Acts };

pub struct World {
    pub life: Life,
    pub time: Time,
    pub counts: Counts,
    /// How many spurious wake-ups may still occur.
    pub spurious_left: usize,
    pub now: Duration,
    pub current: TaskId,
    pub tasks: Vec<Task>,
    pub roster: Roster,
    pub objects: Vec<Object>,
    pub events: Vec<Event>,
    pub output: Output,
    /// How many bytes of its input the program has read.
    pub input_read: usize,
    /// The thread whose end is the program's.
    pub ender: TaskId,
    /// The exit code, of a program.
    pub exit_code: i32,
    /// How often shared state has changed, or time has passed.
    pub news: u64,
    /// What is taken at the moment and will be given back, as the sum of its marks.
    pub standing: u64,
    pub steps: usize,
    /// Which candidate was chosen wherever there were several.
    pub decisions: Vec<u32>,
    pub ending: Option<Ending>,
    /// How many bytes were allocated while it ran.
    pub allocated: usize,
    /// How many panics were caught.
    pub caught: usize,
    /// How many steps in a row were made by threads that only ask.
    pub idle_steps: usize,
    pub moment: Option<Box<Moment>>,
    /// How many random numbers were drawn.
    pub rolls: u64,
    /// Identifies this interleaving.
    pub fingerprint: u64,
    /// Whether what each step touches is recorded.
    pub tracks: bool,
    pub footprint: Footprint,
    /// What could be done with each object before the step that runs.
    pub facts: Vec<Facts>,
    /// Which object represents the counts of the `Arc` at an address.
    pub arcs: Vec<(usize, ObjectId)>,
    pub noticed: Noticed,
    /// The calls that a specification judges, and how many clients make them.
    pub history: Vec<Noted>,
    pub clients: u8,
    /// Whether a thread that could continue was withheld, so that the execution ends.
    pub forbade: bool,
}

/// What an execution turned out to do.
#[derive(Debug, Clone, Copy, Default)]
pub struct Noticed {
    /// It read the counts of an `Arc`.
    pub asks_for_counts: bool,
    /// A spurious wake-up was possible.
    pub waits: bool,
    /// The check read the trace: then the order of all steps matters.
    pub trace_is_read: bool,
}

impl Noticed {
    /// What this execution or the other one turned out to do.
    pub fn add(&mut self, other: Noticed) {
        self.asks_for_counts |= other.asks_for_counts;
        self.waits |= other.waits;
        self.trace_is_read |= other.trace_is_read;
    }
}

thread_local! {
    /// Never dropped: a value without a destructor is reached without asking whether it is there.
    static WORLD: ManuallyDrop<RefCell<World>> = const { ManuallyDrop::new(RefCell::new(World::over())) };
    static NUMBER: Cell<u64> = const { Cell::new(1) };
}

/// Counts executions from 1, so that objects know theirs. It is read at every step, so it is kept apart.
pub fn number() -> u64 {
    NUMBER.get()
}

/// Borrows the current execution. No user's code may run inside `look`.
pub fn with<R>(look: impl FnOnce(&mut World) -> R) -> R {
    WORLD.with(|world| look(&mut world.borrow_mut()))
}

/// As [`with`], unless the execution is borrowed already.
pub fn try_with(look: impl FnOnce(&mut World)) {
    WORLD.with(|world| {
        if let Ok(mut world) = world.try_borrow_mut() {
            look(&mut world);
        }
    });
}

/// Begins a new execution, and drops what the last one kept once it is out of reach.
pub fn begin(mode: Mode, tracks: bool) {
    // What unfinished threads kept may have destructors: they see an execution that is over.
    let mut tasks = with(|w| std::mem::take(&mut w.tasks));
    let _ = panics::catch(|| tasks.clear());
    NUMBER.set(number() + 1);
    with(|w| w.restart(mode, tracks, tasks));
}

fn emptied<T>(all: &mut Vec<T>) -> Vec<T> {
    let mut room = std::mem::take(all);
    room.clear();
    room
}

impl World {
    const fn over() -> Self {
        Self {
            life: Life::Over,
            time: Time::Ideal,
            counts: Counts::Unobserved,
            spurious_left: 0,
            now: Duration::ZERO,
            current: TaskId::BODY,
            tasks: Vec::new(),
            roster: Roster::new(),
            objects: Vec::new(),
            events: Vec::new(),
            output: Output::new(),
            input_read: 0,
            ender: TaskId::BODY,
            exit_code: 0,
            news: 0,
            standing: 0,
            steps: 0,
            decisions: Vec::new(),
            ending: None,
            allocated: 0,
            caught: 0,
            idle_steps: 0,
            moment: None,
            rolls: 0,
            fingerprint: 0,
            tracks: false,
            footprint: Footprint(SmallVec::new_const()),
            facts: Vec::new(),
            arcs: Vec::new(),
            noticed: Noticed { asks_for_counts: false, waits: false, trace_is_read: false },
            history: Vec::new(),
            clients: 0,
            forbade: false,
        }
    }

    /// As new, except that the memory of the last execution is reused.
    fn restart(&mut self, mode: Mode, tracks: bool, mut tasks: Vec<Task>) {
        tasks.clear();
        *self = World {
            life: Life::Running,
            time: mode.time,
            counts: mode.counts,
            spurious_left: mode.spurious,
            tracks,
            tasks,
            roster: std::mem::take(&mut self.roster).emptied(),
            moment: self.moment.take(),
            events: emptied(&mut self.events),
            objects: emptied(&mut self.objects),
            decisions: emptied(&mut self.decisions),
            facts: emptied(&mut self.facts),
            ..World::over()
        };
        self.add(Task::new(Some(Cow::Borrowed("main"))));
    }

    pub fn task(&self, id: TaskId) -> &Task {
        &self.tasks[id.index()]
    }

    pub fn task_mut(&mut self, id: TaskId) -> &mut Task {
        &mut self.tasks[id.index()]
    }

    /// The running thread; none before the first execution.
    pub fn current_task(&mut self) -> Option<&mut Task> {
        self.tasks.get_mut(self.current.index())
    }

    pub fn object(&self, id: ObjectId) -> &Object {
        &self.objects[id.0 as usize]
    }

    /// The object, for a step that looks at it. A step that changes it says so with [`World::touch`].
    pub fn object_mut(&mut self, id: ObjectId) -> &mut Object {
        self.touch(Thing::Object(id), Effect::Reads);
        &mut self.objects[id.0 as usize]
    }

    pub fn add_object(&mut self, object: Object) -> ObjectId {
        self.objects.push(object);
        ObjectId(self.objects.len() as u32 - 1)
    }

    pub fn add_task(&mut self, name: Option<String>) -> TaskId {
        self.add(Task::new(name.map(Cow::Owned)))
    }

    fn add(&mut self, task: Task) -> TaskId {
        let id = TaskId(self.tasks.len() as u32);
        self.tasks.push(task);
        self.roster.comes(id);
        id
    }

    /// Whether threads run, so that waiting makes sense.
    pub fn is_running(&self) -> bool {
        self.life == Life::Running && self.ending.is_none()
    }

    pub fn record(&mut self, op: Op, object: Option<ObjectId>, place: Place) {
        if self.is_running() {
            self.touch_by(op, object);
            if self.events.len() == self.events.capacity() {
                // The log is the model's own, and no memory of the answer's.
                memory::not_counted(|| self.events.reserve(1 + self.events.len()));
            }
            self.events.push(Event {
                at: self.now,
                task: self.current,
                op,
                object,
                place,
                access: Access::Looked,
            });
            self.mix(u64::from(self.current.0) << 32 | u64::from(place.line()));
            self.mix(op.mark());
        }
    }

    /// One round of the FxHash of rustc: fast, and good enough to count interleavings.
    fn mix(&mut self, word: u64) {
        self.fingerprint = (self.fingerprint.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    }

    /// Shared state has changed: a thread that asked in vain may ask again.
    pub fn changed(&mut self) {
        self.news += 1;
        if let Some(task) = self.current_task() {
            task.busy_wait.own_news += 1;
        }
    }

    /// Whether the running thread has just yielded, or is between two calls that are judged.
    pub fn just_yielded(&self) -> bool {
        let task = self.task(self.current);
        task.yields || task.calling.is_some()
    }

    /// The running thread takes what it gives back later: a lock, or a share. Others learn of it only meanwhile.
    pub fn takes(&mut self, object: ObjectId) {
        self.stands(mark(object));
    }

    /// It gives it back, and what is inside has changed or not. It learns nothing new by that.
    pub fn gives_back(&mut self, object: ObjectId, access: Access) {
        self.stands(mark(object).wrapping_neg());
        if access == Access::Changed {
            self.changed();
            if let Some(task) = self.current_task() {
                task.busy_wait.own_returns += 1;
            }
        }
    }

    fn stands(&mut self, mark: u64) {
        self.standing = self.standing.wrapping_add(mark);
        if let Some(task) = self.current_task() {
            task.busy_wait.own_standing = task.busy_wait.own_standing.wrapping_add(mark);
        }
    }

    pub fn advance_to(&mut self, time: Duration) {
        if time > self.now {
            self.touch(Thing::Clock, Effect::Writes);
            self.now = time;
            self.roster.wake(time);
            self.news += 1;
        }
    }

    /// Lets the chosen thread run now, and says how its wait ended.
    pub fn go_on(&mut self, chosen: Candidate) {
        let Candidate { task, how } = chosen;
        self.current = task;
        let steps = self.steps;
        let own = self.task_mut(task);
        own.last_step = steps;
        if let How::Way(way) = how {
            own.ways = 0;
            own.way = way as usize;
            return;
        }
        own.may_be_spurious = false;
        own.yields = false;
        let TaskState::Waiting { until, deadline, then } = std::mem::replace(&mut own.state, READY) else {
            unreachable!("a finished thread is never a candidate")
        };
        let arrival = self.arrival(how, &until, deadline);
        let own = self.task_mut(task);
        own.went_on = then;
        own.arrival = arrival;
        if own.calling.is_some() {
            self.call_begins();
        }
    }

    fn arrival(&mut self, how: How, until: &Condition, deadline: Option<Duration>) -> super::Arrival {
        if self.tracks && !matches!(until, Condition::Always) {
            for (thing, _) in self.needs(until, self.current) {
                self.touch(thing, Effect::Reads);
            }
        }
        if how == How::Spurious {
            self.spurious_left -= 1;
            super::Arrival::Spurious
        } else if self.holds(until, self.current) {
            super::Arrival::Satisfied
        } else {
            self.touch(Thing::Clock, Effect::Reads);
            self.advance_to(deadline.expect("a thread that cannot go on has a deadline to reach"));
            super::Arrival::TimedOut
        }
    }
}

/// Stands for an object in a sum: no few of them have the sum of others.
fn mark(object: ObjectId) -> u64 {
    mixed(u64::from(object.0) + 1)
}
