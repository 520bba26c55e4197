//! What the live lessons do with photos. Given, so that the lessons stay about concurrency.
//!
//! The plain way, a general image library, takes seconds where this takes tenths: it decodes every pixel of
//! a photo to make a thumbnail of 200, and blurs with a window of 90 pixels round each of two million.
//! - `decode`: reads a JPEG, whole or at a half, a quarter or an eighth of its size
//! - `resize`: Lanczos, in two passes
//! - `blur`: Gaussian, as three box blurs whose cost does not depend on their width
//! - `photo`: a photo in memory; opening and saving
//! - `samples`: photos to work on
//! - `sheet`: many photos as one picture
//! - `error`: what can go wrong with a photo
//! - `worker`: a process that blurs
//! - `watch`: tells somebody outside which work is going on
//! - `messages`: every sentence of the above

mod blur;
mod decode;
mod error;
mod messages;
mod photo;
mod resize;
mod samples;
mod sheet;
pub mod watch;
mod worker;

pub use error::{FilterError, PhotoError};
pub use photo::{Photo, blur_in_place};
pub use samples::{folder_of, samples};
pub use sheet::sheet;
pub use worker::{BlurWorker, serve_blurs};
