//! right: The processes that are free wait in a channel; who has a photo takes one out, and puts it back or a new one.

pub fn blur_all_processes(
    paths: &[PathBuf],
    workers: usize,
    worker: &(dyn Fn() -> Command + Sync),
) -> Vec<Result<(), FilterError>> {
    let (give_back, idle) = std::sync::mpsc::channel::<Option<BlurWorker>>();
    let idle = std::sync::Mutex::new(idle);
    (0..workers).for_each(|_| give_back.send(None).expect("the receiver is here"));
    on_workers(paths, workers, || {
        let (give_back, idle) = (give_back.clone(), &idle);
        move |path: &Path| {
            let mine = idle.lock().expect("no panic").recv().expect("a sender is here");
            let started = mine.map_or_else(|| start(worker()), Ok);
            let Ok(mut mine) = started else {
                give_back.send(None).expect("the receiver is here");
                return started.map(|_| ());
            };
            let result = mine.blur(path);
            let died = matches!(result, Err(FilterError::WorkerDied(_)));
            give_back.send(if died { None } else { Some(mine) }).expect("the receiver is here");
            result
        }
    })
}
