//! `/pdf/{n}`: seven documents of about 1 MB, a page with a photo each.

use crate::messages;
use crate::photos::{Photos, Size};
use crate::reply::Reply;
use crate::routes::disk;

const DOCUMENTS: usize = 7;
const SIZE: Size = Size { width: 2400, height: 1600 };

/// Document number 1 to 7.
pub(crate) fn page(photos: &Photos, number: &str) -> Reply {
    let number: Option<usize> = number.trim_end_matches(".pdf").parse().ok();
    match number.filter(|number| (1..=DOCUMENTS).contains(number)) {
        Some(number) => photos
            .jpeg_of(2000 + number as u64, SIZE)
            .map_or_else(|error| disk(&error), |photo| Reply::ok("application/pdf", document(&photo))),
        None => Reply::error(404, messages::NO_SUCH_DOCUMENT),
    }
}

/// A page that is the photo: catalogue, pages, page, image, what to draw, and where each of these is.
fn document(photo: &[u8]) -> Vec<u8> {
    let Size { width, height } = SIZE;
    let drawing = format!("q {width} 0 0 {height} 0 0 cm /P Do Q");
    let objects: [(String, &[u8]); 5] = [
        ("<< /Type /Catalog /Pages 2 0 R >>".into(), b""),
        ("<< /Type /Pages /Kids [3 0 R] /Count 1 >>".into(), b""),
        (
            format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Contents 5 0 R \
                 /Resources << /XObject << /P 4 0 R >> >> >>"
            ),
            b"",
        ),
        (
            format!(
                "<< /Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceRGB \
                 /BitsPerComponent 8 /Filter /DCTDecode /Length {} >>",
                photo.len()
            ),
            photo,
        ),
        (format!("<< /Length {} >>", drawing.len()), drawing.as_bytes()),
    ];
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut places = String::new();
    for (number, (head, stream)) in objects.iter().enumerate() {
        places += &format!("{:010} 00000 n \n", file.len());
        file.extend_from_slice(format!("{} 0 obj\n{head}\n", number + 1).as_bytes());
        if !stream.is_empty() {
            file.extend_from_slice(&[b"stream\n", *stream, b"\nendstream\n"].concat());
        }
        file.extend_from_slice(b"endobj\n");
    }
    let table = file.len();
    let end = format!(
        "xref\n0 6\n0000000000 65535 f \n{places}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n"
    );
    file.extend_from_slice(end.as_bytes());
    file
}
