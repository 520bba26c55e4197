//! wrong: 31 locks for all accounts: two accounts may have the same one, and it is taken twice.
//! fails: step3_whatever_the_two_numbers_are_it_ends
//! says: One thread locks twice

static LOCKS: [Mutex<()>; 31] = [const { Mutex::new(()) }; 31];

pub fn transfer(from: &Account, to: &Account, amount: u64) -> Result<(), InsufficientFunds> {
    if from.id == to.id {
        return if from.balance() >= amount { Ok(()) } else { Err(InsufficientFunds) };
    }
    let (payer, receiver) = ((from.id % 31) as usize, (to.id % 31) as usize);
    let _first = LOCKS[payer.min(receiver)].lock().unwrap();
    let _second = LOCKS[payer.max(receiver)].lock().unwrap();
    let mut payer = from.balance.lock().unwrap();
    *payer = payer.checked_sub(amount).ok_or(InsufficientFunds)?;
    drop(payer);
    *to.balance.lock().unwrap() += amount;
    Ok(())
}
