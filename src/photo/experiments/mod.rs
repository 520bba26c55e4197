//! What the live lessons' `main` functions start, as those of `workbook::experiments` do: an experiment for each lesson,
//! which prints its own sentences.
//!
//! - `downloads`: files one by one, in processes and in threads
//! - `flaky`: a server that fails every other time
//! - `filter`: photos blurred one by one, in threads and in processes
//! - `thumbnails`: photos downloaded and made small, one by one and as a pipeline

mod downloads;
mod filter;
mod flaky;
mod thumbnails;

pub use downloads::Downloads;
pub use filter::Filter;
pub use flaky::Flaky;
pub use thumbnails::Thumbnails;

use std::fs;
use std::path::PathBuf;

/// A folder of its own for each way of doing something, empty.
fn fresh(name: &str) -> PathBuf {
    let dir = crate::folder().join(name);
    let _ = fs::remove_dir_all(&dir);
    fs::create_dir_all(&dir).expect("the target folder can be written to");
    dir
}
