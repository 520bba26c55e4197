//! How an `Arc` is made, and of what.

use std::borrow::Cow;
use std::mem::MaybeUninit;
use std::pin::Pin;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, LazyLock, Mutex, OnceLock, Weak};
use std::thread;

use crate::claim;

#[test]
fn an_arc_is_made_of_many_things() {
    claim(|| {
        let array: Arc<[u8]> = Arc::from([1, 2]);
        let list: Arc<[u8]> = vec![1, 2].into();
        let slice: Arc<[u8]> = Arc::from(&[1, 2][..]);
        let boxed: Arc<[u8]> = Arc::from(vec![1, 2].into_boxed_slice());
        let borrowed: Arc<[u8]> = Cow::Borrowed(&[1, 2][..]).into();
        assert!([&list, &slice, &boxed, &borrowed].into_iter().all(|other| *other == array));
        assert_eq!(Arc::<[u8; 2]>::try_from(array), Ok(Arc::new([1, 2])));
        assert_eq!(Arc::<[u8; 3]>::try_from(list).unwrap_err(), slice);
    });
}

#[test]
fn text_becomes_an_arc() {
    claim(|| {
        let text: Arc<str> = "text".into();
        assert_eq!(Arc::<str>::from(String::from("text")), text);
        assert_eq!(Arc::<str>::from(Cow::from("text")), text);
        assert_eq!(Arc::from(Box::<str>::from("text")), text);
        assert_eq!(*Arc::<[u8]>::from(text), *b"text");
    });
}

#[test]
fn the_default_is_that_of_the_value() {
    claim(|| {
        assert_eq!(*Arc::<u8>::default(), 0);
        assert_eq!((&*Arc::<str>::default(), Arc::<[u8]>::default().len()), ("", 0));
        assert!(Weak::<u8>::default().upgrade().is_none());
    });
}

#[test]
fn a_pinned_value_stays_where_it_is() {
    claim(|| {
        let pinned: Pin<Arc<u8>> = Arc::pin(5);
        assert_eq!(*pinned.as_ref(), 5);
        assert_eq!(*pinned.clone(), 5);
    });
}

#[test]
fn room_may_be_filled_later() {
    claim(|| {
        let mut room = Arc::<u32>::new_uninit();
        Arc::get_mut(&mut room).unwrap().write(5);
        let mut row: Arc<[MaybeUninit<u8>]> = Arc::new_uninit_slice(2);
        for (at, place) in (0..).zip(Arc::get_mut(&mut row).unwrap()) {
            place.write(at);
        }
        // SAFETY: all of it was written.
        let (room, row) = unsafe { (room.assume_init(), row.assume_init()) };
        assert_eq!((*room, &*row), (5, &[0, 1][..]));
    });
}

#[test]
fn a_share_can_go_through_a_raw_pointer() {
    claim(|| {
        let arc = Arc::new(String::from("raw"));
        let place = Arc::into_raw(Arc::clone(&arc));
        assert_eq!(place, Arc::as_ptr(&arc));
        // SAFETY: the pointer is a share; one more is made, and two are given back.
        let back = unsafe {
            Arc::increment_strong_count(place);
            assert_eq!(Arc::strong_count(&arc), 3);
            Arc::decrement_strong_count(place);
            Arc::from_raw(place)
        };
        assert!(Arc::ptr_eq(&arc, &back));
        assert_eq!(Arc::strong_count(&arc), 2);
    });
}

#[test]
fn a_weak_pointer_can_go_through_a_raw_pointer() {
    claim(|| {
        let arc = Arc::new(5);
        let place = Arc::downgrade(&arc).into_raw();
        assert_eq!((place, Arc::weak_count(&arc)), (Arc::as_ptr(&arc), 1));
        // SAFETY: the pointer is a weak one that was not given back.
        let weak = unsafe { Weak::from_raw(place) };
        assert_eq!((weak.upgrade().as_deref(), weak.as_ptr()), (Some(&5), place));
        assert!(weak.ptr_eq(&Arc::downgrade(&arc)));
    });
}

#[test]
fn an_arc_may_stand_in_a_static() {
    claim(|| {
        static SHARED: OnceLock<Arc<Mutex<u32>>> = OnceLock::new();
        static LAZY: LazyLock<Arc<AtomicU32>> = LazyLock::new(|| Arc::new(AtomicU32::new(1)));
        static NOTHING: Weak<u8> = Weak::new();
        let mine = Arc::clone(SHARED.get_or_init(Arc::default));
        let other = thread::spawn(|| {
            *SHARED.get_or_init(Arc::default).lock().unwrap() += 1;
            LAZY.fetch_add(1, Ordering::SeqCst);
        });
        other.join().unwrap();
        assert_eq!((*mine.lock().unwrap(), LAZY.load(Ordering::SeqCst)), (1, 2));
        assert!(NOTHING.upgrade().is_none());
    });
}

#[test]
fn a_pointer_to_itself_leads_nowhere_before_the_value_is_there() {
    struct Node(Weak<Node>, bool);
    claim(|| {
        let node = Arc::new_cyclic(|itself: &Weak<Node>| Node(itself.clone(), itself.upgrade().is_none()));
        assert!(node.1 && node.0.upgrade().is_some());
        assert_eq!((Arc::strong_count(&node), Arc::weak_count(&node)), (1, 1));
    });
}
