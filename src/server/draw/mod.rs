//! How a photo is drawn, and the image formats that the gallery mixes.

pub(crate) mod bmp;
mod noise;
pub mod png;
pub mod scene;

pub(crate) use noise::mix;
