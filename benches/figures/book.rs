//! What the book costs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use serde_json::Value;
use workbook_judge::check::kept::files_of;
use workbook_judge::check::workspace::Workspace;

/// Seconds that a warm book may take on two cores.
const SECONDS: f64 = 60.0;
/// Bytes of a page without its graph.
const PAGE: usize = 300 << 10;

/// Makes the whole book, twice: the second time nothing has changed. Then weighs its pages.
pub fn measure() {
    let workspace = Workspace::find().expect("it runs where it was built");
    let to = workspace.target.join("book");
    let made = || {
        let begin = Instant::now();
        let mut cargo = Command::new(env!("CARGO"));
        cargo.current_dir(&workspace.root).args([
            "run",
            "--quiet",
            "--package",
            "workbook-book",
            "--",
            "--to",
        ]);
        let status = cargo.arg(&to).stdout(Stdio::null()).status().expect("Cargo can be started");
        assert!(status.success(), "the book: {status}");
        begin.elapsed().as_secs_f64()
    };
    let (first, warm) = (made(), made());
    println!(
        "the whole book: {first:.1} s at first, {warm:.1} s when nothing has changed (at most {SECONDS})"
    );
    weigh(&to);
}

fn weigh(book: &Path) {
    let is_page = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "html");
    let pages: Vec<PathBuf> = files_of(book).expect("the book").into_iter().filter(is_page).collect();
    let sizes = pages.iter().map(|page| (without_graphs(&fs::read_to_string(page).expect("a page")), page));
    let (largest, page) = sizes.max().expect("a page");
    let all: u64 =
        files_of(book).expect("the book").iter().map(|file| fs::metadata(file).expect("a file").len()).sum();
    println!(
        "{} pages, {} MB in all; the largest without its graph has {} KB (at most {}): {}",
        pages.len(),
        all >> 20,
        largest >> 10,
        PAGE >> 10,
        page.display()
    );
}

/// Bytes of a page beside the graphs of its interleavings.
fn without_graphs(page: &str) -> usize {
    let data = page.split("<script type=\"application/json\">").skip(1);
    let graphs = data.filter_map(|rest| serde_json::from_str::<Value>(rest.split("</script>").next()?).ok());
    let graphs: usize = graphs.map(|film| film["graph"].to_string().len()).sum();
    page.len().saturating_sub(graphs)
}
