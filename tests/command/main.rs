//! The command, from outside: what it prints, how it ends, and what it leaves behind.

mod answers;
mod as_tests;
mod cancelling;
mod contents;
mod coverage;
mod html;
mod limits;
mod predict;
mod protocol;
mod reading;
mod replaying;
mod schedules;
mod student;
mod surroundings;
mod test;
mod tidying;
mod tried;
mod usage;
