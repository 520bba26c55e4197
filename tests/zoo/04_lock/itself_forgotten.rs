//! wrong: The order by `id` prevents deadlock among two accounts; that both may be one account is forgotten.
//! fails: step3_an_account_can_pay_itself
//! says: One thread locks twice

pub fn transfer(from: &Account, to: &Account, amount: u64) -> Result<(), InsufficientFunds> {
    let (mut payer, mut receiver);
    if from.id < to.id {
        payer = from.balance.lock().unwrap();
        receiver = to.balance.lock().unwrap();
    } else {
        receiver = to.balance.lock().unwrap();
        payer = from.balance.lock().unwrap();
    }
    *payer = payer.checked_sub(amount).ok_or(InsufficientFunds)?;
    *receiver += amount;
    Ok(())
}
