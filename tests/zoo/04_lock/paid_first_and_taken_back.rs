//! wrong: The money is paid in before it is known whether there is any, and taken back later. Meanwhile it is passed on.
//! fails: step3_money_that_never_came_is_not_passed_on
//! says: passed on before it is taken back

pub fn transfer(from: &Account, to: &Account, amount: u64) -> Result<(), InsufficientFunds> {
    *to.balance.lock().unwrap() += amount;
    let mut payer = from.balance.lock().unwrap();
    if *payer < amount + if from.id == to.id { amount } else { 0 } {
        drop(payer);
        let mut receiver = to.balance.lock().unwrap();
        *receiver = receiver.saturating_sub(amount);
        return Err(InsufficientFunds);
    }
    *payer -= amount;
    Ok(())
}
