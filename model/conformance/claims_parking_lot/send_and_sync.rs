//! What may cross from one thread to another: a question for the compiler.

use std::cell::Cell;

use parking_lot::{
    Condvar, FairMutex, FairMutexGuard, MappedMutexGuard, MappedReentrantMutexGuard, MappedRwLockReadGuard,
    MappedRwLockWriteGuard, Mutex, MutexGuard, Once, ReentrantMutex, ReentrantMutexGuard, RwLock,
    RwLockReadGuard, RwLockUpgradableReadGuard, RwLockWriteGuard,
};

use crate::claim;

fn can_be_shared<T: Sync>() {}
fn can_be_both<T: Send + Sync + 'static>() {}

#[test]
fn locks_of_what_can_be_sent_can_be_shared() {
    claim(|| {
        can_be_both::<Mutex<Cell<u8>>>();
        can_be_both::<RwLock<u8>>();
        can_be_both::<FairMutex<Cell<u8>>>();
        can_be_both::<ReentrantMutex<Cell<u8>>>();
        can_be_both::<Condvar>();
        can_be_both::<Once>();
    });
}

#[test]
fn guards_can_be_shared_when_their_value_can() {
    claim(|| {
        can_be_shared::<MutexGuard<'_, u8>>();
        can_be_shared::<MappedMutexGuard<'_, u8>>();
        can_be_shared::<RwLockReadGuard<'_, u8>>();
        can_be_shared::<RwLockWriteGuard<'_, u8>>();
        can_be_shared::<RwLockUpgradableReadGuard<'_, u8>>();
        can_be_shared::<ReentrantMutexGuard<'_, u8>>();
        can_be_shared::<FairMutexGuard<'_, u8>>();
        can_be_shared::<MappedRwLockReadGuard<'_, u8>>();
        can_be_shared::<MappedRwLockWriteGuard<'_, u8>>();
    });
}

/// Ambiguous, and so no program, when a guard can be sent.
macro_rules! cannot_be_sent {
    ($($guard:ty)*) => {$({
        trait Ambiguous<Marker> {
            fn asked() {}
        }
        impl<T: ?Sized> Ambiguous<()> for T {}
        impl<T: ?Sized + Send> Ambiguous<u8> for T {}
        <$guard as Ambiguous<_>>::asked();
    })*};
}

#[test]
fn guards_stay_with_their_thread() {
    claim(|| {
        cannot_be_sent!(MutexGuard<'static, u8> MappedMutexGuard<'static, u8>);
        cannot_be_sent!(RwLockReadGuard<'static, u8> RwLockWriteGuard<'static, u8>);
        cannot_be_sent!(RwLockUpgradableReadGuard<'static, u8> FairMutexGuard<'static, u8>);
        cannot_be_sent!(ReentrantMutexGuard<'static, u8> MappedReentrantMutexGuard<'static, u8>);
        cannot_be_sent!(MappedRwLockReadGuard<'static, u8> MappedRwLockWriteGuard<'static, u8>);
    });
}
