//! wrong: The thread of a process that died ends too; only the last one starts another process.
//! fails: step3_as_many_processes_work_as_before_others_died
//! says: missing from then on

pub fn blur_all_processes(
    paths: &[PathBuf],
    workers: usize,
    worker: &(dyn Fn() -> Command + Sync),
) -> Vec<Result<(), FilterError>> {
    let (next, left) = (AtomicUsize::new(0), AtomicUsize::new(workers.min(paths.len())));
    let share = || {
        let mut process: Option<BlurWorker> = None;
        let mut done = Vec::new();
        loop {
            let place = next.fetch_add(1, Ordering::Relaxed);
            let Some(path) = paths.get(place) else { return done };
            let mut mine = match process.take().map_or_else(|| start(worker()), Ok) {
                Ok(mine) => mine,
                Err(error) => {
                    done.push((place, Err(error)));
                    continue;
                }
            };
            let result = mine.blur(path);
            let died = matches!(result, Err(FilterError::WorkerDied(_)));
            done.push((place, result));
            if !died {
                process = Some(mine);
                continue;
            }
            let others = |left: usize| (left > 1).then(|| left - 1);
            if left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, others).is_ok() {
                return done;
            }
        }
    };
    let mut done: Vec<_> = thread::scope(|scope| {
        let threads: Vec<_> = (0..workers.min(paths.len())).map(|_| scope.spawn(share)).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("results")).collect()
    });
    done.sort_by_key(|(place, _)| *place);
    done.into_iter().map(|(_, result)| result).collect()
}
