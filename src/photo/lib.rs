//! What the live lessons do with photos. Given, so that the lessons stay about concurrency.
//!
//! The plain way, a general image library, takes seconds where this takes tenths: it filters two million
//! pixels with a window that is the wider the smaller the thumbnail, for each thumbnail anew, in numbers with a
//! point; and it blurs with a window of 90 pixels. This reads a photo no larger than its thumbnails need, and never
//! computes the pixels in between; and its blur costs the same whatever the window.
//!
//! - `decode`: reads a JPEG
//! - `small`: reads a JPEG at a quarter or an eighth of its size
//! - `upright`: turns a photo as it was held
//! - `resize`: Lanczos, in two passes, and the mean of squares
//! - `blur`: Gaussian, as three box blurs whose cost does not depend on their width
//! - `photo`: a photo in memory; opening and saving
//! - `fetch`: downloads photos and other files
//! - `list`: which photos a server has
//! - `source`: where a lesson's photos come from
//! - `samples`: photos to work on
//! - `sheet`: many photos as one picture
//! - `error`: what can go wrong with a photo
//! - `worker`: a process that blurs
//! - `clock`: what time it is, for a log
//! - `progress`: a bar that work on photos moves on
//! - `watch`: tells somebody outside which work is going on
//! - `experiments`: what the lessons' `main` functions start
//! - `messages`: every sentence of the above but the experiments

mod blur;
mod clock;
mod decode;
mod error;
pub mod experiments;
mod fetch;
mod list;
mod messages;
mod photo;
mod progress;
mod resize;
mod samples;
mod sheet;
mod small;
mod source;
mod upright;
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
