//! The program that a question is about, and which variant of it.

use std::sync::Arc;

/// A function to run, with its name: so the function that is shown is the one that is run.
pub struct Program<T> {
    pub(crate) name: &'static str,
    pub(crate) call: String,
    pub(crate) body: Arc<dyn Fn() -> T + Send + Sync>,
}

impl<T> Program<T> {
    /// What [`program!`](crate::program!) makes of a call.
    pub fn new(
        name: &'static str,
        arguments: &[String],
        body: impl Fn() -> T + Send + Sync + 'static,
    ) -> Program<T> {
        let name = name.rsplit("::").next().unwrap_or(name).trim();
        Program { name, call: format!("{name}({})", arguments.join(", ")), body: Arc::new(body) }
    }
}

/// The program that one call makes: `program!(race(2, 1))`.
#[macro_export]
macro_rules! program {
    ($($name:ident)::+ ($($argument:expr),* $(,)?)) => {
        $crate::predict::Program::new(
            stringify!($($name)::+),
            &[$(format!("{:?}", $argument)),*],
            move || $($name)::+($($argument),*),
        )
    };
}

/// How often a question was answered before: when it is repeated, it has other numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Round(pub usize);

impl Round {
    /// One of these, another one in the next round.
    pub fn pick<T: Clone>(self, variants: &[T]) -> T {
        variants[self.0 % variants.len()].clone()
    }
}
