//! Starting threads, and waiting for them.

use super::busy_wait::About;
use super::event::Place;
use super::footprint::{Effect, Thing};
use super::point::{end_unseen, stop, wait};
use super::task::{Exit, Then};
use super::world::Ending;
use super::{Condition, Op, TaskId, executor, panics, point, world};
use std::any::Any;
use std::cell::Cell;
use std::panic::Location;
use std::rc::Rc;
use std::sync::Arc;
use std::thread::Result;

/// A started thread and what it will return.
pub struct Handle<T> {
    task: TaskId,
    slot: Arc<Slot<T>>,
}

/// Where a thread leaves what it returns.
struct Slot<T>(Cell<Option<Result<T>>>);

/// A slot, whatever is in it.
trait AnySlot {
    /// The thread has panicked.
    fn fail(&self, payload: Box<dyn Any + Send>);
    /// Drops what is in it.
    fn clear(&self);
}

impl<T> Slot<T> {
    fn pair() -> (Arc<Slot<T>>, Arc<Slot<T>>) {
        let slot = Arc::new(Slot(Cell::new(None)));
        (Arc::clone(&slot), slot)
    }

    fn leave(&self, returned: T) {
        self.0.set(Some(Ok(returned)));
    }
}

impl<T> AnySlot for Slot<T> {
    fn fail(&self, payload: Box<dyn Any + Send>) {
        self.0.set(Some(Err(payload)));
    }

    fn clear(&self) {
        self.0.take();
    }
}

// SAFETY: all threads of an execution run on one OS thread. The thread leaves the result, `join` takes it.
unsafe impl<T> Sync for Slot<T> {}
// SAFETY: as above.
unsafe impl<T> Send for Slot<T> {}

/// What a thread does, and where it leaves what it returns. Only this depends on the closure: generic code is compiled
/// again with each answer.
pub struct Work<'a, T> {
    body: Box<dyn FnOnce() + 'a>,
    slot: Arc<Slot<T>>,
}

impl<'a, T: 'a> Work<'a, T> {
    /// Calls `f`.
    pub fn of(f: impl FnOnce() -> T + 'a) -> Self {
        let (slot, theirs) = Slot::pair();
        Work { body: Box::new(move || theirs.leave(f())), slot }
    }

    /// Starts a thread that does it.
    #[track_caller]
    pub fn start(self, options: Options) -> Handle<T>
    where
        'a: 'static,
    {
        // SAFETY: nothing is borrowed.
        unsafe { self.start_borrowing(options) }
    }

    /// Starts a thread that may borrow.
    ///
    /// # Safety
    ///
    /// The caller must not return before the thread's closure has returned.
    #[track_caller]
    pub unsafe fn start_borrowing(self, options: Options) -> Handle<T> {
        let theirs: Arc<dyn AnySlot + 'a> = self.slot.clone();
        // SAFETY: the caller keeps alive what the thread borrows, and what it returns.
        let (body, theirs) = unsafe {
            (
                std::mem::transmute::<Box<dyn FnOnce() + 'a>, Box<dyn FnOnce()>>(self.body),
                std::mem::transmute::<Arc<dyn AnySlot + 'a>, Arc<dyn AnySlot>>(theirs),
            )
        };
        Handle { task: start(options, body, theirs), slot: self.slot }
    }
}

/// What a thread is started with.
#[derive(Debug, Default)]
pub struct Options {
    /// Its name, if it has one.
    pub name: Option<String>,
    /// The minimum size of its stack, in bytes; by default as large as std's.
    pub stack_size: Option<usize>,
}

/// How much memory a process can address, in bytes: 47 bits are usual.
const ADDRESSES: usize = 1 << 46;

/// Whether a system could have room for a stack of this many bytes.
pub const fn has_room_for_stack(size: usize) -> bool {
    size <= ADDRESSES
}

/// Starts a thread that calls `f`.
#[track_caller]
pub fn spawn<T: 'static>(options: Options, f: impl FnOnce() -> T + 'static) -> Handle<T> {
    Work::of(f).start(options)
}

/// No program here needs more threads; a real system would also refuse to start this many.
const MOST_THREADS: usize = 10_000;

#[track_caller]
fn start(options: Options, body: Box<dyn FnOnce()>, slot: Arc<dyn AnySlot>) -> TaskId {
    let place = Location::caller();
    assert!(world::with(|w| w.is_running()), "a thread can be started only inside a run of the model");
    if world::with(|w| w.tasks.len()) > MOST_THREADS {
        stop(Ending::TooManyThreads);
    }
    let stack_size = options.stack_size.unwrap_or(executor::THREAD_STACK);
    let thread = move || {
        run(body, slot);
        finish(place);
    };
    if executor::add(stack_size, Box::new(thread)).is_err() {
        stop(Ending::TooManyThreads);
    }
    // Starting a thread changes nothing that others see, so nobody goes first.
    world::with(|w| {
        let task = w.add_task(options.name);
        w.record(Op::Spawn(task), None, place);
        w.changed();
        task
    })
}

