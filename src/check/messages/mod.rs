//! Every sentence of the harness, a function each.

mod answers;
mod machine;
mod report;

pub use answers::*;
pub use machine::*;
pub use report::*;
