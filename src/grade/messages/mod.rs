//! Every sentence of grading.

mod boxes;
mod changes;
mod handed_in;
mod marks;
mod pages;
mod results;
mod shards;

pub use boxes::*;
pub use changes::*;
pub use handed_in::*;
pub use marks::*;
pub use pages::*;
pub use results::*;
pub use shards::*;

use std::path::Path;

use workbook_judge::check::visible::visible_line;

fn shown(path: &Path) -> String {
    visible_line(&path.display().to_string())
}

/// `1 check`, `2 checks`.
pub fn counted(count: usize, thing: &str) -> String {
    if count == 1 { format!("1 {thing}") } else { format!("{count} {thing}s") }
}
