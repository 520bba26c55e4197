//! What an `Arc` does because its value does it, and when its value ends.

use std::borrow::Borrow;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::error::Error;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, Weak};
use std::task::{Context, Poll, Wake, Waker};
use std::thread;

use crate::claim;

/// Leaves its name when it is dropped.
struct Named(&'static str, Arc<Mutex<Vec<&'static str>>>);

impl Drop for Named {
    fn drop(&mut self) {
        self.1.lock().unwrap().push(self.0);
    }
}

#[test]
fn a_value_ends_with_its_last_owner() {
    claim(|| {
        let ends = Arc::new(Mutex::new(Vec::new()));
        let value = Arc::new(Named("value", Arc::clone(&ends)));
        let theirs = Arc::clone(&value);
        let other = thread::spawn(move || drop(theirs));
        drop(value);
        other.join().unwrap();
        assert_eq!((&ends.lock().unwrap()[..], Arc::strong_count(&ends)), (&["value"][..], 1));
    });
}

#[test]
fn values_end_in_the_order_of_their_owners() {
    claim(|| {
        let ends = Arc::new(Mutex::new(Vec::new()));
        let first = Arc::new(Named("first", Arc::clone(&ends)));
        let second = Arc::new((Named("second", Arc::clone(&ends)), Arc::clone(&first)));
        drop(first);
        assert!(ends.lock().unwrap().is_empty());
        drop(second);
        assert_eq!(*ends.lock().unwrap(), ["second", "first"]);
    });
}

#[test]
fn a_share_is_given_up_by_a_panic() {
    claim(|| {
        let mine = Arc::new(5);
        let theirs = Arc::clone(&mine);
        let end = thread::spawn(move || assert_eq!(*theirs, 6, "on purpose")).join();
        assert!(end.is_err());
        assert_eq!(Arc::try_unwrap(mine), Ok(5));
    });
}

#[test]
fn a_value_whose_end_panics_is_gone_all_the_same() {
    struct Bad;
    impl Drop for Bad {
        fn drop(&mut self) {
            panic!("on purpose");
        }
    }
    claim(|| {
        let bad = Arc::new(Bad);
        let weak: Weak<Bad> = Arc::downgrade(&bad);
        assert!(catch_unwind(AssertUnwindSafe(|| drop(bad))).is_err());
        assert!(weak.upgrade().is_none());
    });
}

#[test]
fn arcs_compare_and_hash_as_their_values() {
    fn finds<K: Borrow<str> + std::hash::Hash + Eq>(map: &HashMap<K, u8>) -> Option<&u8> {
        map.get("key")
    }
    claim(|| {
        assert!(Arc::new(1) < Arc::new(2) && Arc::new(1) != Arc::new(2));
        assert_eq!(Arc::new(1).cmp(&Arc::new(1)), std::cmp::Ordering::Equal);
        assert_eq!(HashSet::from([Arc::new(1), Arc::new(1)]).len(), 1);
        assert_eq!(BTreeSet::from([Arc::new(2), Arc::new(1)]).pop_first(), Some(Arc::new(1)));
        assert_eq!(finds(&HashMap::from([(Arc::<str>::from("key"), 1)])), Some(&1));
        assert!(Arc::new(f32::NAN) != Arc::new(f32::NAN));
    });
}

#[test]
fn arcs_are_printed_as_their_values() {
    claim(|| {
        let arc = Arc::new(1);
        assert_eq!(format!("{arc} {arc:?} {:?}", Arc::downgrade(&arc)), "1 1 (Weak)");
        assert_eq!(format!("{arc:p}"), format!("{:p}", Arc::as_ptr(&arc)));
        assert_eq!(AsRef::<i32>::as_ref(&arc), &1);
    });
}

#[derive(Debug)]
struct Outer(fmt::Error);

impl fmt::Display for Outer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("outer")
    }
}

impl Error for Outer {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.0)
    }
}

#[test]
fn an_arc_of_an_error_is_one() {
    claim(|| {
        let error: Box<dyn Error> = Box::new(Arc::new(Outer(fmt::Error)));
        assert_eq!(error.to_string(), "outer");
        assert!(error.source().is_some_and(|source| source.is::<fmt::Error>()));
    });
}

#[test]
fn an_arc_can_be_moved_and_shared_as_its_value_allows() {
    fn can_be_both<T: Send + Sync + Unpin + std::panic::UnwindSafe>() {}
    claim(|| {
        can_be_both::<Arc<u8>>();
        can_be_both::<Weak<u8>>();
        can_be_both::<Arc<dyn Fn() + Send + Sync + std::panic::RefUnwindSafe>>();
    });
}

#[test]
fn a_waker_is_made_of_an_arc() {
    struct Count(AtomicU32);
    impl Wake for Count {
        fn wake(self: Arc<Self>) {
            self.0.fetch_add(1, Ordering::SeqCst);
        }
    }
    claim(|| {
        let count = Arc::new(Count(AtomicU32::new(0)));
        let waker = Waker::from(Arc::clone(&count));
        let mut context = Context::from_waker(&waker);
        let mut asleep = pin!(std::future::poll_fn(|context: &mut Context<'_>| {
            context.waker().wake_by_ref();
            let again = context.waker().clone();
            again.wake();
            Poll::<()>::Pending
        }));
        assert!(asleep.as_mut().poll(&mut context).is_pending());
        assert_eq!((count.0.load(Ordering::SeqCst), Arc::strong_count(&count)), (2, 2));
        drop(waker);
        assert_eq!(Arc::strong_count(&count), 1);
    });
}
