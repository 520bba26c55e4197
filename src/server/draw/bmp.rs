//! BMP: a head, and the rows from the bottom to the top.

const HEAD: usize = 54;

/// A BMP file of these pixels: red, green and blue, row by row. A row must be a multiple of four bytes.
pub(crate) fn encode(pixels: &[u8], width: u32, height: u32) -> Vec<u8> {
    let row = (width * 3) as usize;
    let mut file = b"BM".to_vec();
    let numbers = [(HEAD + pixels.len()) as u32, 0, HEAD as u32, 40, width, height, 24 << 16 | 1, 0];
    file.extend(
        numbers.into_iter().chain([pixels.len() as u32, 2835, 2835, 0, 0]).flat_map(u32::to_le_bytes),
    );
    for row in pixels.chunks(row).rev() {
        file.extend(row.chunks(3).flat_map(|pixel| pixel.iter().rev()));
    }
    file
}
