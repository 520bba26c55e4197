//! A photo server for the live lessons and their checks, on this machine only.
//!
//! In the order in which a request flows through it:
//!
//! - `server`: accepts connections, a thread for each
//! - `request`: reads the head of a request
//! - `counters`: requests, requests in flight, their peak
//! - `rendezvous`: holds requests until a given number of them wait
//! - `routes`: which page a path means
//! - `list`, `gallery`, `pdf`, `odd`: the pages
//! - `photos`: photos, drawn once and kept
//! - `scene`: draws a photo
//! - `encode`: writes a photo as a JPEG or a PNG
//! - `reply`: writes a page, whole or broken on purpose
//! - `messages`: every sentence of the above

mod counters;
pub mod encode;
mod gallery;
mod list;
mod messages;
mod odd;
mod pdf;
mod photos;
mod rendezvous;
mod reply;
mod request;
mod routes;
pub mod scene;
mod server;
mod settings;

pub use counters::Counts;
pub use messages::{USAGE, port_is_taken, serving};
pub use photos::{Photos, Size, put_in_place};
pub use rendezvous::{Attendance, Rendezvous};
pub use server::Server;
pub use settings::{Rate, Settings};
