//! `cargo bench -p workbook-photo --bench downloads`: the reference answer to 08_downloads with 8 workers beside one
//! download after another: 60 images, from a server that takes 200 ms to answer each.

#[path = "../../../solutions/08_downloads.rs"]
#[allow(dead_code, reason = "the lesson's main and its other steps are not measured")]
mod answer;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use workbook_photo::{Source, images_on};

const LATENCY: Duration = Duration::from_millis(200);
const WORKERS: usize = 8;
/// 8 workers are 7.5 times as fast at best: 60 images are 8 rounds, and 60 times 200 ms one by one.
const WANTED: f64 = 7.0;

fn main() -> ExitCode {
    let source = Source::open(None, LATENCY);
    let urls = source.addresses(|base| images_on(&format!("{base}/gallery")));
    let sequential = measured("one by one", |dir| answer::download_one_by_one(&urls, dir));
    let at_once = measured(&format!("{WORKERS} workers"), |dir| answer::download_all(&urls, dir, WORKERS));
    let times = sequential.as_secs_f64() / at_once.as_secs_f64();
    println!("{} images of {LATENCY:?}: {times:.2} times as fast; wanted: {WANTED}", urls.len());
    if times >= WANTED { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Downloads into an empty folder, tells how long it took, and expects that everything arrived.
fn measured<E: std::fmt::Debug>(name: &str, way: impl Fn(&Path) -> Vec<Result<PathBuf, E>>) -> Duration {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join("downloads");
    let _ = fs::remove_dir_all(&dir);
    fs::create_dir_all(&dir).expect("the target folder can be written to");
    let begin = Instant::now();
    let results = way(&dir);
    let took = begin.elapsed();
    for result in results {
        result.expect("the server has no faults");
    }
    println!("{name:<12}{:>8.2} s", took.as_secs_f64());
    took
}
