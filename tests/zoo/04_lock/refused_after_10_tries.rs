//! wrong: After 10 tries of the second lock the transfer is refused, though there is money enough.
//! fails: step3_transfers_both_ways_come_to_an_end
//! says: stopped trying to take a lock

pub fn transfer(from: &Account, to: &Account, amount: u64) -> Result<(), InsufficientFunds> {
    if from.id == to.id {
        let enough = from.balance() >= amount;
        return if enough { Ok(()) } else { Err(InsufficientFunds) };
    }
    for _ in 0..10 {
        let mut payer = from.balance.lock().unwrap();
        if let Ok(mut receiver) = to.balance.try_lock() {
            *payer = payer.checked_sub(amount).ok_or(InsufficientFunds)?;
            *receiver += amount;
            return Ok(());
        }
        drop(payer);
        thread::yield_now();
    }
    Err(InsufficientFunds)
}
