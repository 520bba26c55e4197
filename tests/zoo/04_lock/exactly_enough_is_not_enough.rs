//! wrong: `<=` for `<`: the last coin can't be paid.
//! fails: step3_money_moves_from_one_account_to_the_other
//! says: were refused

pub fn transfer(from: &Account, to: &Account, amount: u64) -> Result<(), InsufficientFunds> {
    if from.id == to.id {
        let enough = from.balance() >= amount;
        return if enough { Ok(()) } else { Err(InsufficientFunds) };
    }
    let (first, second) = if from.id < to.id { (from, to) } else { (to, from) };
    let (mut first, mut second) = (first.balance.lock().unwrap(), second.balance.lock().unwrap());
    let (payer, receiver) =
        if from.id < to.id { (&mut first, &mut second) } else { (&mut second, &mut first) };
    if **payer <= amount {
        return Err(InsufficientFunds);
    }
    **payer -= amount;
    **receiver += amount;
    Ok(())
}
