//! Every check beside the reference answer that it holds for: for editors and for clippy. The harness compiles the
//! same files again, each with the answer that is to be judged.

#![forbid(unsafe_code)]

#[path = "."]
pub mod threads {
    #[path = "../../solutions/01_threads.rs"]
    #[allow(dead_code, reason = "nobody calls its main here")]
    mod answer;
    #[path = "01_threads.rs"]
    pub mod checks;
    #[path = "types/01_threads.rs"]
    mod types;
}

#[path = "."]
pub mod join {
    #[path = "../../solutions/02_join.rs"]
    #[allow(dead_code, reason = "nobody calls its main here")]
    mod answer;
    #[path = "02_join.rs"]
    pub mod checks;
    #[path = "types/02_join.rs"]
    mod types;
}

#[path = "."]
pub mod race {
    #[path = "../../solutions/03_race.rs"]
    #[allow(dead_code, reason = "nobody calls its main here")]
    mod answer;
    #[path = "03_race.rs"]
    pub mod checks;
    #[path = "types/03_race.rs"]
    mod types;
}

#[path = "."]
pub mod lock {
    #[path = "../../solutions/04_lock.rs"]
    #[allow(dead_code, reason = "nobody calls its main here")]
    mod answer;
    #[path = "04_lock.rs"]
    pub mod checks;
    #[path = "types/04_lock.rs"]
    mod types;
}

#[path = "."]
pub mod semaphore {
    #[path = "../../solutions/05_semaphore.rs"]
    #[allow(dead_code, reason = "nobody calls its main here")]
    mod answer;
    #[path = "05_semaphore.rs"]
    pub mod checks;
    #[path = "types/05_semaphore.rs"]
    mod types;
}

#[path = "."]
pub mod queue {
    #[path = "../../solutions/06_queue.rs"]
    #[allow(dead_code, reason = "nobody calls its main here")]
    mod answer;
    #[path = "06_queue.rs"]
    pub mod checks;
    #[path = "types/06_queue.rs"]
    mod types;
}

#[path = "."]
pub mod thread_pool {
    #[path = "../../solutions/07_thread_pool.rs"]
    #[allow(dead_code, reason = "nobody calls its main here")]
    mod answer;
    #[path = "07_thread_pool.rs"]
    pub mod checks;
    #[path = "types/07_thread_pool.rs"]
    mod types;
}

#[path = "."]
pub mod downloads {
    #[path = "../../solutions/08_downloads.rs"]
    #[allow(dead_code, reason = "nobody calls its main here")]
    mod answer;
    #[path = "08_downloads.rs"]
    pub mod checks;
    #[path = "types/08_downloads.rs"]
    mod types;
}

#[path = "."]
pub mod timer {
    #[path = "../../solutions/09_timer.rs"]
    #[allow(dead_code, reason = "nobody calls its main here")]
    mod answer;
    #[path = "09_timer.rs"]
    pub mod checks;
    #[path = "types/09_timer.rs"]
    mod types;
}
