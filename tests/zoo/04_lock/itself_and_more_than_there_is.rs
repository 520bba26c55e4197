//! wrong: Nothing moves from an account to itself, so nobody asks whether it is there.
//! fails: step3_an_account_can_pay_itself
//! says: 101 of 100, from an account to itself, are reported `Ok`

pub fn transfer(from: &Account, to: &Account, amount: u64) -> Result<(), InsufficientFunds> {
    if from.id == to.id {
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
