//! wrong: The order goes by the sign of a difference that not every two numbers have.
//! fails: step3_any_two_numbers_are_in_order
//! says: It is not money that overflows

pub fn transfer(from: &Account, to: &Account, amount: u64) -> Result<(), InsufficientFunds> {
    if from.id == to.id {
        let enough = from.balance() >= amount;
        return if enough { Ok(()) } else { Err(InsufficientFunds) };
    }
    let from_first = (from.id as i32 - to.id as i32) < 0;
    let (first, second) = if from_first { (from, to) } else { (to, from) };
    let mut first = first.balance.lock().unwrap();
    let mut second = second.balance.lock().unwrap();
    let (payer, receiver) =
        if from_first { (&mut *first, &mut *second) } else { (&mut *second, &mut *first) };
    *payer = payer.checked_sub(amount).ok_or(InsufficientFunds)?;
    *receiver += amount;
    Ok(())
}
