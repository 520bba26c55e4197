//! Which page a path means.

use crate::photos::{Photos, Size};
use crate::reply::Reply;
use crate::{gallery, list, messages, odd, pdf};

/// The largest side that Picsum draws.
const LONGEST_SIDE: u32 = 5000;

/// The page at `path`. `base` is where this server is.
pub(crate) fn page(photos: &Photos, base: &str, path: &str, query: &str) -> Reply {
    let parts: Vec<&str> = path.trim_matches('/').split('/').collect();
    match parts[..] {
        ["v2", "list"] => list::page(photos, base, query),
        ["id", id, width, height] => photo(photos, id, width, height),
        ["id", id, side] => photo(photos, id, side, side),
        ["gallery"] => gallery::page(base),
        ["gallery", name] => gallery::image(photos, name),
        ["pdf", number] => pdf::page(photos, number),
        ["odd", kind] => odd::page(kind, base),
        [""] => Reply::ok("text/plain; charset=utf-8", messages::welcome(base)),
        _ => Reply::error(404, messages::NO_SUCH_PAGE),
    }
}

fn photo(photos: &Photos, id: &str, width: &str, height: &str) -> Reply {
    let side = |text: &str| {
        text.trim_end_matches(".jpg").parse().ok().filter(|side| (1..=LONGEST_SIDE).contains(side))
    };
    let (Some(width), Some(height)) = (side(width), side(height)) else {
        return Reply::error(400, messages::BAD_SIZE);
    };
    match id.parse().ok().filter(|id| *id < photos.count()) {
        Some(id) => photos
            .jpeg(id, Size { width, height })
            .map_or_else(|error| disk(&error), |photo| Reply::shared("image/jpeg", photo)),
        None => Reply::error(404, messages::NO_SUCH_PHOTO),
    }
}

/// Our own disk refused.
pub(crate) fn disk(error: &std::io::Error) -> Reply {
    Reply::error(500, &messages::disk(error))
}
