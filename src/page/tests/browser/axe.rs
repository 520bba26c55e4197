//! axe-core, which finds what keeps people out.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use crate::browser::Browser;

/// Where `.ci/browser` puts axe-core. It is too large to be kept here.
fn place() -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("axe-core/package/axe.min.js")
}

/// Whether it is there.
pub fn needed() -> Result<(), &'static str> {
    if place().is_file() { Ok(()) } else { Err("no axe-core: `.ci/browser` fetches it") }
}

/// It, for a page.
pub fn script() -> String {
    fs::read_to_string(place()).expect("axe-core")
}

/// What it finds in a page that has it.
pub async fn serious(browser: &Browser) -> Vec<Value> {
    let script = "const done = arguments[0]; axe.run().then(({ violations }) => done(violations.map(({ id, impact, nodes }) =>
        ({ id, impact, nodes: nodes.map((node) => node.html.slice(0, 200) + ' ' + node.failureSummary) }))));";
    let found = browser.client.execute_async(script, Vec::new()).await.expect("axe runs");
    let found = found.as_array().expect("a list").iter();
    found.filter(|one| one["impact"] == "serious" || one["impact"] == "critical").cloned().collect()
}
