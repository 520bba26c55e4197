//! The workbook's command: it judges answers, and shows why they fail.

pub mod check;
pub mod command;
pub mod libtest;
pub mod progress;
pub mod questions;
pub mod tried;
