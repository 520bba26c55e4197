//! `try`: programs that belong to no lesson.

mod programs;
mod refused;
mod usage;
