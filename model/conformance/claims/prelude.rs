//! What is there without an import, and the parts of std that need no model.

use std::collections::{BTreeMap, BinaryHeap, HashMap, HashSet, VecDeque};

use crate::claim;

#[test]
fn the_prelude_needs_no_import() {
    claim(|| {
        let words: Vec<String> = ["b", "a"].iter().map(ToString::to_string).collect();
        let boxed: Box<dyn Fn(u8) -> Option<u8>> = Box::new(|n| n.checked_sub(1));
        let number: u16 = u16::try_from(70_000_u32).unwrap_or_else(|_| u16::from(7_u8));
        let again: Result<u8, _> = "8".parse();
        assert_eq!((boxed(0), number, again), (None, 7, Ok(8)));
        assert_eq!(words.concat(), "ba");
        drop(words);
    });
}

#[test]
fn the_derives_of_the_prelude_work() {
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
    enum Size {
        #[default]
        Small,
        Large,
    }
    claim(|| {
        assert!(Size::default() < Size::Large);
        assert_eq!(HashSet::from([Size::Small, Size::Small]).len(), 1);
    });
}

#[test]
fn collections_are_those_of_std() {
    claim(|| {
        let counts = HashMap::from([("a", 1), ("b", 2)]);
        let sorted: BTreeMap<_, _> = counts.into_iter().collect();
        assert_eq!(sorted.keys().copied().collect::<String>(), "ab");
        let mut queue = VecDeque::from([1, 2]);
        queue.rotate_left(1);
        assert_eq!(BinaryHeap::from_iter(queue).pop(), Some(2));
    });
}

#[test]
fn futures_and_wakers_are_there() {
    use std::future::{self, Future};
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};
    claim(|| {
        let mut ready = pin!(future::ready(3));
        let mut context = Context::from_waker(Waker::noop());
        assert_eq!(ready.as_mut().poll(&mut context), Poll::Ready(3));
    });
}

#[test]
fn paths_through_core_lead_to_the_same_types() {
    claim(|| {
        let counter: core::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(1);
        let pause: core::time::Duration = std::time::Duration::from_millis(1);
        core::hint::spin_loop();
        assert_eq!((counter.into_inner(), pause.as_millis()), (1, 1));
    });
}

#[test]
fn a_path_may_begin_with_colons() {
    claim(|| {
        let lock = ::std::sync::Mutex::new(1);
        ::std::assert_eq!(*lock.lock().unwrap(), 1);
    });
}
