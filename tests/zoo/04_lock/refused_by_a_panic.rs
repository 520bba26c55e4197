//! wrong: To refuse, it panics with both locks held, and catches that.
//! fails: step3_too_little_money_is_refused_and_nothing_moves
//! says: A panic while an account is locked poisons its lock

use std::panic::AssertUnwindSafe;
use std::panic::catch_unwind;

pub fn transfer(from: &Account, to: &Account, amount: u64) -> Result<(), InsufficientFunds> {
    if from.id == to.id {
        let enough = from.balance() >= amount;
        return if enough { Ok(()) } else { Err(InsufficientFunds) };
    }
    let moved = catch_unwind(AssertUnwindSafe(|| {
        let (first, second) = if from.id < to.id { (from, to) } else { (to, from) };
        let mut first = first.balance.lock().unwrap();
        let mut second = second.balance.lock().unwrap();
        let (payer, receiver) =
            if from.id < to.id { (&mut *first, &mut *second) } else { (&mut *second, &mut *first) };
        *payer = payer.checked_sub(amount).unwrap();
        *receiver += amount;
    }));
    moved.map_err(|_| InsufficientFunds)
}
