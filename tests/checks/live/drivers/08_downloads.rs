//! The answer to 08_downloads as a program: it does what it is told, and knows nothing of what is right.

use std::fs;
use std::path::PathBuf;
use std::sync::Barrier;
use std::thread;

use live::Task;

use super::answer;

/// `download_all DIR WORKERS URL…` · `download_at_once DIR WORKERS URL… and URL…` · `save DIR (URL FILE)…` ·
/// `save_watched DIR (URL FILE)…` · `save_killed DIR URL FILE` · `save_at_once DIR (URL FILE)…`
pub fn drive(task: &Task) -> Vec<String> {
    let dir = task.path(0);
    match task.name() {
        "download_all" => {
            let urls: Vec<String> = task.paths(2).iter().map(|url| url.display().to_string()).collect();
            lines(answer::download_all(&urls, dir, task.number(1)))
        }
        "download_at_once" => {
            let (words, begin) = (task.words(2), Barrier::new(2));
            let download = &|(number, urls): (usize, &[String])| {
                let dir = dir.join(number.to_string());
                let _ = fs::create_dir_all(&dir);
                begin.wait();
                lines(answer::download_all(urls, &dir, task.number(1)))
            };
            thread::scope(|scope| {
                let calls = words.split(|word| word == "and").enumerate();
                let threads: Vec<_> = calls.map(|call| scope.spawn(move || download(call))).collect();
                let results = threads.into_iter().map(|thread| thread.join());
                results.flat_map(|result| result.expect("`download_all` does not panic")).collect()
            })
        }
        "save" | "save_watched" => {
            if task.name() == "save_watched" {
                task.announce_renames();
            }
            let jobs = jobs(task);
            lines(jobs.iter().map(|(url, bytes)| answer::save(url, bytes, dir)).collect())
        }
        "save_killed" => {
            task.announce_renames();
            let (own, dir) = (task.clone(), dir.to_path_buf());
            thread::spawn(move || {
                for (url, bytes) in jobs(&own) {
                    drop(answer::save(&url, &bytes, &dir));
                }
                own.announce("saved", "-").over();
            });
            task.announce("killed", "-");
            // The process ends, whatever its other thread is doing.
            Vec::new()
        }
        _ => {
            let jobs = jobs(task);
            let begin = Barrier::new(jobs.len());
            task.gather_renames(jobs.len());
            let save = |(url, bytes): &(String, Vec<u8>)| {
                begin.wait();
                answer::save(url, bytes, dir)
            };
            let results = thread::scope(|scope| {
                let threads: Vec<_> = jobs.iter().map(|job| scope.spawn(|| save(job))).collect();
                threads.into_iter().map(|thread| thread.join()).collect::<Vec<_>>()
            });
            lines(results.into_iter().map(|result| result.expect("`save` does not panic")).collect())
        }
    }
}

/// URLs, and what came from them.
fn jobs(task: &Task) -> Vec<(String, Vec<u8>)> {
    let words = task.paths(1);
    let job = |pair: &[PathBuf]| (pair[0].display().to_string(), fs::read(&pair[1]).unwrap_or_default());
    words.chunks_exact(2).map(job).collect()
}

/// Whatever an answer's errors are: that there is one is all that is told.
fn lines<E>(results: Vec<Result<PathBuf, E>>) -> Vec<String> {
    let line = |result: Result<PathBuf, E>| match result {
        Ok(path) => format!("ok {}", path.display()),
        Err(_) => "error".to_owned(),
    };
    results.into_iter().map(line).collect()
}
