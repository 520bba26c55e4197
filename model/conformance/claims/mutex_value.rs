//! `Mutex`: the value inside, and the guard that leads to it.

use std::sync::{Arc, Mutex, MutexGuard};

use crate::claim;

#[test]
fn get_mut_needs_no_lock() {
    claim(|| {
        let mut lock = Mutex::new(1);
        *lock.get_mut().unwrap() = 4;
        assert_eq!(*lock.lock().unwrap(), 4);
    });
}

#[test]
fn into_inner_gives_the_value_back() {
    claim(|| {
        let lock = Mutex::new(String::from("inside"));
        assert_eq!(lock.into_inner().unwrap(), "inside");
    });
}

#[test]
fn a_mutex_comes_from_its_value_or_its_default() {
    claim(|| {
        assert_eq!(Mutex::from(3).into_inner().unwrap(), 3);
        assert_eq!(Mutex::<u32>::default().into_inner().unwrap(), 0);
    });
}

#[test]
fn a_mutex_shows_its_value_unless_it_is_locked() {
    claim(|| {
        let lock = Mutex::new(5);
        let free = "Mutex { data: 5, poisoned: false, .. }";
        assert_eq!(format!("{lock:?}"), free);
        let guard = lock.lock().unwrap();
        assert_eq!(format!("{guard:?} {guard}"), "5 5");
        assert!(format!("{lock:?}").contains("<locked>"));
    });
}

#[test]
fn a_mutex_may_hold_an_unsized_value() {
    claim(|| {
        let numbers: Arc<Mutex<[u8]>> = Arc::new(Mutex::new([1, 2, 3]));
        let object: Box<Mutex<dyn ToString>> = Box::new(Mutex::new(7));
        assert_eq!(numbers.lock().unwrap().len(), 3);
        assert_eq!(object.lock().unwrap().to_string(), "7");
    });
}

#[test]
fn a_guard_can_be_returned_from_a_function() {
    fn open(lock: &Mutex<u8>) -> MutexGuard<'_, u8> {
        lock.lock().unwrap()
    }
    claim(|| {
        let lock = Mutex::new(1);
        *open(&lock) += 1;
        assert_eq!(*open(&lock), 2);
    });
}

#[test]
fn a_temporary_guard_lives_to_the_end_of_its_statement() {
    claim(|| {
        let lock = Mutex::new(1);
        let both = (*lock.lock().unwrap(), lock.try_lock().is_ok());
        assert_eq!(both, (1, false));
        assert!(lock.try_lock().is_ok());
    });
}
