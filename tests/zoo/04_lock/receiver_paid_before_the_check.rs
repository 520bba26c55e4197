//! wrong: The receiver is paid first, and then the payer turns out to have too little.
//! fails: step3_too_little_money_is_refused_and_nothing_moves
//! says: Money is moved before it is known whether there is enough

pub fn transfer(from: &Account, to: &Account, amount: u64) -> Result<(), InsufficientFunds> {
    *to.balance.lock().unwrap() += amount;
    let mut payer = from.balance.lock().unwrap();
    *payer = payer.checked_sub(amount).ok_or(InsufficientFunds)?;
    Ok(())
}
