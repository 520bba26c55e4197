//! wrong: The loop computes one sum more than it needs, and that overflows at 93 terms.
//! fails: step3_ninety_four_terms_fit
//! says: overflow

fn fibonacci(terms: usize) -> Vec<u64> {
    let (mut this, mut next) = (0_u64, 1_u64);
    let mut numbers = Vec::new();
    for _ in 0..terms {
        numbers.push(this);
        (this, next) = (next, this + next);
    }
    numbers
}
