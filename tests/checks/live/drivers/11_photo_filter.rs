//! The answer to 11_photo_filter as a program: it does what it is told, and knows nothing of what is right.

use std::process::Command;

use live::Task;
use workbook_photo::FilterError;

use super::answer;

/// `photos_in DIR` · `threads WORKERS PATH…` · `processes WORKERS PATH…` · `processes_of_nothing WORKERS PATH…` · `worker`
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
            let program = task.again("").get_program().to_string_lossy().into_owned() + "-is-not-there";
            lines(answer::blur_all_processes(&task.paths(1), task.number(0), &|| Command::new(&program)))
        }
        _ => {
            task.announce("started", "-").over();
            // The parent sees it when this fails.
            let _ = workbook_photo::serve_blurs(answer::blur);
            std::process::exit(0)
        }
    }
}

fn lines(results: Vec<Result<(), FilterError>>) -> Vec<String> {
    let line = |result| match result {
        Ok(()) => "ok",
        Err(FilterError::WorkerDied(_)) => "died",
        Err(_) => "error",
    };
    results.into_iter().map(line).map(str::to_owned).collect()
}
