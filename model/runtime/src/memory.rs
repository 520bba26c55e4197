//! A limit on memory whose excess is a verdict, the same on every platform.
//!
//! Check processes count what they allocate. If an execution has more than the limit in use, the process leaves the
//! verdict that was prepared beforehand, and ends. What abandoned threads of earlier executions owned is not freed, and
//! does not count for this one; but what all executions together leave has a limit, too, or a leak in one would fill the
//! machine after some thousand.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// No answer to a lesson needs a tenth of it.
pub const LIMIT: usize = 1 << 29;
/// In use by all executions together. Those of a right answer leave next to nothing.
pub const LIMIT_OF_ALL: usize = 1 << 30;

/// What was more than it may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Excess {
    /// One execution has more than [`LIMIT`].
    Execution,
    /// All together have more than [`LIMIT_OF_ALL`].
    All,
}

struct Counting;

/// Bytes that were ever allocated, and those of them that were freed.
static ALLOCATED: AtomicUsize = AtomicUsize::new(0);
static FREED: AtomicUsize = AtomicUsize::new(0);
static AT_LIMIT: OnceLock<Box<dyn Fn(Excess) + Send + Sync>> = OnceLock::new();
/// Not a `Once`: leaving the verdict allocates, and gets here again.
static SPENT: AtomicBool = AtomicBool::new(false);

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// How many bytes this process has allocated so far, freed or not: the difference between two readings tells what
/// was copied between them.
pub fn allocated() -> usize {
    ALLOCATED.load(Ordering::Relaxed)
}

/// Bytes that were in use when the execution began.
static BEFORE: AtomicUsize = AtomicUsize::new(0);

/// An execution begins.
pub fn begin() {
    BEFORE.store(in_use(), Ordering::Relaxed);
}

/// How many bytes are in use.
pub fn in_use() -> usize {
    allocated().saturating_sub(FREED.load(Ordering::Relaxed))
}

/// Calls `leave` once when more bytes are in use than may be; `leave` ends the process.
pub fn on_limit(leave: impl Fn(Excess) + Send + Sync + 'static) {
    let _ = AT_LIMIT.set(Box::new(leave));
}

/// The lowest and the highest address that was ever allocated.
static LOWEST: AtomicUsize = AtomicUsize::new(usize::MAX);
static HIGHEST: AtomicUsize = AtomicUsize::new(0);

/// Whether something at `address` may have been allocated.
pub fn may_be_heap(address: usize) -> bool {
    LOWEST.load(Ordering::Relaxed) <= address && address <= HIGHEST.load(Ordering::Relaxed)
}

/// Whether `static`s can be told from the heap: on the usual platforms the program's own image lies
/// outside the addresses that allocators give out.
pub fn tells_statics_apart() -> bool {
    !may_be_heap((&raw const HIGHEST).addr())
}

/// Every allocation widens the bounds, so nothing on the heap ever lies outside them.
fn noted(pointer: *mut u8, size: usize) -> *mut u8 {
    let first = pointer.addr();
    if first < LOWEST.load(Ordering::Relaxed) && !pointer.is_null() {
        LOWEST.fetch_min(first, Ordering::Relaxed);
    }
    let last = first.saturating_add(size);
    if last > HIGHEST.load(Ordering::Relaxed) {
        HIGHEST.fetch_max(last, Ordering::Relaxed);
    }
    pointer
}

/// Whether the model allocates for itself.
static FOR_ITSELF: AtomicBool = AtomicBool::new(false);

/// What `work` allocates belongs to the model, and does not count. It must be freed in such a call too.
pub fn not_counted<T>(work: impl FnOnce() -> T) -> T {
    let before = FOR_ITSELF.swap(true, Ordering::Relaxed);
    let result = work();
    FOR_ITSELF.store(before, Ordering::Relaxed);
    result
}

/// The memory that is used once the allocator can no longer be relied on: where it begins, and where it ends. Zeros
/// before that.
static SPARE_BEGIN: AtomicUsize = AtomicUsize::new(0);
static SPARE_END: AtomicUsize = AtomicUsize::new(0);

/// From now on everything is allocated between these addresses, and nothing is freed: a signal may have come
/// while the system's allocator was running.
#[cfg(unix)]
pub fn allocate_from(begin: usize, end: usize) {
    SPARE_BEGIN.store(begin, Ordering::Relaxed);
    SPARE_END.store(end, Ordering::Relaxed);
}

fn is_on_spare() -> bool {
    SPARE_END.load(Ordering::Relaxed) != 0
}

fn spare(layout: Layout) -> *mut u8 {
    let begin = SPARE_BEGIN.load(Ordering::Relaxed).next_multiple_of(layout.align());
    let end = begin.saturating_add(layout.size());
    if end > SPARE_END.load(Ordering::Relaxed) {
        return std::ptr::null_mut();
    }
    SPARE_BEGIN.store(end, Ordering::Relaxed);
    std::ptr::with_exposed_provenance_mut(begin)
}

fn give_back(size: usize) {
    if !FOR_ITSELF.load(Ordering::Relaxed) {
        FREED.fetch_add(size, Ordering::Relaxed);
    }
}

fn count(size: usize) {
    if FOR_ITSELF.load(Ordering::Relaxed) {
        return;
    }
    let allocated = ALLOCATED.fetch_add(size, Ordering::Relaxed) + size;
    // Other threads may have given back more meanwhile.
    let by_all = allocated.saturating_sub(FREED.load(Ordering::Relaxed));
    let excess = match by_all.saturating_sub(BEFORE.load(Ordering::Relaxed)) {
        by_this_one if by_this_one > LIMIT => Excess::Execution,
        _ if by_all > LIMIT_OF_ALL => Excess::All,
        _ => return,
    };
    if let Some(leave) = AT_LIMIT.get()
        && !SPENT.swap(true, Ordering::Relaxed)
    {
        leave(excess);
    }
}

// SAFETY: every call is handed on to the system's allocator as it is.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if is_on_spare() {
            return spare(layout);
        }
        count(layout.size());
        // SAFETY: the caller keeps `alloc`'s contract.
        noted(unsafe { System.alloc(layout) }, layout.size())
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        if is_on_spare() {
            // Fresh from the system, so it is zeroed.
            return spare(layout);
        }
        count(layout.size());
        // SAFETY: the caller keeps `alloc_zeroed`'s contract.
        noted(unsafe { System.alloc_zeroed(layout) }, layout.size())
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        if is_on_spare() {
            return;
        }
        give_back(layout.size());
        // SAFETY: the caller keeps `dealloc`'s contract.
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        if is_on_spare() {
            let fresh = spare(Layout::from_size_align(new_size, layout.align()).unwrap_or(layout));
            if !fresh.is_null() {
                // SAFETY: both are as large as what is copied, and the new one is handed out only once.
                unsafe { fresh.copy_from_nonoverlapping(pointer, layout.size().min(new_size)) };
            }
            return fresh;
        }
        give_back(layout.size());
        count(new_size);
        // SAFETY: the caller keeps `realloc`'s contract.
        noted(unsafe { System.realloc(pointer, layout, new_size) }, new_size)
    }
}
