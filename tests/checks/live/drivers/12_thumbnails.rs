//! The answer to 12_thumbnails as a program: it does what it is told, and knows nothing of what is right.

use std::path::{Path, PathBuf};
use std::sync::Barrier;
use std::thread;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use live::Task;

use super::answer::{Log, ThumbnailMaker};

/// `resize HOME NAME` · `make HOME DOWNLOADERS RESIZERS URL…` · `make_in_turn|make_at_once HOME DOWNLOADERS RESIZERS URL…
/// and URL…` · `make_timed HOME DOWNLOADERS RESIZERS URL…` · `log FILE MILLISECONDS LINES LEVEL EVENT THREAD…` ·
/// `log_long FILE 0 LINES LEVEL EVENT THREAD…` · `log_events FILE LEVEL THREAD EVENT…` · `log_seconds FILE LEVEL EVENT` ·
/// `two_logs FILE LINES LEVEL EVENT`
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
        "make" => make(task.path(0), task, &task.words(3)),
        "make_in_turn" => {
            let lists = task.words(3);
            let lists = lists.split(|word| word == "and").enumerate();
            lists.flat_map(|(number, urls)| make(&home(task, number), task, urls)).collect()
        }
        "make_at_once" => make_at_once(task),
        "make_timed" => make_timed(task),
        "two_logs" => two_logs(task),
        "log_events" => log_events(task),
        "log_seconds" => log_seconds(task),
        _ => log(task),
    }
}

fn shown(paths: &[PathBuf]) -> Vec<String> {
    paths.iter().map(|path| path.display().to_string()).collect()
}

/// A folder for each list.
fn home(task: &Task, number: usize) -> PathBuf {
    task.path(0).join(number.to_string())
}

fn make(home: &Path, task: &Task, urls: &[String]) -> Vec<String> {
    let mut maker = ThumbnailMaker::new(home);
    (maker.downloaders, maker.resizers) = (task.number(1), task.number(2));
    let report = maker.make_thumbnails(urls);
    let made = report.made.iter().map(|path| format!("made {}", path.display()));
    made.chain(report.failed.iter().map(|(url, _)| format!("failed {url}"))).collect()
}

/// How long it took as the answer says, and as it was.
fn make_timed(task: &Task) -> Vec<String> {
    let mut maker = ThumbnailMaker::new(task.path(0));
    (maker.downloaders, maker.resizers) = (task.number(1), task.number(2));
    let begin = Instant::now();
    let report = maker.make_thumbnails(&task.words(3));
    let call = begin.elapsed();
    let mut lines = vec![format!("took {}", report.took.as_micros()), format!("call {}", call.as_micros())];
    lines.extend(report.made.iter().map(|path| format!("made {}", path.display())));
    lines
}

fn make_at_once(task: &Task) -> Vec<String> {
    let (lists, begin) = (task.words(3), Barrier::new(2));
    let make = &|(number, urls): (usize, &[String])| {
        begin.wait();
        make(&home(task, number), task, urls)
    };
    thread::scope(|scope| {
        let lists = lists.split(|word| word == "and").enumerate();
        let threads: Vec<_> = lists.map(|list| scope.spawn(move || make(list))).collect();
        let made = threads.into_iter().map(|thread| thread.join());
        made.flat_map(|made| made.expect("`make_thumbnails` does not panic")).collect()
    })
}

/// One thread writes to two logs in one file, in turn.
fn two_logs(task: &Task) -> Vec<String> {
    let (file, words) = (task.path(0), task.words(2));
    let (Ok(one), Ok(other)) = (Log::open(file), Log::open(file)) else { return vec!["error".to_owned()] };
    for number in 0..task.number(1) {
        let log = if number % 2 == 0 { &one } else { &other };
        log.write(&words[0], &format!("{} {number}", words[1]));
    }
    let text = std::fs::read_to_string(file).unwrap_or_default();
    text.split_terminator('\n').map(str::to_owned).collect()
}

/// One thread writes these, as they are.
fn log_events(task: &Task) -> Vec<String> {
    let (file, words) = (task.path(0), task.words(1));
    let (level, name, events) = (&words[0], &words[1], &words[2..]);
    let Ok(log) = Log::open(file) else { return vec!["error".to_owned()] };
    thread::scope(|scope| {
        let body = || events.iter().for_each(|event| log.write(level, event));
        let _ = thread::Builder::new().name(name.clone()).spawn_scoped(scope, body);
    });
    let text = std::fs::read_to_string(file).unwrap_or_default();
    text.split_terminator('\n').map(str::to_owned).collect()
}

/// The first thread writes a line, and another one as soon as the next second has begun.
fn log_seconds(task: &Task) -> Vec<String> {
    let (file, words) = (task.path(0), task.words(1));
    let Ok(log) = Log::open(file) else { return vec!["error".to_owned()] };
    let second = || SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
    log.write(&words[0], &format!("{} 0", words[1]));
    let first = second();
    while second() == first {
        thread::sleep(Duration::from_millis(1));
    }
    log.write(&words[0], &format!("{} 1", words[1]));
    let text = std::fs::read_to_string(file).unwrap_or_default();
    text.split_terminator('\n').map(str::to_owned).collect()
}

/// What stands many times over in a long line.
const LONG: &str = "on and on ";

/// Each thread has its name, if it is not empty; each of its lines has a number. Of `log_long`, one in a thousand is long.
fn log(task: &Task) -> Vec<String> {
    let (file, pause, lines) = (task.path(0), task.number(1), task.number(2));
    let words = task.words(3);
    let (level, event, names) = (&words[0], &words[1], &words[2..]);
    let log = match Log::open(file) {
        Ok(log) => log,
        Err(error) => return vec![format!("error {:?}", error.kind())],
    };
    thread::sleep(Duration::from_millis(pause as u64));
    if names.len() > 1 {
        task.tear_lines(names.len());
    }
    thread::scope(|scope| {
        for name in names {
            let log = &log;
            let long = |line: usize| match (task.name(), line % 1000) {
                ("log_long", 0) => LONG.repeat(1000),
                _ => String::new(),
            };
            let body = move || {
                (0..lines).for_each(|line| log.write(level, &format!("{}{event} {line}", long(line))))
            };
            let builder = thread::Builder::new();
            let builder = if name.is_empty() { builder } else { builder.name(name.clone()) };
            let _ = builder.spawn_scoped(scope, body);
        }
    });
    // What is in the file now is what was there when the last `write` had returned.
    let text = std::fs::read_to_string(file).unwrap_or_default();
    text.split_terminator('\n').map(str::to_owned).collect()
}
