//! `/odd/{kind}`: answers that a client must survive.

use std::time::Duration;

use crate::messages;
use crate::reply::{Fault, Reply};

const TEN_GIGABYTES: u64 = 10_000_000_000;
/// Longer than any client of the lessons waits.
const STALL: Duration = Duration::from_secs(60);

pub(crate) fn page(kind: &str, base: &str) -> Reply {
    let photo = || Reply::ok("image/jpeg", vec![0xFF; 20_000]);
    match kind {
        // A login page in place of the photo, as hotels send it: the status says that all is well.
        "html.jpg" => Reply::ok("text/html; charset=utf-8", messages::gallery("")),
        // It says that it is a photo, and begins as one.
        "noise.jpg" => Reply::ok("image/jpeg", [&[0xFF, 0xD8, 0xFF][..], &[0x5A; 3000]].concat()),
        "empty.jpg" => Reply::ok("image/jpeg", ""),
        "half.jpg" => photo().with(Fault::EndsHalfWay),
        "huge.jpg" => photo().with(Fault::Announces(TEN_GIGABYTES)),
        "stall.jpg" => photo().with(Fault::Stalls(STALL)),
        "circle.jpg" => {
            Reply { status: 302, ..photo() }.with(Fault::LeadsTo(format!("{base}/odd/circle.jpg")))
        }
        "broken.jpg" => Reply::error(500, messages::FAILED_ON_PURPOSE),
        _ => Reply::error(404, messages::NO_SUCH_PAGE),
    }
}
