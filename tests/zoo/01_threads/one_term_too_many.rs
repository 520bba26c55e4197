//! wrong: The range is inclusive, so there is a term too many.
//! fails: step3_finish_returns_as_many_terms_as_were_asked_for
//! says: should be []

fn fibonacci(terms: usize) -> Vec<u64> {
    let (mut this, mut next) = (0_u64, 1_u64);
    let mut numbers = Vec::new();
    for _ in 0..=terms {
        numbers.push(this);
        (this, next) = (next, this.saturating_add(next));
    }
    numbers
}
