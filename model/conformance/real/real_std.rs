//! The claims, held against the real std on real threads.

#[path = "../claims/mod.rs"]
mod claims;

fn claim(body: fn()) {
    body();
}

fn claim_in_time(body: fn()) {
    body();
}
