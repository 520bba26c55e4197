//! What the live lessons' `main` functions start, as those of `workbook::experiments` do: an experiment for each lesson,
//! which prints its own sentences.
//!
//! - `downloads`: files one by one, in processes and in threads
//! - `flaky`: a server that fails every other time

mod downloads;
mod flaky;

pub use downloads::Downloads;
pub use flaky::Flaky;

use std::fs;
use std::path::PathBuf;

/// A folder of its own for each way of doing something, empty.
fn fresh(name: &str) -> PathBuf {
    let dir = crate::folder().join(name);
    let _ = fs::remove_dir_all(&dir);
    fs::create_dir_all(&dir).expect("the target folder can be written to");
    dir
}
