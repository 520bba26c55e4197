//! wrong: With one account twice, the balance that was read before is written after.
//! fails: step3_an_account_can_pay_itself
//! says: The balance was 130

pub fn transfer(from: &Account, to: &Account, amount: u64) -> Result<(), InsufficientFunds> {
    let (payer, receiver) = (from.balance(), to.balance());
    if payer < amount {
        return Err(InsufficientFunds);
    }
    *from.balance.lock().unwrap() = payer - amount;
    *to.balance.lock().unwrap() = receiver + amount;
    Ok(())
}
