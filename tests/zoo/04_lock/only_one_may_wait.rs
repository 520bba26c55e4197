//! wrong: While one call waits, all others only look once.
//! fails: step5_it_waits_no_longer_when_others_want_the_lock_as_well
//! says: A lock of the answer's own

pub fn increase_within(counter: &parking_lot::Mutex<u32>, by: u32, patience: Duration) -> bool {
    let turn = TURN.try_lock();
    let patience = if turn.is_ok() { patience } else { Duration::ZERO };
    let Some(mut locked) = counter.try_lock_for(patience) else {
        return false;
    };
    *locked += by;
    true
}

static TURN: Mutex<()> = Mutex::new(());
