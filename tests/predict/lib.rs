//! The questions of each lesson, beside the reference answer: for editors and for clippy. The command compiles the same
//! files again, each with the student's own answer. What live lessons are about is asked on small programs of its own.

#![forbid(unsafe_code)]

#[path = "."]
pub mod race {
    #[path = "../../solutions/03_race.rs"]
    #[allow(dead_code, reason = "nobody calls its main here")]
    mod answer;
    #[path = "03_race.rs"]
    pub mod questions;
}
