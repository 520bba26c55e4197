//! wrong: The order leaves one bit of the numbers out.
//! fails: step3_any_two_numbers_are_in_order
//! says: took their locks in the same order

pub fn transfer(from: &Account, to: &Account, amount: u64) -> Result<(), InsufficientFunds> {
    if from.id == to.id {
        let enough = from.balance() >= amount;
        return if enough { Ok(()) } else { Err(InsufficientFunds) };
    }
    let from_first = from.id & !(1 << 20) < to.id & !(1 << 20);
    let (first, second) = if from_first { (from, to) } else { (to, from) };
    let mut first = first.balance.lock().unwrap();
    let mut second = second.balance.lock().unwrap();
    let (payer, receiver) =
        if from_first { (&mut *first, &mut *second) } else { (&mut *second, &mut *first) };
    *payer = payer.checked_sub(amount).ok_or(InsufficientFunds)?;
    *receiver += amount;
    Ok(())
}
