//! wrong: The payer is locked first; with three accounts in a ring, everybody waits for the next one.
//! fails: step3_transfers_in_a_ring_come_to_an_end
//! says: Each thread holds one account and waits for the other's

pub fn transfer(from: &Account, to: &Account, amount: u64) -> Result<(), InsufficientFunds> {
    if std::ptr::eq(from, to) {
        return Ok(());
    }
    let mut payer = from.balance.lock().unwrap();
    let mut receiver = to.balance.lock().unwrap();
    *payer = payer.checked_sub(amount).ok_or(InsufficientFunds)?;
    *receiver += amount;
    Ok(())
}
