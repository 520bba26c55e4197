//! right: As with a pause between attempts, but the thread only offers its turn.

pub fn transfer(from: &Account, to: &Account, amount: u64) -> Result<(), InsufficientFunds> {
    if from.id == to.id {
        return if from.balance() < amount { Err(InsufficientFunds) } else { Ok(()) };
    }
    loop {
        let mut payer = from.balance.lock().unwrap();
        if let Ok(mut receiver) = to.balance.try_lock() {
            if *payer < amount {
                return Err(InsufficientFunds);
            }
            *payer -= amount;
            *receiver += amount;
            return Ok(());
        }
        drop(payer);
        thread::yield_now();
    }
}
