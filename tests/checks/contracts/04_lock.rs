//! 04 · Lock: the contract that the checks call, and what an answer plugs into it.

use plug::Plug;
use std::any::Any;
use std::sync::Mutex;
use std::time::Duration;

/// Looks a price up.
pub type Price<'a> = &'a (dyn Fn(&str) -> u64 + Sync);

/// What an answer offers.
pub struct Answer {
    pub increase: fn(counter: &Mutex<u32>, by: u32, delay: Duration),
    pub total_price: fn(items: &[&str], price: Price<'_>) -> u64,
    pub account: fn(id: u32, balance: u64) -> Box<dyn Holding>,
    /// Of two of its accounts.
    pub transfer: fn(from: &dyn Any, to: &dyn Any, amount: u64) -> Result<(), InsufficientFunds>,
    pub read_after_crash: fn(counter: &Mutex<u32>) -> u32,
    pub increase_within: fn(counter: &parking_lot::Mutex<u32>, by: u32, patience: Duration) -> bool,
}

pub trait Holding: Any + Send + Sync {
    fn balance(&self) -> u64;
}

#[derive(Debug)]
pub struct InsufficientFunds;

pub static PLUG: Plug<Answer> = Plug::empty();

pub fn increase(counter: &Mutex<u32>, by: u32, delay: Duration) {
    (PLUG.answer().increase)(counter, by, delay);
}

pub fn total_price(items: &[&str], price: Price<'_>) -> u64 {
    (PLUG.answer().total_price)(items, price)
}

pub struct Account(Box<dyn Holding>);

impl Account {
    pub fn new(id: u32, balance: u64) -> Account {
        Account((PLUG.answer().account)(id, balance))
    }

    pub fn balance(&self) -> u64 {
        self.0.balance()
    }
}

pub fn transfer(from: &Account, to: &Account, amount: u64) -> Result<(), InsufficientFunds> {
    (PLUG.answer().transfer)(&*from.0, &*to.0, amount)
}

pub fn read_after_crash(counter: &Mutex<u32>) -> u32 {
    (PLUG.answer().read_after_crash)(counter)
}

pub fn increase_within(counter: &parking_lot::Mutex<u32>, by: u32, patience: Duration) -> bool {
    (PLUG.answer().increase_within)(counter, by, patience)
}
