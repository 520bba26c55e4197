//! wrong: The poorer account is locked first; an order that changes with every transfer is no order.
//! fails: step3_transfers_both_ways_come_to_an_end
//! says: Each thread holds one account and waits for the other's

pub fn transfer(from: &Account, to: &Account, amount: u64) -> Result<(), InsufficientFunds> {
    if from.id == to.id {
        return if from.balance() < amount { Err(InsufficientFunds) } else { Ok(()) };
    }
    let (mut payer, mut receiver);
    if from.balance() <= to.balance() {
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
