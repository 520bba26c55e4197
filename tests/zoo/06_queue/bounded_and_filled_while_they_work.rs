//! right: The channel is bounded, the caller fills it while the workers run, and the results come over a channel too.

pub fn fan_out<T: Send, R: Send>(jobs: Vec<T>, workers: usize, work: &(dyn Fn(T) -> R + Sync)) -> Vec<R> {
    let (sender, receiver) = crossbeam_channel::bounded(0);
    let (report, reports) = crossbeam_channel::unbounded();
    thread::scope(|scope| {
        for _ in 0..workers {
            let (receiver, report) = (receiver.clone(), report.clone());
            scope.spawn(move || receiver.iter().for_each(|job| report.send(work(job)).unwrap()));
        }
        drop(report);
        for job in jobs {
            sender.send(job).unwrap();
        }
        drop(sender);
        reports.iter().collect()
    })
}
