//! Everything that one execution knows: its threads, its clock, its objects and what happened.

use super::candidates::Moment;
use super::event::{Access, Event, Op, Place};
use super::object::Object;
use super::output::Output;
use super::task::{PanicReport, State, Task, Then};
use super::{Condition, ObjectId, TaskId, panics};
use std::cell::{Cell, RefCell};
use std::mem::ManuallyDrop;
use std::time::Duration;

/// What the clock is allowed to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Time {
    /// Computing costs nothing: the clock moves only when nothing can run.
    Ideal,
    /// Any thread may be held back, so a deadline may pass while others could still run.
    AnySpeed,
}

/// Why an execution was over.
#[derive(Debug, Clone)]
pub(crate) enum Ending {
    /// The body returned; threads that nobody joined ended with it.
    Returned,
    /// The body panicked.
    Panicked(PanicReport),
    /// No thread could go on, and no deadline was left.
    Deadlock,
    /// Threads only asked again and again for what nobody could change any more.
    BusyForEver,
    /// More steps than the check allows.
    TooManySteps,
    /// A `static` used on this line keeps a value from one execution to the next.
    StaticKept(Place),
    /// The answer printed without end.
    OutputFlood,
    /// The chooser gave the execution up: a schedule that does not fit.
    GivenUp,
}

/// Whether the running thread is in the middle of starting another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Starting {
    Yes,
    No,
}

/// Whether threads are running in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Life {
    Running,
    Over,
}

/// What a running thread waits for.
const READY: State = State::Waiting { until: Condition::Always, deadline: None, then: Then::Acts };

pub(crate) struct World {
    pub life: Life,
    pub time: Time,
    pub now: Duration,
    pub current: TaskId,
    pub tasks: Vec<Task>,
    pub objects: Vec<Object>,
    pub events: Vec<Event>,
    pub output: Output,
    /// Whether the running thread goes on without a choice: it is just starting another one.
    pub starting: Starting,
    /// Counts changes of shared state, so that a thread that asks again in vain is noticed.
    pub changes: u64,
    pub steps: usize,
    /// Which candidate was chosen, wherever there were several.
    pub decisions: Vec<u32>,
    pub ending: Option<Ending>,
    /// How many steps in a row were made by threads that only ask.
    pub idle_steps: usize,
    pub moment: Option<Box<Moment>>,
    /// How often dice were rolled.
    pub rolls: u64,
    /// Tells this interleaving from others.
    pub fingerprint: u64,
}

thread_local! {
    /// Never dropped: a value without a destructor is reached without asking whether it is there.
    static WORLD: ManuallyDrop<RefCell<World>> = const { ManuallyDrop::new(RefCell::new(World::over())) };
    static NUMBER: Cell<u64> = const { Cell::new(1) };
}

/// Counts executions from 1, so that objects know theirs. It is asked for at every step, so it stands apart.
pub(crate) fn number() -> u64 {
    NUMBER.get()
}

/// Borrows the current execution. No user's code may run inside `look`.
pub(crate) fn with<R>(look: impl FnOnce(&mut World) -> R) -> R {
    WORLD.with(|world| look(&mut world.borrow_mut()))
}

/// Begins a new execution, and drops what the last one kept once it is out of reach.
pub(crate) fn begin(time: Time) {
    // What unfinished threads kept may have destructors: they see an execution that is over.
    let left = with(|w| std::mem::take(&mut w.tasks));
    let _ = panics::catch(|| drop(left));
    NUMBER.set(number() + 1);
    let old = with(|w| {
        let mut fresh = World::over();
        fresh.life = Life::Running;
        fresh.time = time;
        fresh.tasks.push(Task::new(Some("main".to_owned())));
        fresh.events = std::mem::take(&mut w.events);
        fresh.events.clear();
        std::mem::replace(w, fresh)
    });
    drop(old);
}

impl World {
    const fn over() -> Self {
        Self {
            life: Life::Over,
            time: Time::Ideal,
            now: Duration::ZERO,
            current: TaskId::BODY,
            tasks: Vec::new(),
            objects: Vec::new(),
            events: Vec::new(),
            output: Output::new(),
            starting: Starting::No,
            changes: 0,
            steps: 0,
            decisions: Vec::new(),
            ending: None,
            idle_steps: 0,
            moment: None,
            rolls: 0,
            fingerprint: 0,
        }
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

    pub fn object_mut(&mut self, id: ObjectId) -> &mut Object {
        &mut self.objects[id.0 as usize]
    }

    pub fn add_object(&mut self, object: Object) -> ObjectId {
        self.objects.push(object);
        ObjectId(self.objects.len() as u32 - 1)
    }

    pub fn add_task(&mut self, name: Option<String>) -> TaskId {
        self.tasks.push(Task::new(name));
        TaskId(self.tasks.len() as u32 - 1)
    }

    /// Whether threads run, so that waiting makes sense.
    pub fn is_running(&self) -> bool {
        self.life == Life::Running && self.ending.is_none()
    }

    pub fn record(&mut self, op: Op, object: Option<ObjectId>, place: Place) {
        if self.is_running() {
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

    /// Shared state is another now: whoever asked in vain may ask again.
    pub fn changed(&mut self) {
        self.changes += 1;
        let task = self.current;
        if let Some(task) = self.tasks.get_mut(task.index()) {
            task.useless.own_changes += 1;
        }
    }

    pub fn advance_to(&mut self, time: Duration) {
        if time > self.now {
            self.now = time;
            self.changes += 1;
        }
    }

    /// Lets `task` run now, and says how its wait ended.
    pub fn resume(&mut self, task: TaskId) {
        let State::Waiting { until, deadline, then } =
            std::mem::replace(&mut self.task_mut(task).state, READY)
        else {
            unreachable!("a finished thread is never a candidate")
        };
        let arrival = if self.holds(&until, task) {
            super::Arrival::Satisfied
        } else {
            self.advance_to(deadline.expect("a thread that cannot go on has a deadline to reach"));
            super::Arrival::TimedOut
        };
        self.current = task;
        let task = self.task_mut(task);
        task.useless.polite = false;
        task.went_on = then;
        task.arrival = arrival;
    }
}
