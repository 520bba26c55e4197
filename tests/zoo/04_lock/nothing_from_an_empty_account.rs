//! wrong: Of an account with nothing, nothing is thought to be too much.
//! fails: step3_nothing_can_be_moved_as_well
//! says: 0 were refused

pub fn transfer(from: &Account, to: &Account, amount: u64) -> Result<(), InsufficientFunds> {
    if from.id == to.id {
        return if from.balance() >= amount { Ok(()) } else { Err(InsufficientFunds) };
    }
    let (first, second) = if from.id < to.id { (from, to) } else { (to, from) };
    let mut first = first.balance.lock().unwrap();
    let mut second = second.balance.lock().unwrap();
    let (payer, receiver) =
        if from.id < to.id { (&mut *first, &mut *second) } else { (&mut *second, &mut *first) };
    if *payer == 0 || *payer < amount {
        return Err(InsufficientFunds);
    }
    *payer -= amount;
    *receiver += amount;
    Ok(())
}
