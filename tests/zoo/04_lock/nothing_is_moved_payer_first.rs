//! wrong: Where nothing is moved, the payer is locked first.
//! fails: step3_nothing_can_be_moved_as_well
//! says: took their locks in the same order

pub fn transfer(from: &Account, to: &Account, amount: u64) -> Result<(), InsufficientFunds> {
    if from.id == to.id {
        return if from.balance() >= amount { Ok(()) } else { Err(InsufficientFunds) };
    }
    if amount == 0 {
        let payer = from.balance.lock().unwrap();
        let receiver = to.balance.lock().unwrap();
        let _ = (*payer, *receiver);
        return Ok(());
    }
    let (first, second) = if from.id < to.id { (from, to) } else { (to, from) };
    let mut first = first.balance.lock().unwrap();
    let mut second = second.balance.lock().unwrap();
    let (payer, receiver) =
        if from.id < to.id { (&mut *first, &mut *second) } else { (&mut *second, &mut *first) };
    *payer = payer.checked_sub(amount).ok_or(InsufficientFunds)?;
    *receiver += amount;
    Ok(())
}
