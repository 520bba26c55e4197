//! The claims, held against the real `crossbeam_channel` on real threads.

#[path = "../claims_crossbeam_channel/mod.rs"]
mod claims;

fn claim(body: fn()) {
    body();
}

fn claim_in_time(body: fn()) {
    body();
}
