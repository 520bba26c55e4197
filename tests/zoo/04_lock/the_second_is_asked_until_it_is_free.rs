//! wrong: The second lock is asked for again and again, with the first in hand: two that do so ask each other for ever.
//! fails: step3_transfers_both_ways_come_to_an_end
//! says: It never ends

pub fn transfer(from: &Account, to: &Account, amount: u64) -> Result<(), InsufficientFunds> {
    if from.id == to.id {
        let enough = from.balance() >= amount;
        return if enough { Ok(()) } else { Err(InsufficientFunds) };
    }
    let mut payer = from.balance.lock().unwrap();
    let mut receiver = loop {
        if let Ok(receiver) = to.balance.try_lock() {
            break receiver;
        }
        std::hint::spin_loop();
    };
    *payer = payer.checked_sub(amount).ok_or(InsufficientFunds)?;
    *receiver += amount;
    Ok(())
}
