//! right: The second lock is only tried; when it is taken, the first is given back, so nobody waits with a lock in hand.

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
        thread::sleep(Duration::from_millis(1));
    }
}
