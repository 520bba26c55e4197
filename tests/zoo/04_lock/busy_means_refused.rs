//! wrong: When the second lock is taken, the transfer is given up as if there were no money.
//! fails: step3_transfers_both_ways_come_to_an_end
//! says: a transfer was refused, with enough money there

pub fn transfer(from: &Account, to: &Account, amount: u64) -> Result<(), InsufficientFunds> {
    let mut payer = from.balance.lock().unwrap();
    if std::ptr::eq(from, to) {
        return if *payer < amount { Err(InsufficientFunds) } else { Ok(()) };
    }
    let Ok(mut receiver) = to.balance.try_lock() else {
        return Err(InsufficientFunds);
    };
    *payer = payer.checked_sub(amount).ok_or(InsufficientFunds)?;
    *receiver += amount;
    Ok(())
}
