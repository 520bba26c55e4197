//! wrong: A dead worker goes on being asked.
//! fails: step4_as_many_workers_are_at_work_as_before_others_died
//! says: jobs that each ended its worker

impl ProcessPool {
    fn ask(&self, place: &mut Option<Worker>, job: u64) -> io::Result<u64> {
        place.as_mut().expect("it was started").ask(job)
    }

    // ..
}