fn run(body: Box<dyn FnOnce()>, slot: Arc<dyn AnySlot>) {
    match panics::catch(body) {
        Ok(()) => note_exit(Exit::Return),
        Err(payload) => {
            note_exit(Exit::Panic);
            slot.fail(payload);
        }
    }
    if Arc::strong_count(&slot) == 1 {
        // Nobody can ask for it any more: a value that panics while it is dropped harms no one.
        let _ = panics::catch(|| slot.clear());
    }
}

fn note_exit(exit: Exit) {
    world::with(|w| {
        if let Some(task) = w.current_task() {
            task.exit = exit;
            if exit == Exit::Panic {
                task.panicked = task.caught.take();
            }
        }
    });
}

/// The closure has returned: a scope goes on from here, `join` waits until the thread's own values are dropped too
/// (rust-lang/rust issues 116179 and 149482).
fn finish(place: Place) {
    if world::with(|w| w.task(w.current).went_on == Then::Prepares) {
        end_unseen();
    }
    world::with(|w| {
        w.record(Op::Finish, None, place);
        w.changed();
        let me = w.current;
        w.task_mut(me).left = true;
    });
    drop_locals();
    world::with(|w| {
        let me = w.current;
        w.touch(Thing::End(me), Effect::Writes);
        w.changed();
        w.task_mut(me).state = super::task::TaskState::Finished;
        w.roster.goes(me);
    });
}

/// Drops the running thread's `thread_local!` values, in the order of their keys, and those that are
/// created meanwhile.
pub fn drop_locals() {
    while let Some(value) = world::with(|w| w.current_task()?.locals.values_mut().find_map(Option::take)) {
        let _ = panics::catch(|| drop(value));
    }
}

/// A `thread_local!` value has already been dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gone;

/// The running thread's value for the `thread_local!` whose key is at `key`.
///
/// # Errors
///
/// If it has already been dropped.
pub fn local<T: 'static>(key: usize, init: impl FnOnce() -> T) -> std::result::Result<Rc<T>, Gone> {
    let known = world::with(|w| w.current_task()?.locals.get(&key).cloned());
    let value = match known {
        Some(value) => value.ok_or(Gone)?,
        None => make_local(key, Rc::new(init())),
    };
    Ok(value.downcast().expect("a key has one type"))
}

fn make_local(key: usize, made: Rc<dyn Any>) -> Rc<dyn Any> {
    // Its making may have made another: that one must not be dropped while the world is borrowed.
    let _other = world::with(|w| w.current_task()?.locals.insert(key, Some(Rc::clone(&made))));
    made
}

impl<T> Handle<T> {
    /// The thread.
    pub fn task(&self) -> TaskId {
        self.task
    }

    /// Waits for the thread to end, and takes what it returned.
    ///
    /// # Errors
    ///
    /// The payload of its panic.
    #[track_caller]
    pub fn join(self) -> Result<T> {
        join(self.task);
        self.slot.0.take().expect("a finished thread has left its result, and only join takes it")
    }

    /// Whether the thread has ended.
    #[track_caller]
    pub fn is_finished(&self) -> bool {
        is_finished(self.task)
    }
}

#[track_caller]
fn join(task: TaskId) {
    let place = Location::caller();
    wait(Condition::Finished(task), None);
    world::with(|w| {
        w.task_mut(task).exit = Exit::Seen;
        w.task_mut(task).awaited = true;
        w.record(Op::Join(task), None, place);
        w.changed();
    });
}

#[track_caller]
fn is_finished(task: TaskId) -> bool {
    let place = Location::caller();
    point(Condition::Always);
    world::with(|w| {
        w.asked(About::Thread(task), place);
        w.task(task).left
    })
}

/// Whether the thread ended with a panic that no `join` has seen.
pub fn panicked_unseen(task: TaskId) -> bool {
    world::with(|w| w.task(task).exit == Exit::Panic)
}

/// Waits until the closures of all `tasks` have returned.
#[track_caller]
pub fn wait_for_all(tasks: Vec<TaskId>) {
    let place = Location::caller();
    if tasks.is_empty() {
        return;
    }
    wait(Condition::AllFinished(tasks.clone()), None);
    world::with(|w| {
        for task in tasks {
            w.touch(Thing::End(task), Effect::Reads);
            w.task_mut(task).awaited = true;
        }
        w.record(Op::ScopeEnd, None, place);
    });
}

/// The name of a thread, if it was given one.
pub fn name(task: TaskId) -> Option<String> {
    world::with(|w| w.tasks.get(task.index()).and_then(|task| task.name.as_deref().map(str::to_owned)))
}

/// Records that the name of `task` was read: a check may require each thread to read its own.
#[track_caller]
pub fn name_asked(task: TaskId) {
    let place = Location::caller();
    world::with(|w| {
        if w.current == task {
            w.record(Op::OwnName, None, place);
        }
    });
}
