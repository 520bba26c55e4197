#[path = "../../../../solutions/11_photo_filter.rs"]
pub mod answer;
#[path = "../11_photo_filter.rs"]
pub mod checks;
#[path = "../drivers/11_photo_filter.rs"]
pub mod driver;
