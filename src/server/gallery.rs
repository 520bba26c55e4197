//! `/gallery`: a page with 60 small images of mixed types.

use std::sync::Arc;

use crate::encode;
use crate::messages;
use crate::photos::{Photos, Size};
use crate::reply::Reply;
use crate::routes::disk;
use crate::scene;

const IMAGES: usize = 60;
const TYPES: [&str; 3] = ["jpg", "png", "svg"];
const SIZE: Size = Size { width: 240, height: 160 };

/// The page itself.
pub(crate) fn page(base: &str) -> Reply {
    let image = |number: usize| format!("<img src=\"{base}/gallery/{}\" alt=\"{number}\">\n", name(number));
    let images: String = (0..IMAGES).map(image).collect();
    Reply::ok("text/html; charset=utf-8", messages::gallery(&images))
}

fn name(number: usize) -> String {
    format!("{number:02}.{}", TYPES[number % TYPES.len()])
}

/// One image of it.
pub(crate) fn image(photos: &Photos, wanted: &str) -> Reply {
    let Some(number) = (0..IMAGES).find(|number| name(*number) == wanted) else {
        return Reply::error(404, messages::NO_SUCH_PHOTO);
    };
    let (seed, Size { width, height }) = (1000 + number as u64, SIZE);
    let kept = match TYPES[number % TYPES.len()] {
        "png" => {
            let file = encode::png(&scene::photo(seed, width, height)).expect("it has pixels");
            Ok(("image/png", Arc::new(file)))
        }
        "svg" => Ok(("image/svg+xml", Arc::new(messages::drawing(number).into_bytes()))),
        _ => photos.jpeg_of(seed, SIZE).map(|photo| ("image/jpeg", photo)),
    };
    kept.map_or_else(|error| disk(&error), |(kind, bytes)| Reply::shared(kind, bytes))
}
