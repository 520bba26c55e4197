//! The threads of an execution as coroutines on one OS thread.
//!
//! A thread of the model runs until it suspends itself at a scheduling point; then the driver of the execution
//! resumes another. Stacks are kept and reused, even those of threads that never ended: mapping them again for
//! each execution would cost more than the execution.

use super::TaskId;
use corosensei::stack::{DefaultStack, Stack as _};
use corosensei::{Coroutine, CoroutineResult, Yielder};
use std::cell::{Cell, RefCell};

type Fiber = Coroutine<(), (), (), DefaultStack>;

/// The default stack size of std's threads, in bytes.
pub const THREAD_STACK: usize = 2 << 20;
/// The usual stack size of the first thread of a program, in bytes.
pub const BODY_STACK: usize = 8 << 20;
/// What systems map for one stack whatever else they have promised, in bytes. A thread that asks for more gets this: a
/// check may not use half as much memory.
const LARGEST_STACK: usize = 1 << 30;
/// What the model itself needs on a stack, in bytes.
const OWN_NEED: usize = 64 << 10;

/// A stack, and the size that was asked for.
struct Stack {
    size: usize,
    memory: DefaultStack,
}

struct Running {
    fiber: Fiber,
    bounds: Bounds,
}

/// Where a stack lies.
#[derive(Clone, Copy)]
pub struct Bounds {
    /// The lowest address of the page below it, which cannot be written to.
    limit: usize,
    /// The address after the highest one.
    pub base: usize,
    /// How many bytes were asked for.
    pub size: usize,
}

const NOWHERE: Bounds = Bounds { limit: 0, base: 0, size: 0 };

#[derive(Default)]
struct Fibers {
    /// By the number of the thread; none for the one that runs and for those that have ended.
    running: Vec<Option<Running>>,
    spare: Vec<Stack>,
}

thread_local! {
    static FIBERS: RefCell<Fibers> = RefCell::default();
    /// How the running thread suspends itself.
    static YIELDER: Cell<*const Yielder<(), ()>> = const { Cell::new(std::ptr::null()) };
    /// The lowest address of the running thread's stack, its highest, and the size that was asked for; zeros where
    /// none runs.
    static STACK: Cell<Bounds> = const { Cell::new(NOWHERE) };
}

/// No thread could be started, because the system has no memory for its stack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoStack;

/// Adds the thread of the next number, which will run `body` on a stack of at least `stack_size` bytes.
///
/// `body` must not panic. It may borrow: it is run or forgotten before [`clear`] returns.
pub fn add(stack_size: usize, body: Box<dyn FnOnce()>) -> Result<(), NoStack> {
    FIBERS.with_borrow_mut(|fibers| {
        let memory = fibers.stack(stack_size)?;
        let bounds = Bounds { limit: memory.limit().get(), base: memory.base().get(), size: stack_size };
        let fiber = Fiber::with_stack(memory, move |yielder, ()| {
            YIELDER.set(yielder);
            body();
        });
        fibers.running.push(Some(Running { fiber, bounds }));
        Ok(())
    })
}

/// Lets `task` run until it suspends itself or ends.
pub fn resume(task: TaskId) {
    let running = FIBERS.with_borrow_mut(|fibers| fibers.running[task.index()].take());
    let mut running = running.expect("a thread that can go on has not ended");
    STACK.set(running.bounds);
    let result = running.fiber.resume(());
    STACK.set(NOWHERE);
    match result {
        CoroutineResult::Yield(()) => {
            FIBERS.with_borrow_mut(|fibers| fibers.running[task.index()] = Some(running));
        }
        CoroutineResult::Return(()) => FIBERS.with_borrow_mut(|fibers| fibers.keep(running)),
    }
}

/// Suspends the running thread until it is resumed.
pub fn suspend() {
    let yielder = YIELDER.get();
    assert!(!yielder.is_null(), "a thread is suspended only inside a run of the model");
    // SAFETY: the yielder lives on the stack of the running coroutine.
    unsafe { &*yielder }.suspend(());
    YIELDER.set(yielder);
}

/// The largest page of the systems that this runs on, and as much below a stack: nothing there can be written to.
const GUARD: usize = 64 << 10;

/// The running thread's stack, if `address` lies just beyond its end.
pub fn overflowed_at(address: usize) -> Option<Bounds> {
    let bounds = STACK.get();
    (bounds.limit != 0 && address.abs_diff(bounds.limit) < GUARD).then_some(bounds)
}

/// Ends the execution. Threads that have not ended are abandoned, as at the end of a process: what they own is
/// not dropped. Their stacks are reused.
pub fn clear() {
    YIELDER.set(std::ptr::null());
    FIBERS.with_borrow_mut(|fibers| {
        for mut left in std::mem::take(&mut fibers.running).into_iter().flatten() {
            // SAFETY: nothing on the stack is used any more; a scope that lent something to the thread is itself
            // on a stack that is forgotten, or had waited for it.
            unsafe { left.fiber.force_reset() };
            fibers.keep(left);
        }
    });
}

/// Whether an execution is in progress.
pub fn is_busy() -> bool {
    FIBERS.with_borrow(|fibers| !fibers.running.is_empty())
}

impl Fibers {
    fn stack(&mut self, size: usize) -> Result<DefaultStack, NoStack> {
        if let Some(at) = self.spare.iter().rposition(|stack| stack.size == size) {
            return Ok(self.spare.swap_remove(at).memory);
        }
        DefaultStack::new(size.min(LARGEST_STACK) + OWN_NEED).map_err(|_| NoStack)
    }

    fn keep(&mut self, ended: Running) {
        self.spare.push(Stack { size: ended.bounds.size, memory: ended.fiber.into_stack() });
    }
}
