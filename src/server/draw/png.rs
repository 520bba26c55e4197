//! PNG without compression: small to write down, and every program reads it.

const SIGNATURE: [u8; 8] = [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n'];
/// The most that a block of the format's compression holds when it is stored as it is.
const BLOCK: usize = 65_535;

/// A PNG file of these pixels: red, green and blue, row by row.
///
/// # Panics
/// When there are not `width` × `height` pixels.
pub fn encode(pixels: &[u8], width: u32, height: u32) -> Vec<u8> {
    assert_eq!(pixels.len(), (width * height * 3) as usize, "three bytes for each pixel");
    let mut head = [width.to_be_bytes(), height.to_be_bytes()].concat();
    // 8 bits, red-green-blue, and the only compression, filter and order of rows that matter.
    head.extend([8, 2, 0, 0, 0]);
    // Each row begins with the number of its filter: 0 for none.
    let rows = pixels
        .chunks((width * 3).max(1) as usize)
        .flat_map(|row| std::iter::once(0).chain(row.iter().copied()));
    let mut file = SIGNATURE.to_vec();
    chunk(&mut file, *b"IHDR", &head);
    chunk(&mut file, *b"IDAT", &stored(&rows.collect::<Vec<u8>>()));
    chunk(&mut file, *b"IEND", &[]);
    file
}

fn chunk(file: &mut Vec<u8>, kind: [u8; 4], data: &[u8]) {
    file.extend((data.len() as u32).to_be_bytes());
    let begin = file.len();
    file.extend(kind);
    file.extend(data);
    let sum = checksum(&file[begin..]);
    file.extend(sum.to_be_bytes());
}

/// The data as zlib's format holds it uncompressed.
fn stored(data: &[u8]) -> Vec<u8> {
    let mut stored = vec![0x78, 0x01];
    let count = data.chunks(BLOCK).count();
    for (number, block) in data.chunks(BLOCK).enumerate() {
        let length = block.len() as u16;
        stored.push(u8::from(number + 1 == count));
        stored.extend(length.to_le_bytes());
        stored.extend((!length).to_le_bytes());
        stored.extend(block);
    }
    let (mut low, mut high) = (1_u32, 0_u32);
    for part in data.chunks(5552) {
        part.iter().for_each(|byte| {
            low += u32::from(*byte);
            high += low;
        });
        (low, high) = (low % 65_521, high % 65_521);
    }
    stored.extend((high << 16 | low).to_be_bytes());
    stored
}

/// CRC-32 as PNG wants it.
fn checksum(data: &[u8]) -> u32 {
    let table: [u32; 256] = std::array::from_fn(|byte| {
        (0..8).fold(byte as u32, |sum, _| if sum & 1 == 1 { 0xEDB8_8320 ^ (sum >> 1) } else { sum >> 1 })
    });
    !data.iter().fold(!0, |sum, byte| table[((sum ^ u32::from(*byte)) & 0xFF) as usize] ^ (sum >> 8))
}
