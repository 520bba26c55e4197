//! The claims about parking_lot, held against the real crate on real threads.

#[path = "../claims_parking_lot/mod.rs"]
mod claims_parking_lot;

fn claim(body: fn()) {
    body();
}

fn claim_in_time(body: fn()) {
    body();
}
