//! The answer to 11_photo_filter as a program: it does what it is told, and knows nothing of what is right.

use std::cell::Cell;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use live::Task;
use workbook_photo::FilterError;

use super::answer;

/// `photos_in DIR` · `threads WORKERS PATH…` · `processes WORKERS PATH…` · `processes_of_nothing WORKERS PATH…` ·
/// `processes_but_the_second WORKERS PATH…` · `two_of_threads WORKERS PATH… and PATH…` ·
/// `two_of_processes WORKERS PATH… and PATH…` · `worker`
///
/// A worker that is given `lingers.jpg` closes its output, and takes its time at the end of its input.
pub fn drive(task: &Task) -> Vec<String> {
    if let Some(watcher) = task.watcher() {
        workbook_photo::watch::by(watcher);
    }
    match task.name() {
        "photos_in" => match answer::photos_in(task.path(0)) {
            // One line each, whatever bytes there are.
            Ok(paths) => paths
                .iter()
                .map(|path| path.as_os_str().as_encoded_bytes().escape_ascii().to_string())
                .collect(),
            Err(error) => vec![format!("error {:?}", error.kind())],
        },
        "threads" => lines(answer::blur_all_threads(&task.paths(1), task.number(0))),
        "processes" => {
            lines(answer::blur_all_processes(&task.paths(1), task.number(0), &|| task.again("worker")))
        }
        "processes_of_nothing" => {
            lines(answer::blur_all_processes(&task.paths(1), task.number(0), &|| task.missing_program()))
        }
        "processes_but_the_second" => {
            let started = AtomicUsize::new(0);
            let worker = || match started.fetch_add(1, Ordering::Relaxed) {
                1 => task.missing_program(),
                _ => task.again("worker"),
            };
            lines(answer::blur_all_processes(&task.paths(1), task.number(0), &worker))
        }
        "two_of_threads" => two_calls(task, |paths| lines(answer::blur_all_threads(paths, task.number(0)))),
        "two_of_processes" => two_calls(task, |paths| {
            lines(answer::blur_all_processes(paths, task.number(0), &|| task.again("worker")))
        }),
        _ => {
            task.announce("started", "-").over();
            let lingers = Cell::new(false);
            // The parent sees it when this fails.
            let _ = workbook_photo::serve_blurs(|path| {
                if path.ends_with("lingers.jpg") {
                    lingers.set(live::close_output());
                }
                answer::blur(path)
            });
            if lingers.get() {
                task.announce("end", "-").over();
            }
            std::process::exit(0)
        }
    }
}

/// Two calls at once: the second comes when the watcher says so.
fn two_calls(task: &Task, call: impl Fn(&[PathBuf]) -> Vec<String> + Sync) -> Vec<String> {
    let paths = task.paths(1);
    let mut calls = paths.split(|path| path.as_os_str() == "and");
    let (first, second) = (calls.next().unwrap_or_default(), calls.next().unwrap_or_default());
    thread::scope(|scope| {
        let second = scope.spawn(|| {
            task.announce("call", "-").over();
            call(second)
        });
        [call(first), second.join().expect("a call does not panic")].concat()
    })
}

fn lines(results: Vec<Result<(), FilterError>>) -> Vec<String> {
    let line = |result| match result {
        Ok(()) => "ok",
        Err(FilterError::WorkerDied(_)) => "died",
        Err(_) => "error",
    };
    results.into_iter().map(line).map(str::to_owned).collect()
}
