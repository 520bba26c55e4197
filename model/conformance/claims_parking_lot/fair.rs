//! `FairMutex`, and giving other locks back fairly.

use std::ptr;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use parking_lot::{
    FairMutex, FairMutexGuard, MappedFairMutexGuard, MappedMutexGuard, MappedRwLockReadGuard,
    MappedRwLockWriteGuard, Mutex, MutexGuard, RwLock, RwLockReadGuard, RwLockWriteGuard, const_fair_mutex,
};

use crate::claim;

#[test]
fn a_fair_mutex_is_a_mutex() {
    claim(|| {
        static COUNT: FairMutex<u32> = const_fair_mutex(0);
        let add = || {
            let mut guard = COUNT.lock();
            let read = *guard;
            thread::yield_now();
            *guard = read + 1;
        };
        let other = thread::spawn(add);
        add();
        other.join().unwrap();
        let guard: FairMutexGuard<'_, u32> = COUNT.try_lock().unwrap();
        assert!(COUNT.try_lock().is_none() && COUNT.try_lock_for(Duration::from_millis(5)).is_none());
        assert!(COUNT.is_locked() && ptr::eq(FairMutexGuard::mutex(&guard), &COUNT));
        assert_eq!(format!("{guard} {guard:?} {COUNT:?}"), "2 2 Mutex { data: <locked> }");
    });
}

#[test]
fn a_fair_mutex_shows_a_part_and_has_an_owner() {
    claim(|| {
        let mut lock = FairMutex::from((1, 2));
        lock.get_mut().0 += 1;
        let mut part: MappedFairMutexGuard<'_, i32> = FairMutexGuard::map(lock.lock(), |pair| &mut pair.1);
        *part += 1;
        MappedFairMutexGuard::unlock_fair(part);
        assert_eq!(format!("{lock:?}"), "Mutex { data: (2, 3) }");
        assert_eq!((lock.into_inner(), FairMutex::<u8>::default().into_inner()), ((2, 3), 0));
    });
}

#[test]
fn who_takes_a_fair_mutex_again_and_again_lets_others_in_in_the_end() {
    claim(|| {
        let done = FairMutex::new(false);
        thread::scope(|scope| {
            scope.spawn(|| *done.lock() = true);
            while !*done.lock() {}
        });
    });
}

#[test]
fn so_does_who_gives_a_mutex_back_fairly() {
    claim(|| {
        let done = Mutex::new(false);
        thread::scope(|scope| {
            scope.spawn(|| *done.lock() = true);
            let mut guard = done.lock();
            while !*guard {
                MutexGuard::unlock_fair(guard);
                guard = done.lock();
            }
        });
    });
}

#[test]
fn so_does_who_bumps() {
    claim(|| {
        let (mutex, lock) = (Mutex::new(()), RwLock::new(()));
        let (sender, receiver) = mpsc::channel();
        thread::scope(|scope| {
            let (mut guard, mut writer) = (mutex.lock(), lock.write());
            scope.spawn(|| {
                drop(mutex.lock());
                drop(lock.read());
                sender.send(()).unwrap();
            });
            while receiver.try_recv().is_err() {
                MutexGuard::bump(&mut guard);
                RwLockWriteGuard::bump(&mut writer);
            }
        });
    });
}

#[test]
fn who_bumps_has_the_lock_afterwards() {
    claim(|| {
        let (mutex, lock) = (Mutex::new(1), RwLock::new(1));
        let mut guard = mutex.lock();
        MutexGuard::bump(&mut guard);
        assert!(MutexGuard::unlocked_fair(&mut guard, || mutex.try_lock().is_some()));
        assert!(mutex.try_lock().is_none() && *guard == 1);
        let mut reader = lock.read();
        RwLockReadGuard::bump(&mut reader);
        assert!(RwLockReadGuard::unlocked_fair(&mut reader, || lock.try_write().is_some()));
        assert!(lock.try_write().is_none() && *reader == 1);
        RwLockReadGuard::unlock_fair(reader);
        let mut writer = lock.write();
        RwLockWriteGuard::bump(&mut writer);
        assert!(RwLockWriteGuard::unlocked_fair(&mut writer, || lock.try_write().is_some()));
        assert!(lock.try_read().is_none() && *writer == 1);
        RwLockWriteGuard::unlock_fair(writer);
        assert!(!lock.is_locked());
    });
}

#[test]
fn mapped_guards_can_be_given_back_fairly() {
    claim(|| {
        let (mutex, lock) = (Mutex::new((1, 2)), RwLock::new((1, 2)));
        MappedMutexGuard::unlock_fair(MutexGuard::map(mutex.lock(), |pair| &mut pair.0));
        MappedRwLockReadGuard::unlock_fair(RwLockReadGuard::map(lock.read(), |pair| &pair.0));
        MappedRwLockWriteGuard::unlock_fair(RwLockWriteGuard::map(lock.write(), |pair| &mut pair.0));
        assert!(!mutex.is_locked() && !lock.is_locked());
    });
}
