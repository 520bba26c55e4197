//! The figures that the workbook promises, measured.
//!
//! `cargo bench --bench figures` measures what a student waits for. Words behind it measure one thing alone:
//!
//! - `-- cold`: a first build in an empty target folder, crates downloaded already;
//! - `-- book`: the whole book: how long it takes to make, and how large its pages are;
//! - `-- disk`: the room that a target folder takes after all lessons were checked;
//! - `-- list`: where you stand;
//! - `-- watch`: what is seen on a terminal;
//! - `-- cores`: what two threads and two processes gain;
//! - `-- grade [STUDENTS] [all]`: what grading a class costs; with `all`, of all lessons;
//! - `-- stability [WORDS]`: judges the zoo again and again while every core is kept busy, and asks for the same
//!   verdicts each time;
//! - `-- batches [WORDS]`: judges the zoo with sixteen answers in a program, and with one, and asks for the same verdicts.

mod book;
mod cores;
mod grading;
mod stability;
mod waiting;
mod watch;

fn main() {
    // `cargo bench` adds `--bench`.
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    match words.first().map(String::as_str) {
        Some("stability") => stability::measure(&words[1..]),
        Some("batches") => stability::batches(&words[1..]),
        Some("grade") => grading::measure(&words[1..]),
        Some("book") => book::measure(),
        Some("cold") => waiting::cold(),
        Some("disk") => waiting::disk(),
        Some("list") => waiting::the_list(),
        Some("watch") => watching(),
        Some("cores") => cores::two_at_once(),
        Some(cores::WORKER) => cores::be_worker(),
        _ => {
            waiting::save_to_verdict();
            waiting::the_race();
            waiting::the_list();
            watching();
        }
    }
}

/// Watching, as it is seen on a terminal.
fn watching() {
    watch::save_to_verdict();
    watch::key_to_screen();
    watch::idle();
}

/// The median of some measurements.
fn median(mut all: Vec<f64>) -> f64 {
    all.sort_by(f64::total_cmp);
    all[all.len() / 2]
}
