//! What is done in the end, also when a panic comes first.

/// Runs its closure when it is dropped.
pub(crate) struct Afterwards<F: FnMut()>(pub F);

impl<F: FnMut()> Drop for Afterwards<F> {
    fn drop(&mut self) {
        (self.0)();
    }
}
