//! How long a page takes until its first step is on the screen: processor time for script, style and layout. At most 100 ms.
//!
//! `cargo bench -p workbook-page`. Needs Chromium and its driver, as the tests do.

#[path = "../tests/browser/browser.rs"]
#[allow(dead_code, reason = "the tests use the rest")]
mod browser;
#[path = "../tests/browser/commands.rs"]
mod commands;
#[path = "../tests/browser/player.rs"]
#[allow(dead_code, reason = "the tests use the rest")]
mod player;
#[path = "../tests/browser/sample.rs"]
#[allow(dead_code, reason = "the tests use the rest")]
mod sample;

use std::process::ExitCode;

use serde_json::json;

use browser::{Browser, Driver, NO_BROWSER};
use sample::{SAMPLES, Sample};

fn main() -> ExitCode {
    let Some(driver) = Driver::start() else {
        eprintln!("{NO_BROWSER}");
        return ExitCode::from(3);
    };
    println!("to the first step (at most 100 ms):");
    for sample in &SAMPLES {
        if driver.run(move |browser| measure(browser, sample)).is_err() {
            eprintln!("{}: no browser could be opened", sample.name);
            return ExitCode::from(3);
        }
    }
    ExitCode::SUCCESS
}

async fn measure(browser: Browser, sample: &'static Sample) {
    browser.devtools("Performance.enable", json!({ "timeDomain": "threadTicks" })).await;
    browser.open(sample.json, "").await;
    assert_eq!(browser.count(".caption").await, 1);
    let metrics = browser.devtools("Performance.getMetrics", json!({})).await;
    let spent = |name: &str| {
        let metric =
            metrics["metrics"].as_array().expect("a list").iter().find(|metric| metric["name"] == name);
        metric.and_then(|metric| metric["value"].as_f64()).expect("a metric")
    };
    let seconds = spent("ScriptDuration") + spent("LayoutDuration") + spent("RecalcStyleDuration");
    println!("  {:24} {:3.0} ms", sample.name, seconds * 1000.0);
}
