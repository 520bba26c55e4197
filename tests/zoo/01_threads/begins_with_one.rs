//! wrong: The sequence begins with 1, 1 in place of 0, 1.
//! fails: step3_finish_returns_as_many_terms_as_were_asked_for
//! says: was [1], and should be [0]

fn fibonacci(terms: usize) -> Vec<u64> {
    let (mut this, mut next) = (1_u64, 1_u64);
    let mut numbers = Vec::new();
    for _ in 0..terms {
        numbers.push(this);
        (this, next) = (next, this.saturating_add(next));
    }
    numbers
}
