//! wrong: The receiver's balance is read under one lock and written under another.
//! fails: step3_transfers_both_ways_come_to_an_end
//! says: is overwritten

pub fn transfer(from: &Account, to: &Account, amount: u64) -> Result<(), InsufficientFunds> {
    if from.id == to.id {
        return if from.balance() >= amount { Ok(()) } else { Err(InsufficientFunds) };
    }
    {
        let mut payer = from.balance.lock().unwrap();
        *payer = payer.checked_sub(amount).ok_or(InsufficientFunds)?;
    }
    let before = to.balance();
    *to.balance.lock().unwrap() = before + amount;
    Ok(())
}
