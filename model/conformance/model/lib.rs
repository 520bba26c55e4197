//! What the tests need of the real std, which for them is not in reach.

/// Prints, so that the test's report shows it.
pub fn tell(message: &str) {
    eprintln!("{message}");
}
