//! Verdict: "3"
//!
//! The lock is taken once.

use parking_lot::Mutex;

struct Account(Mutex<i64>);

impl Account {
    fn balance(&self) -> i64 {
        *self.0.lock()
    }

    fn deposit(&self, amount: i64) {
        let mut balance = self.0.lock();
        *balance += amount;
    }
}

fn main() {
    let account = Account(Mutex::new(1));
    account.deposit(2);
    println!("{}", account.balance());
}
