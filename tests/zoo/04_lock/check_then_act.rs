//! wrong: The balance is looked at under one lock, and the money taken under another.
//! fails: step3_two_transfers_at_once_do_not_overdraw_an_account
//! says: Looking and taking are under two separate locks

pub fn transfer(from: &Account, to: &Account, amount: u64) -> Result<(), InsufficientFunds> {
    if from.balance() < amount {
        return Err(InsufficientFunds);
    }
    *from.balance.lock().unwrap() -= amount;
    *to.balance.lock().unwrap() += amount;
    Ok(())
}
