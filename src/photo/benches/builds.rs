//! `cargo bench -p workbook-photo --bench builds [-- cold]`: what `cargo run` costs with and without `--release`.
//!
//! The answers to the lessons with photos are run in both, in turn, and the best of some runs counts: a lesson must be of
//! use without `--release`. That takes optimising some crates in every build; `cold` tells what it costs, by first builds
//! of the thumbnail lesson in an empty target folder, with the workspace's profile and with one that optimises nothing.

use std::env;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

const LESSONS: [&str; 2] = ["11_photo_filter_solution", "12_thumbnails_solution"];
const RUNS: usize = 3;
/// Those that the workspace's profile optimises in every build.
const OPTIMISED: [&str; 5] = ["workbook-photo", "zune-jpeg", "zune-core", "photo-server", "jpeg-encoder"];

fn main() {
    if env::args().any(|word| word == "cold") {
        cold();
    } else {
        debug_and_release();
    }
}

/// Seconds that `cargo run` takes, built before and with its photos drawn.
fn debug_and_release() {
    println!("{:<28}{:>8}{:>10}{:>8}", "seconds of `cargo run`", "debug", "release", "ratio");
    for lesson in LESSONS {
        let run =
            |profile: &[&str]| seconds(cargo("run").args(profile).args(["--bin", lesson, "--", "--yes"]));
        let (debug, release): (&[&str], &[&str]) = (&[], &["--release"]);
        // The first round builds, and draws the photos.
        let _first = [debug, release].map(run);
        let mut best = [f64::INFINITY; 2];
        for _ in 0..RUNS {
            let [debug, release] = [debug, release].map(run);
            best = [best[0].min(debug), best[1].min(release)];
        }
        println!("{lesson:<28}{:>8.2}{:>10.2}{:>8.2}", best[0], best[1], best[0] / best[1]);
    }
}

/// Seconds of first builds.
fn cold() {
    let plain = OPTIMISED.map(|name| format!("profile.dev.package.{name}.opt-level=0"));
    let plain: Vec<&str> = plain.iter().flat_map(|setting| ["--config", setting]).collect();
    println!("seconds of a first `cargo build --bin 12_thumbnails`");
    for (name, settings) in [("as it is", &[][..]), ("nothing optimised", &plain[..])] {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cold");
        let _ = fs::remove_dir_all(&folder);
        let mut build = cargo("build");
        build.args(["--bin", "12_thumbnails", "--target-dir"]).arg(&folder).args(settings);
        println!("  {name:<20}{:>8.1}", seconds(&mut build));
    }
}

fn cargo(task: &str) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or("cargo".into()));
    command
        .args([task, "--quiet"])
        .stdout(Stdio::null())
        .current_dir(env!("CARGO_MANIFEST_DIR").to_owned() + "/../..");
    command
}

fn seconds(command: &mut Command) -> f64 {
    let begin = Instant::now();
    let status = command.status().expect("cargo is there: it started this");
    assert!(status.success(), "{command:?}");
    begin.elapsed().as_secs_f64()
}
