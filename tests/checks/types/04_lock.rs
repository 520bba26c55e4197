//! 04 · Lock: the types that its contracts name; nothing of it runs.

use std::sync::Mutex;
use std::time::Duration;

use super::answer::{self, Account, InsufficientFunds};

#[allow(dead_code, reason = "it is only compiled")]
fn types(counter: &Mutex<u32>, other: &parking_lot::Mutex<u32>, price: &(dyn Fn(&str) -> u64 + Sync)) {
    let _: () = answer::increase(counter, 1, Duration::ZERO);
    let _: u64 = answer::total_price(&[], price);
    let account: Account = Account::new(1, 1);
    let _: u64 = account.balance();
    let _: Result<(), InsufficientFunds> = answer::transfer(&account, &account, 1);
    let _: u32 = answer::read_after_crash(counter);
    let _: bool = answer::increase_within(other, 1, Duration::ZERO);
}
