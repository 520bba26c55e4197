//! Every sentence of the harness, a function each.

mod answers;
mod machine;
mod report;
mod schedules;
mod stuck;

pub use answers::*;
pub use machine::*;
pub use report::*;
pub use schedules::*;
pub use stuck::stuck;
