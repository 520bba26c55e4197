//! `ReentrantMutex`: mutual exclusion, but not of oneself.

use std::cell::RefCell;
use std::ptr;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use parking_lot::{MappedReentrantMutexGuard, ReentrantMutex, ReentrantMutexGuard, const_reentrant_mutex};

use crate::claim;

const A_WHILE: Duration = Duration::from_millis(5);

/// Whether another thread could take it.
fn others_may_in<T: Send>(lock: &ReentrantMutex<T>) -> bool {
    thread::scope(|scope| scope.spawn(|| lock.try_lock().is_some()).join().unwrap())
}

#[test]
fn its_owner_takes_it_again() {
    claim(|| {
        let lock = ReentrantMutex::new(1);
        let outer = lock.lock();
        let inner = lock.lock();
        let tried = lock.try_lock().unwrap();
        let timed = lock.try_lock_for(Duration::ZERO).unwrap();
        let until = lock.try_lock_until(Instant::now()).unwrap();
        assert_eq!(*outer + *inner + *tried + *timed + *until, 5);
    });
}

#[test]
fn others_get_in_when_all_guards_are_gone() {
    claim(|| {
        let lock = ReentrantMutex::new(());
        let (outer, inner) = (lock.lock(), lock.lock());
        assert!(lock.is_locked() && lock.is_owned_by_current_thread());
        drop(outer);
        assert!(!others_may_in(&lock));
        drop(inner);
        assert!(others_may_in(&lock));
        assert!(!lock.is_locked() && !lock.is_owned_by_current_thread());
    });
}

#[test]
fn another_thread_does_not_own_it() {
    claim(|| {
        let lock = ReentrantMutex::new(());
        let _guard = lock.lock();
        thread::scope(|scope| {
            scope.spawn(|| assert!(lock.is_locked() && !lock.is_owned_by_current_thread()));
        });
    });
}

#[test]
fn no_addition_is_lost() {
    claim(|| {
        let lock = ReentrantMutex::new(RefCell::new(0));
        thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    let outer = lock.lock();
                    let seen = *outer.borrow();
                    *lock.lock().borrow_mut() = seen + 1;
                });
            }
        });
        assert_eq!(lock.into_inner().into_inner(), 2);
    });
}

#[test]
fn others_give_up_after_the_time() {
    claim(|| {
        let lock = ReentrantMutex::new(());
        let _guard = lock.lock();
        thread::scope(|scope| {
            scope.spawn(|| {
                let start = Instant::now();
                assert!(lock.try_lock_for(A_WHILE).is_none());
                assert!(lock.try_lock_until(start + 2 * A_WHILE).is_none());
                assert!(start.elapsed() >= 2 * A_WHILE);
            });
        });
    });
}

#[test]
fn a_mapped_guard_shows_a_part_and_holds_the_lock() {
    claim(|| {
        let lock = ReentrantMutex::new((1, [2, 3]));
        let pair: MappedReentrantMutexGuard<'_, [i32; 2]> =
            ReentrantMutexGuard::map(lock.lock(), |value| &value.1);
        let last = MappedReentrantMutexGuard::map(pair, |pair| &pair[1]);
        assert_eq!(format!("{last} {last:?}"), "3 3");
        assert!(!others_may_in(&lock));
        let last = MappedReentrantMutexGuard::try_map(last, |_| None::<&u8>).err().unwrap();
        let last = MappedReentrantMutexGuard::try_map_or_err(last, |_| Err::<&u8, _>(0)).err().unwrap().0;
        MappedReentrantMutexGuard::unlock_fair(last);
        assert!(others_may_in(&lock));
        let whole = ReentrantMutexGuard::try_map(lock.lock(), |_| None::<&u8>).err().unwrap();
        let (whole, error) =
            ReentrantMutexGuard::try_map_or_err(whole, |_| Err::<&u8, _>("no")).err().unwrap();
        assert_eq!((whole.0, error), (1, "no"));
    });
}

#[test]
fn unlocked_ends_what_one_guard_holds() {
    claim(|| {
        let lock = ReentrantMutex::new(());
        let mut guard = lock.lock();
        assert!(ReentrantMutexGuard::unlocked(&mut guard, || others_may_in(&lock)));
        assert!(ReentrantMutexGuard::unlocked_fair(&mut guard, || others_may_in(&lock)));
        assert!(!others_may_in(&lock));
        let mut inner = lock.lock();
        assert!(!ReentrantMutexGuard::unlocked(&mut inner, || others_may_in(&lock)));
        ReentrantMutexGuard::bump(&mut inner);
        ReentrantMutexGuard::unlock_fair(inner);
        assert!(!others_may_in(&lock));
        drop(guard);
        assert!(others_may_in(&lock));
    });
}

#[test]
fn who_bumps_lets_others_in_in_the_end() {
    claim(|| {
        let lock = ReentrantMutex::new(());
        let (sender, receiver) = mpsc::channel();
        thread::scope(|scope| {
            let mut guard = lock.lock();
            scope.spawn(|| {
                let _guard = lock.lock();
                sender.send(()).unwrap();
            });
            while receiver.try_recv().is_err() {
                ReentrantMutexGuard::bump(&mut guard);
            }
        });
    });
}

#[test]
fn it_can_be_had_without_locking_by_its_owner_and_is_shown() {
    claim(|| {
        let mut lock = ReentrantMutex::from(1);
        *lock.get_mut() += 1;
        assert_eq!(format!("{lock:?}"), "ReentrantMutex { data: 2 }");
        let guard = lock.lock();
        assert!(ptr::eq(ReentrantMutexGuard::remutex(&guard), &lock));
        assert_eq!(format!("{guard} {guard:?} {lock:?}"), "2 2 ReentrantMutex { data: 2 }");
        let seen = thread::scope(|scope| scope.spawn(|| format!("{lock:?}")).join().unwrap());
        assert_eq!(seen, "ReentrantMutex { data: <locked> }");
        assert_eq!(ReentrantMutex::<u8>::default().into_inner(), 0);
    });
}

#[test]
fn a_static_one_starts_from_its_initial_value() {
    claim(|| {
        static COUNT: ReentrantMutex<RefCell<u32>> = const_reentrant_mutex(RefCell::new(0));
        let add = || {
            let _outer = COUNT.lock();
            *COUNT.lock().borrow_mut() += 1;
        };
        thread::spawn(add).join().unwrap();
        add();
        assert_eq!(*COUNT.lock().borrow(), 2);
        // Nobody gives it back, and the next run starts with a free one all the same.
        std::mem::forget(COUNT.lock());
        assert!(COUNT.is_locked());
    });
}
