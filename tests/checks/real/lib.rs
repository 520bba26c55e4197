//! Every check on real threads beside the reference answer: for editors and for clippy. The harness compiles the same
//! files again, each with the answer that is to be judged.

#![forbid(unsafe_code)]

#[path = "."]
pub mod threads {
    #[path = "../adapters/01_threads.rs"]
    pub mod adapter;
    #[path = "../../../solutions/01_threads.rs"]
    #[allow(dead_code, reason = "nobody calls its main here")]
    mod answer;
    #[path = "01_threads.rs"]
    pub mod checks;
    #[path = "../contracts/01_threads.rs"]
    pub mod contract;
}

#[path = "."]
pub mod join {
    #[path = "../adapters/02_join.rs"]
    pub mod adapter;
    #[path = "../../../solutions/02_join.rs"]
    #[allow(dead_code, reason = "nobody calls its main here")]
    mod answer;
    #[path = "02_join.rs"]
    pub mod checks;
    #[path = "../contracts/02_join.rs"]
    pub mod contract;
}

#[path = "."]
pub mod race {
    #[path = "../adapters/03_race.rs"]
    pub mod adapter;
    #[path = "../../../solutions/03_race.rs"]
    #[allow(dead_code, reason = "nobody calls its main here")]
    mod answer;
    #[path = "03_race.rs"]
    pub mod checks;
    #[path = "../contracts/03_race.rs"]
    pub mod contract;
}

#[path = "."]
pub mod lock {
    #[path = "../adapters/04_lock.rs"]
    pub mod adapter;
    #[path = "../../../solutions/04_lock.rs"]
    #[allow(dead_code, reason = "nobody calls its main here")]
    mod answer;
    #[path = "04_lock.rs"]
    pub mod checks;
    #[path = "../contracts/04_lock.rs"]
    pub mod contract;
}

#[path = "."]
pub mod semaphore {
    #[path = "../adapters/05_semaphore.rs"]
    pub mod adapter;
    #[path = "../../../solutions/05_semaphore.rs"]
    #[allow(dead_code, reason = "nobody calls its main here")]
    mod answer;
    #[path = "05_semaphore.rs"]
    pub mod checks;
    #[path = "../contracts/05_semaphore.rs"]
    pub mod contract;
}

#[path = "."]
pub mod queue {
    #[path = "../adapters/06_queue.rs"]
    pub mod adapter;
    #[path = "../../../solutions/06_queue.rs"]
    #[allow(dead_code, reason = "nobody calls its main here")]
    mod answer;
    #[path = "06_queue.rs"]
    pub mod checks;
    #[path = "../contracts/06_queue.rs"]
    pub mod contract;
}

#[path = "."]
pub mod thread_pool {
    #[path = "../adapters/07_thread_pool.rs"]
    pub mod adapter;
    #[path = "../../../solutions/07_thread_pool.rs"]
    #[allow(dead_code, reason = "nobody calls its main here")]
    mod answer;
    #[path = "07_thread_pool.rs"]
    pub mod checks;
    #[path = "../contracts/07_thread_pool.rs"]
    pub mod contract;
}

#[path = "."]
pub mod downloads {
    #[path = "../adapters/08_downloads.rs"]
    pub mod adapter;
    #[path = "../../../solutions/08_downloads.rs"]
    #[allow(dead_code, reason = "nobody calls its main here")]
    mod answer;
    #[path = "08_downloads.rs"]
    pub mod checks;
    #[path = "../contracts/08_downloads.rs"]
    pub mod contract;
}

#[path = "."]
pub mod timer {
    #[path = "../adapters/09_timer.rs"]
    pub mod adapter;
    #[path = "../../../solutions/09_timer.rs"]
    #[allow(dead_code, reason = "nobody calls its main here")]
    mod answer;
    #[path = "09_timer.rs"]
    pub mod checks;
    #[path = "../contracts/09_timer.rs"]
    pub mod contract;
}
