//! The checks and drivers of the live lessons, beside the reference answers.

/// 11_photo_filter
#[path = "view/photo_filter.rs"]
#[allow(dead_code, reason = "nobody calls its `main` here")]
pub mod photo_filter;
