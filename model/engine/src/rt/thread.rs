//! Starting threads, and waiting for them.

use super::event::Place;
use super::point::{end_unseen, wait};
use super::task::Then;
use super::useless::About;
use super::world::Starting;
use super::{Condition, Op, TaskId, panics, point, world};
use std::any::Any;
use std::panic::Location;
use std::rc::Rc;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::Result;

type Slot<T> = Arc<Mutex<Option<Result<T>>>>;

/// A started thread and what it will return.
#[derive(Debug)]
pub struct Handle<T> {
    task: TaskId,
    slot: Slot<T>,
}

/// Starts a thread.
#[track_caller]
pub fn spawn<F, T>(name: Option<String>, f: F) -> Handle<T>
where
    F: FnOnce() -> T + 'static,
    T: 'static,
{
    // SAFETY: nothing is borrowed.
    unsafe { spawn_unchecked(name, f) }
}

/// Starts a thread that may borrow.
///
/// # Safety
///
/// The caller must not return before the thread has finished.
#[track_caller]
pub unsafe fn spawn_unchecked<'a, F, T>(name: Option<String>, f: F) -> Handle<T>
where
    F: FnOnce() -> T + 'a,
    T: 'a,
{
    let place = Location::caller();
    let slot: Slot<T> = Arc::default();
    let result = Arc::clone(&slot);
    let body: Box<dyn FnOnce() + 'a> = Box::new(move || run(f, result, place));
    // SAFETY: the caller keeps alive what the thread borrows.
    let body: Box<dyn FnOnce() + 'static> = unsafe { std::mem::transmute(body) };
    let body = Unshared(body);
    assert!(world::with(|w| w.is_running()), "a thread can be started only inside a run of the model");
    // shuttle asks its scheduler before it starts a thread, and then numbers the thread as we do.
    // Starting a thread changes nothing that others see, so nobody goes first.
    world::with(|w| w.starting = Starting::Yes);
    // Detached: the model itself knows who waits for whom.
    drop(shuttle::thread::spawn(move || body.call()));
    let task = world::with(|w| {
        w.starting = Starting::No;
        let task = w.add_task(name);
        w.record(Op::Spawn(task), None, place);
        w.changed();
        task
    });
    Handle { task, slot }
}

/// All threads of an execution run on one OS thread, so what they take with them is never sent.
struct Unshared(Box<dyn FnOnce()>);

// SAFETY: see the type.
unsafe impl Send for Unshared {}

impl Unshared {
    fn call(self) {
        (self.0)();
    }
}

fn run<F: FnOnce() -> T, T>(f: F, slot: Slot<T>, place: Place) {
    let result = panics::catch(f);
    drop_locals();
    if Arc::strong_count(&slot) > 1 {
        *slot.lock().unwrap_or_else(PoisonError::into_inner) = Some(result);
    } else {
        // Nobody can ask for it any more: a value that panics while it is dropped harms no one.
        let _ = panics::catch(|| drop(result));
    }
    drop(slot);
    if world::with(|w| w.task(w.current).went_on == Then::Prepares) {
        end_unseen();
    }
    world::with(|w| {
        w.record(Op::Finish, None, place);
        w.changed();
        let me = w.current;
        w.task_mut(me).state = super::task::State::Finished;
    });
}

/// Drops the running thread's `thread_local!` values, in the order of their keys, and those that are
/// made meanwhile.
pub(crate) fn drop_locals() {
    while let Some(value) = world::with(|w| w.current_task()?.locals.values_mut().find_map(Option::take)) {
        let _ = panics::catch(|| drop(value));
    }
}

/// A `thread_local!` value was dropped already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gone;

/// The running thread's value for the `thread_local!` whose key stands at `key`.
///
/// # Errors
///
/// When it was dropped already.
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
        let place = Location::caller();
        wait(Condition::Finished(self.task), None);
        world::with(|w| {
            w.record(Op::Join(self.task), None, place);
            w.changed();
        });
        let result = self.slot.lock().unwrap_or_else(PoisonError::into_inner).take();
        result.expect("a finished thread has left its result, and only join takes it")
    }

    /// Whether the thread has ended.
    #[track_caller]
    pub fn is_finished(&self) -> bool {
        let place = Location::caller();
        point(Condition::Always);
        world::with(|w| {
            w.asked(About::Thread(self.task), place);
            w.task(self.task).is_finished()
        })
    }
}

/// Waits until all `tasks` have ended.
#[track_caller]
pub fn wait_for_all(tasks: Vec<TaskId>) {
    let place = Location::caller();
    if tasks.is_empty() {
        return;
    }
    wait(Condition::AllFinished(tasks), None);
    world::with(|w| w.record(Op::ScopeEnd, None, place));
}

/// The name of a thread, if it was given one.
pub fn name(task: TaskId) -> Option<String> {
    world::with(|w| w.tasks.get(task.index()).and_then(|task| task.name.clone()))
}

/// Notes that the name of `task` was asked for: a check may want each thread to find its own.
#[track_caller]
pub fn name_asked(task: TaskId) {
    let place = Location::caller();
    world::with(|w| {
        if w.current == task {
            w.record(Op::OwnName, None, place);
        }
    });
}
