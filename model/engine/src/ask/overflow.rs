//! A stack overflow is a verdict, which names the function.
//!
//! The system reports it by a signal. It is handled on a separate stack, with separate memory, because the answer may
//! have been inside the allocator; then the process ends. What can't be reported is left to the signal handler that was
//! installed before.

use crate::rt::{executor, world};
use std::backtrace::Backtrace;
use std::ffi::{c_int, c_void};
use std::io::Result;
use std::mem::MaybeUninit;
use std::sync::OnceLock;

/// An overflow, as far as it matters to people.
pub(crate) struct Overflow {
    /// The function of the answer in which it happened.
    pub function: String,
    /// The thread whose stack it was.
    pub thread: String,
    /// How large that stack was, in bytes.
    pub size: usize,
}

type Leave = Box<dyn Fn(&Overflow) -> Result<()> + Send + Sync>;

/// What handles an overflow, and the handlers that were installed before.
struct Answer {
    leave: Leave,
    before: [(c_int, libc::sigaction); 2],
}

static ANSWER: OnceLock<Answer> = OnceLock::new();

/// Memory for finding a name among the symbols of a large program.
const STACK: usize = 1 << 20;
/// How much of a full stack is looked at.
const KEPT: usize = 256 << 10;
/// Memory for the frames of a full stack.
const MEMORY: usize = 1 << 28;

/// Calls `leave` when a thread of the model overflows its stack, and ends the process.
pub(crate) fn on_overflow(leave: impl Fn(&Overflow) -> Result<()> + Send + Sync + 'static) {
    let Some(stack) = map(STACK) else { return };
    let stack = libc::stack_t { ss_sp: stack, ss_flags: 0, ss_size: STACK };
    // SAFETY: the stack is mapped, and nobody unmaps it.
    unsafe { libc::sigaltstack(&raw const stack, std::ptr::null_mut()) };
    let before = [libc::SIGSEGV, libc::SIGBUS].map(|signal| (signal, before(signal)));
    if ANSWER.set(Answer { leave: Box::new(leave), before }).is_ok() {
        before.iter().for_each(|(signal, before)| answer(*signal, before));
    }
}

fn map(size: usize) -> Option<*mut c_void> {
    let (may, how) =
        (libc::PROT_READ | libc::PROT_WRITE, libc::MAP_PRIVATE | libc::MAP_ANON | libc::MAP_NORESERVE);
    // SAFETY: new memory is mapped where nothing is.
    let mapped = unsafe { libc::mmap(std::ptr::null_mut(), size, may, how, -1, 0) };
    (mapped != libc::MAP_FAILED).then_some(mapped)
}

fn before(signal: c_int) -> libc::sigaction {
    let mut before = MaybeUninit::zeroed();
    // SAFETY: it only asks; an action of zeros is the system's own.
    unsafe {
        libc::sigaction(signal, std::ptr::null(), before.as_mut_ptr());
        before.assume_init()
    }
}

fn answer(signal: c_int, before: &libc::sigaction) {
    let mut ours = *before;
    ours.sa_sigaction = on_fault as *const () as usize;
    ours.sa_flags = libc::SA_SIGINFO | libc::SA_ONSTACK;
    // SAFETY: `on_fault` has the signature that these flags ask for.
    unsafe { libc::sigaction(signal, &raw const ours, std::ptr::null_mut()) };
}

extern "C" fn on_fault(signal: c_int, info: *mut libc::siginfo_t, _: *mut c_void) {
    // SAFETY: the system gives the address with these signals.
    let address = unsafe { (*info).si_addr() }.addr();
    let Some(answer) = ANSWER.get() else { return };
    if let Some(stack) = executor::overflowed_at(address) {
        forget_callers(address, stack.base);
        tell(answer, stack.size);
    }
    // The same fault comes again at once, and is theirs.
    for (_, before) in answer.before.iter().filter(|(other, _)| *other == signal) {
        // SAFETY: this was the action before.
        unsafe { libc::sigaction(signal, before, std::ptr::null_mut()) };
    }
}

