//! right: The two locks are taken in the order of the accounts' addresses, which is as fixed as that of their numbers.

pub fn transfer(from: &Account, to: &Account, amount: u64) -> Result<(), InsufficientFunds> {
    if std::ptr::eq(from, to) {
        return if from.balance() < amount { Err(InsufficientFunds) } else { Ok(()) };
    }
    let (mut payer, mut receiver);
    if std::ptr::from_ref(from) < std::ptr::from_ref(to) {
        payer = from.balance.lock().unwrap();
        receiver = to.balance.lock().unwrap();
    } else {
        receiver = to.balance.lock().unwrap();
        payer = from.balance.lock().unwrap();
    }
    if *payer < amount {
        return Err(InsufficientFunds);
    }
    *payer -= amount;
    *receiver += amount;
    Ok(())
}
