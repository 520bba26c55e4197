//! Every live check and driver beside the reference answer: for editors and for clippy. The harness makes two
//! programs of them: one of the driver and the answer that is to be judged, and one of the checks.

#![forbid(unsafe_code)]

#[path = "."]
pub mod downloads {
    #[path = "../../../solutions/08_downloads.rs"]
    #[allow(dead_code, reason = "nobody calls its main here")]
    mod answer;
    #[path = "08_downloads.rs"]
    pub mod checks;
    #[path = "drivers/08_downloads.rs"]
    pub mod driver;
}

#[path = "."]
pub mod process_pool {
    #[path = "../../../solutions/10_process_pool.rs"]
    #[allow(dead_code, reason = "nobody calls its main here")]
    mod answer;
    #[path = "10_process_pool.rs"]
    pub mod checks;
    #[path = "drivers/10_process_pool.rs"]
    pub mod driver;
}

#[path = "."]
pub mod photo_filter {
    #[path = "../../../solutions/11_photo_filter.rs"]
    #[allow(dead_code, reason = "nobody calls its main here")]
    mod answer;
    #[path = "11_photo_filter.rs"]
    pub mod checks;
    #[path = "drivers/11_photo_filter.rs"]
    pub mod driver;
}

#[path = "."]
pub mod thumbnails {
    #[path = "../../../solutions/12_thumbnails.rs"]
    #[allow(dead_code, reason = "nobody calls its main here")]
    mod answer;
    #[path = "12_thumbnails.rs"]
    pub mod checks;
    #[path = "drivers/12_thumbnails.rs"]
    pub mod driver;
}
