//! right: A lock for all transfers is held over each: none waits with a lock that another transfer wants. It is slow, and the contract asks for no speed.

static BANK: Mutex<()> = Mutex::new(());

pub fn transfer(from: &Account, to: &Account, amount: u64) -> Result<(), InsufficientFunds> {
    let _one_at_a_time = BANK.lock().unwrap();
    if from.balance() < amount {
        return Err(InsufficientFunds);
    }
    *from.balance.lock().unwrap() -= amount;
    *to.balance.lock().unwrap() += amount;
    Ok(())
}
