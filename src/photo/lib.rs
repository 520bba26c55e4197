//! What the live lessons do with photos. It is given, so that the lessons are about concurrency only.
//!
//! A photo is an `RgbImage` of the crate `image`. Other crates replace parts of it that take five
//! times as long or more (resizing, writing JPEGs), or do not detect a truncated file (reading JPEGs).
//!
//! - `decode`: reads a photo
//! - `scale`: resizes and blurs
//! - `photo`: a photo in memory; opening and saving
//! - `fetch`: downloads photos and other files
//! - `list`: which photos a server has
//! - `source`: where a lesson's photos come from
//! - `samples`: photos to work on
//! - `sheet`: many photos as one picture
//! - `error`: what can go wrong with a photo
//! - `worker`: a process that blurs
//! - `clock`: the time, for a log
//! - `progress`: a bar that work on photos moves on
//! - `watch`: reports the work in progress to an observer
//! - `experiments`: what the lessons' `main` functions start
//! - `messages`: every sentence of the above but the experiments

mod clock;
mod decode;
mod error;
pub mod experiments;
mod fetch;
mod list;
mod messages;
mod photo;
mod progress;
mod samples;
mod scale;
mod sheet;
mod source;
pub mod watch;
mod worker;

pub use clock::{utc, utc_now};
pub use error::{DownloadError, FilterError, MakeError, PhotoError};
pub use fetch::{fetch, fetch_file, fetch_file_within};
pub use list::{images_on, list, sized};
pub use photo::{Photo, blur_in_place};
pub use progress::progress;
pub use samples::{folder, samples};
pub use sheet::sheet;
pub use source::Source;
pub use worker::{BlurWorker, serve_blurs};
