//! wrong: The money is taken, whatever there is.
//! fails: step3_too_little_money_is_refused_and_nothing_moves
//! says: Attempt to subtract with overflow

pub fn transfer(from: &Account, to: &Account, amount: u64) -> Result<(), InsufficientFunds> {
    *from.balance.lock().unwrap() -= amount;
    *to.balance.lock().unwrap() += amount;
    Ok(())
}
