//! 04 · Lock: what an answer plugs into the contract.

use std::any::Any;

use super::answer::{self, Account};
use super::contract::{Answer, Holding, InsufficientFunds};

pub static ANSWER: Answer = Answer {
    increase: |counter, by, delay| answer::increase(counter, by, delay),
    total_price: |items, price| answer::total_price(items, price),
    account: |id, balance| Box::new(Opened(Account::new(id, balance))),
    transfer: |from, to, amount| {
        let refused = |answer::InsufficientFunds| InsufficientFunds;
        answer::transfer(account(from), account(to), amount).map_err(refused)
    },
    read_after_crash: |counter| answer::read_after_crash(counter),
    increase_within: |counter, by, patience| answer::increase_within(counter, by, patience),
};

struct Opened(Account);

fn account(any: &dyn Any) -> &Account {
    let Opened(account) = any.downcast_ref().expect("an account of this answer");
    account
}

impl Holding for Opened {
    fn balance(&self) -> u64 {
        self.0.balance()
    }
}
