//! `Arc` and `Weak` of what has no size known beforehand, and `Arc` as `self`.

use std::any::Any;
use std::fmt::{Debug, Display};
use std::pin::Pin;
use std::sync::{Arc, Weak};
use std::thread;

use crate::claim;

trait Shape: Send + Sync {
    fn area(self: Arc<Self>) -> u32;
    fn owners(self: &Arc<Self>) -> usize
    where
        Self: Sized,
    {
        Arc::strong_count(self)
    }
    fn pinned(self: Pin<Arc<Self>>) -> u32;
}

struct Square(u32);

impl Shape for Square {
    fn area(self: Arc<Self>) -> u32 {
        self.0 * self.0
    }

    fn pinned(self: Pin<Arc<Self>>) -> u32 {
        self.0
    }
}

impl Square {
    fn start(self: Arc<Self>) -> thread::JoinHandle<u32> {
        thread::spawn(move || self.area())
    }
}

#[test]
fn an_arc_can_be_self() {
    claim(|| {
        let square = Arc::new(Square(3));
        assert_eq!(square.owners(), 1);
        assert_eq!(Arc::clone(&square).start().join().unwrap(), 9);
    });
}

#[test]
fn an_arc_can_be_self_in_a_trait_object() {
    claim(|| {
        let square: Arc<dyn Shape> = Arc::new(Square(3));
        assert_eq!(square.clone().area(), 9);
        let pinned: Pin<Arc<dyn Shape>> = Arc::pin(Square(4));
        assert_eq!((pinned.clone().pinned(), square.area()), (4, 9));
    });
}

#[test]
fn arcs_coerce_where_a_type_is_expected() {
    fn call(f: Arc<dyn Fn() -> u32 + Send + Sync>) -> u32 {
        f()
    }
    claim(|| {
        let list: Arc<[u8]> = Arc::new([1, 2, 3]);
        let shapes: Vec<Arc<dyn Shape>> = vec![Arc::new(Square(1)), Arc::new(Square(2))];
        let same = Arc::new(|| 5);
        assert_eq!((list.len(), call(same.clone()), call(same)), (3, 5, 5));
        assert_eq!(shapes.into_iter().map(Shape::area).sum::<u32>(), 5);
    });
}

#[test]
fn weak_pointers_coerce_too() {
    claim(|| {
        let shape = Arc::new(Square(2));
        let weak: Weak<dyn Shape> = Arc::downgrade(&shape) as Weak<dyn Shape>;
        assert_eq!(weak.upgrade().map(Shape::area), Some(4));
        drop(shape);
        assert!(weak.upgrade().is_none());
        let nothing: Weak<[u8]> = Weak::<[u8; 2]>::new();
        assert!(nothing.upgrade().is_none());
    });
}

#[test]
fn an_option_of_an_arc_is_one_pointer_wide() {
    claim(|| {
        assert_eq!(size_of::<Option<Arc<u8>>>(), size_of::<usize>());
        assert_eq!(size_of::<Option<Weak<u8>>>(), size_of::<usize>());
        assert_eq!(size_of::<Arc<dyn Debug>>(), 2 * size_of::<usize>());
    });
}

/// What borrows for some time.
struct Part<'a>(&'a str);

#[test]
fn an_arc_may_live_as_short_as_what_it_is_used_for() {
    fn shorter<'a>(long: Arc<Part<'static>>, _short: &'a str) -> Arc<Part<'a>> {
        long
    }
    fn weaker<'a>(long: Weak<Part<'static>>, _short: &'a str) -> Weak<Part<'a>> {
        long
    }
    claim(|| {
        let text = String::from("short");
        let arc = Arc::new(Part("long"));
        let weak = weaker(Arc::downgrade(&arc), &text);
        assert_eq!(shorter(arc.clone(), &text).0, "long");
        assert_eq!(weak.upgrade().map(|part| part.0.len()), Some(4));
    });
}

#[test]
fn an_arc_may_be_dropped_after_what_it_borrows() {
    claim(|| {
        let (arc, weak, _text);
        _text = String::from("gone first");
        arc = Arc::new(&_text);
        weak = Arc::downgrade(&arc);
        assert_eq!(weak.upgrade().as_deref(), Some(&&_text));
    });
}

#[test]
fn what_is_inside_can_be_asked_for() {
    claim(|| {
        let any: Arc<dyn Any + Send + Sync> = Arc::new(5_u32);
        let any = any.downcast::<String>().unwrap_err();
        assert_eq!(*any.downcast::<u32>().unwrap(), 5);
    });
}

#[test]
fn display_of_an_arc_is_that_of_its_value() {
    claim(|| {
        let shown: Arc<dyn Display> = Arc::new(5);
        let seen: Arc<dyn Debug> = Arc::new("five");
        assert_eq!(format!("{shown:>3} {seen:?}"), "  5 \"five\"");
    });
}
