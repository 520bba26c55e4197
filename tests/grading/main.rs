//! Grading a class, from outside: what it costs, what it writes, and what stops it.

mod class;
mod gradebook;
mod hostile;
mod ledger;
mod pages;
mod shards;
