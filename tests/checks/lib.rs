//! Every check and every question beside the reference answer: for editors and for clippy. The harness compiles the same
//! files again, each with the answer that is to be judged or asked about.

#![forbid(unsafe_code)]

#[path = "."]
pub mod threads {
    #[path = "../../solutions/01_threads.rs"]
    #[allow(dead_code, reason = "nobody calls its main here")]
    mod answer;
    #[path = "01_threads.rs"]
    pub mod checks;
    #[path = "../predict/01_threads.rs"]
    pub mod questions;
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
    #[path = "../predict/02_join.rs"]
    pub mod questions;
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
    #[path = "../predict/03_race.rs"]
    pub mod questions;
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
    #[path = "../predict/04_lock.rs"]
    pub mod questions;
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
    #[path = "../predict/05_semaphore.rs"]
    pub mod questions;
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
    #[path = "../predict/06_queue.rs"]
    pub mod questions;
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
    #[path = "../predict/07_thread_pool.rs"]
    pub mod questions;
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
    #[path = "../predict/08_downloads.rs"]
    pub mod questions;
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
    #[path = "../predict/09_timer.rs"]
    pub mod questions;
    #[path = "types/09_timer.rs"]
    mod types;
}

/// The questions of the live lessons, which are about small programs of their own.
pub mod live {
    #[path = "../../predict/11_photo_filter.rs"]
    pub mod photo_filter;
    #[path = "../../predict/10_process_pool.rs"]
    pub mod process_pool;
    #[path = "../../predict/12_thumbnails.rs"]
    pub mod thumbnails;
}
