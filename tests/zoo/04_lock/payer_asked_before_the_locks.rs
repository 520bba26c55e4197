//! wrong: Whether there is enough is asked before the locks are taken.
//! fails: step3_two_transfers_at_once_do_not_overdraw_an_account
//! says: Looking and taking are under two separate locks

pub fn transfer(from: &Account, to: &Account, amount: u64) -> Result<(), InsufficientFunds> {
    if from.id == to.id {
        let enough = from.balance() >= amount;
        return if enough { Ok(()) } else { Err(InsufficientFunds) };
    }
    if from.balance() < amount {
        return Err(InsufficientFunds);
    }
    let from_first = from.id < to.id;
    let (first, second) = if from_first { (from, to) } else { (to, from) };
    let mut first = first.balance.lock().unwrap();
    let mut second = second.balance.lock().unwrap();
    let (payer, receiver) =
        if from_first { (&mut *first, &mut *second) } else { (&mut *second, &mut *first) };
    *payer = payer.wrapping_sub(amount);
    *receiver += amount;
    Ok(())
}
