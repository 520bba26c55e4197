//! wrong: Who wants to wait waits for its turn first, without a limit.
//! fails: step5_it_waits_no_longer_when_others_want_the_lock_as_well
//! says: A lock of the answer's own

pub fn increase_within(counter: &parking_lot::Mutex<u32>, by: u32, patience: Duration) -> bool {
    let _turn = TURN.lock().unwrap();
    let Some(mut locked) = counter.try_lock_for(patience) else {
        return false;
    };
    *locked += by;
    true
}

static TURN: Mutex<()> = Mutex::new(());
