//! Verdict: deadlock
//!
//! A destructor takes a lock that its thread already holds.

use std::sync::Mutex;

static OPEN: Mutex<u32> = Mutex::new(0);

struct Connection;

impl Connection {
    fn open() -> Connection {
        *OPEN.lock().unwrap() += 1;
        Connection
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        *OPEN.lock().unwrap() -= 1;
    }
}

fn main() {
    let connection = Connection::open();
    let open = OPEN.lock().unwrap();
    drop(connection);
    println!("{open}");
}
