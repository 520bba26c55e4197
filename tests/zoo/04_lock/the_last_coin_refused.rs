//! wrong: Less is confused with no more: a transfer of all the money is refused.
//! fails: step3_money_moves_from_one_account_to_the_other
//! says: 70 of 70 were refused

pub fn transfer(from: &Account, to: &Account, amount: u64) -> Result<(), InsufficientFunds> {
    if std::ptr::eq(from, to) {
        return Ok(());
    }
    let (first, second) = if from.id < to.id { (from, to) } else { (to, from) };
    let mut first = first.balance.lock().unwrap();
    let mut second = second.balance.lock().unwrap();
    let (payer, receiver) =
        if from.id < to.id { (&mut *first, &mut *second) } else { (&mut *second, &mut *first) };
    if *payer <= amount {
        return Err(InsufficientFunds);
    }
    *payer -= amount;
    *receiver += amount;
    Ok(())
}
