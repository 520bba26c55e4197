//! wrong: The order goes by how many bits of the numbers are set.
//! fails: step3_any_two_numbers_are_in_order
//! says: took their locks in the same order

pub fn transfer(from: &Account, to: &Account, amount: u64) -> Result<(), InsufficientFunds> {
    if from.id == to.id {
        let enough = from.balance() >= amount;
        return if enough { Ok(()) } else { Err(InsufficientFunds) };
    }
    let from_first = from.id.count_ones() < to.id.count_ones();
    let (first, second) = if from_first { (from, to) } else { (to, from) };
    let mut first = first.balance.lock().unwrap();
    let mut second = second.balance.lock().unwrap();
    let (payer, receiver) =
        if from_first { (&mut *first, &mut *second) } else { (&mut *second, &mut *first) };
    *payer = payer.checked_sub(amount).ok_or(InsufficientFunds)?;
    *receiver += amount;
    Ok(())
}