/// A full stack has about a hundred thousand frames, and naming them all would take seconds: what is far from the end of
/// the stack is overwritten, so the search for callers ends there.
fn forget_callers(address: usize, base: usize) {
    let kept = (address + KEPT).next_multiple_of(align_of::<usize>());
    let words = base.saturating_sub(kept) / size_of::<usize>();
    // SAFETY: this is the stack of a thread that never goes on, because the process ends here.
    unsafe { std::ptr::with_exposed_provenance_mut::<usize>(kept).write_bytes(0, words) };
}

fn tell(answer: &Answer, size: usize) {
    let Some(memory) = map(MEMORY) else { return };
    crate::memory::allocate_from(memory.expose_provenance(), memory.addr() + MEMORY);
    let overflow = Overflow { function: running_function(), thread: running_thread(), size };
    if (answer.leave)(&overflow).is_ok() {
        // SAFETY: nothing has to be put in order: the verdict is written.
        unsafe { libc::_exit(0) };
    }
}

fn running_thread() -> String {
    let mut thread = "the thread".to_owned();
    world::try_with(|w| {
        let index = w.current.index();
        thread = w.task(w.current).name.as_deref().map_or_else(|| format!("thread {index}"), str::to_owned);
    });
    thread
}

/// The innermost function of the answer.
fn running_function() -> String {
    let trace = Backtrace::force_capture().to_string();
    match trace.lines().find(|line| ANSWERS.iter().any(|answer| line.contains(answer))) {
        Some(line) => named(line),
        None if trace.contains("drop_in_place") => "the drop of values that own one another".to_owned(),
        None => "a function".to_owned(),
    }
}

/// How the paths of an answer begin: it is a crate of its own, or a module where questions are asked about it.
const ANSWERS: [&str; 2] = ["answer_", "::answer::"];

/// The usual name of the function of a line of a backtrace: `  12: check::answer::walk` is `walk`.
fn named(line: &str) -> String {
    let path = line.split_once(": ").map_or(line, |(_, path)| path).trim();
    let short = without_modules(path).replace("::{{closure}}", "").replace("::{closure#0}", "");
    let dropped = short.strip_prefix("drop_in_place").map(|rest| rest.trim_start_matches("::"));
    match dropped.and_then(|rest| rest.strip_prefix('<')?.strip_suffix('>')) {
        Some(what) => format!("the drop of `{what}`"),
        None => format!("`{short}`"),
    }
}

fn without_modules(path: &str) -> String {
    let mut short = String::new();
    let mut rest = path;
    while let Some(first) = rest.chars().next() {
        let word = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
        let is_module = first.is_lowercase() || first == '_';
        let behind = rest[word..]
            .strip_prefix("::")
            .filter(|it| it.starts_with(|c: char| c.is_alphabetic() || c == '_'));
        rest = match behind {
            Some(behind) if is_module && word > 0 => behind,
            _ => {
                let taken = word.max(first.len_utf8());
                short.push_str(&rest[..taken]);
                &rest[taken..]
            }
        };
    }
    short
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn a_function_is_named_without_its_modules() {
        assert_eq!(named("  3: lesson_03::answer::count_down"), "`count_down`");
        assert_eq!(named("  4: lesson_03::answer::Tree::depth"), "`Tree::depth`");
        assert_eq!(named("  5: lesson_03::answer::walk::{{closure}}"), "`walk`");
        assert_eq!(named(" 12: <x::answer::List as core::ops::drop::Drop>::drop"), "`<List as Drop>::drop`");
    }

    #[test]
    fn a_drop_without_a_function_names_the_type() {
        let line = "  7: core::ptr::drop_in_place<alloc::boxed::Box<x::answer::Node>>";
        assert_eq!(named(line), "the drop of `Box<Node>`");
    }
}
