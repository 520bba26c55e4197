//! The answer to 12_thumbnails as a program: it does what it is told, and knows nothing of what is right.

use std::path::PathBuf;
use std::thread;

use live::Task;

use super::answer::{Log, ThumbnailMaker};

/// `resize HOME NAME` · `make HOME DOWNLOADERS RESIZERS URL…` · `log FILE THREADS LINES WORD`
pub fn drive(task: &Task) -> Vec<String> {
    if let Some(watcher) = task.watcher() {
        workbook_photo::watch::by(watcher);
    }
    match task.name() {
        "resize" => {
            let name = task.path(1).to_string_lossy().into_owned();
            match ThumbnailMaker::new(task.path(0)).resize(&name) {
                Ok(thumbnails) => shown(&thumbnails),
                Err(_) => vec!["error".to_owned()],
            }
        }
        "make" => make(task),
        _ => log(task),
    }
}

fn shown(paths: &[PathBuf]) -> Vec<String> {
    paths.iter().map(|path| path.display().to_string()).collect()
}

fn make(task: &Task) -> Vec<String> {
    let mut maker = ThumbnailMaker::new(task.path(0));
    (maker.downloaders, maker.resizers) = (task.number(1), task.number(2));
    let report = maker.make_thumbnails(&shown(&task.paths(3)));
    let made = report.made.iter().map(|path| format!("made {}", path.display()));
    made.chain(report.failed.iter().map(|(url, _)| format!("failed {url}"))).collect()
}

/// Each thread has a name of its own, and so has each of its lines.
fn log(task: &Task) -> Vec<String> {
    let (threads, lines) = (task.number(1), task.number(2));
    let word = task.path(3).display().to_string();
    let log = match Log::open(task.path(0)) {
        Ok(log) => log,
        Err(error) => return vec![format!("error {:?}", error.kind())],
    };
    thread::scope(|scope| {
        for thread in 0..threads {
            let (log, word) = (&log, &word);
            let body = move || (0..lines).for_each(|line| log.write("INFO", &format!("{word} {line}")));
            let _ = thread::Builder::new().name(format!("{word}-{thread}")).spawn_scoped(scope, body);
        }
    });
    // What is in the file now is what was there when the last `write` had returned.
    let text = std::fs::read_to_string(task.path(0)).unwrap_or_default();
    text.lines().map(str::to_owned).collect()
}
