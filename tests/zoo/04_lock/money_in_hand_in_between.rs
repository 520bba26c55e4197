//! right: One lock at a time: the money is taken under one, and put down under the other. Nobody holds two locks, and in the end no money is missing.

pub fn transfer(from: &Account, to: &Account, amount: u64) -> Result<(), InsufficientFunds> {
    let mut payer = from.balance.lock().unwrap();
    *payer = payer.checked_sub(amount).ok_or(InsufficientFunds)?;
    drop(payer);
    *to.balance.lock().unwrap() += amount;
    Ok(())
}
