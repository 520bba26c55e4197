//! Turns a photo as it was held.
//!
//! A camera writes its pixels as they come, and beside them, in EXIF's words, how it was held. EXIF is a TIFF file
//! without pixels: a head, then entries of 12 bytes, of which one is the orientation, from 1 to 8.

/// The entry that tells how the camera was held.
const ORIENTATION: u16 = 0x0112;
/// Of an entry of numbers with 16 bits.
const SHORT: u16 = 3;

/// How the pixels of a file lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Lies {
    #[default]
    Upright,
    /// Left and right are exchanged.
    Mirrored,
    UpsideDown,
    /// Top and bottom are exchanged.
    Flipped,
    /// Rows are columns.
    Transposed,
    /// The top is at the left: a turn to the right puts it upright.
    OnItsLeft,
    /// Rows are columns, and both begin at their ends.
    Transversed,
    /// The top is at the right: a turn to the left puts it upright.
    OnItsRight,
}

impl Lies {
    /// From what stands behind `Exif` and two zeros. What makes no sense is upright, as other programs take it.
    pub fn of(exif: &[u8]) -> Lies {
        match orientation(exif) {
            Some(2) => Lies::Mirrored,
            Some(3) => Lies::UpsideDown,
            Some(4) => Lies::Flipped,
            Some(5) => Lies::Transposed,
            Some(6) => Lies::OnItsLeft,
            Some(7) => Lies::Transversed,
            Some(8) => Lies::OnItsRight,
            _ => Lies::Upright,
        }
    }

    /// Whether what is wide in the file is high in life.
    fn is_sideways(self) -> bool {
        matches!(self, Lies::Transposed | Lies::OnItsLeft | Lies::Transversed | Lies::OnItsRight)
    }

    /// Width and height in life, of those in the file.
    pub fn size(self, [width, height]: [u32; 2]) -> [u32; 2] {
        if self.is_sideways() { [height, width] } else { [width, height] }
    }

    /// Red, green and blue of each pixel, turned upright.
    pub fn upright(self, pixels: Vec<u8>, size: [u32; 2]) -> Vec<u8> {
        if self == Lies::Upright {
            return pixels;
        }
        let [width, height] = size.map(|side| side as usize);
        let [across, down] = self.size(size).map(|side| side as usize);
        let (right, bottom) = (width - 1, height - 1);
        let from = |x: usize, y: usize| match self {
            Lies::Upright => (x, y),
            Lies::Mirrored => (right - x, y),
            Lies::UpsideDown => (right - x, bottom - y),
            Lies::Flipped => (x, bottom - y),
            Lies::Transposed => (y, x),
            Lies::OnItsLeft => (y, bottom - x),
            Lies::Transversed => (right - y, bottom - x),
            Lies::OnItsRight => (right - y, x),
        };
        let mut turned = Vec::with_capacity(pixels.len());
        for (x, y) in (0..down).flat_map(|y| (0..across).map(move |x| (x, y))) {
            let (x, y) = from(x, y);
            let at = (y * width + x) * 3;
            turned.extend_from_slice(&pixels[at..at + 3]);
        }
        turned
    }
}

/// The number of the orientation, if there is one.
fn orientation(exif: &[u8]) -> Option<u16> {
    let is_little = match exif.get(..2)? {
        b"II" => true,
        b"MM" => false,
        _ => return None,
    };
    let two = |at: usize| {
        let bytes: [u8; 2] = exif.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if is_little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) })
    };
    let four = |at: usize| {
        let bytes: [u8; 4] = exif.get(at..at.checked_add(4)?)?.try_into().ok()?;
        Some(if is_little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) } as usize)
    };
    let entries = four(4)?;
    let entry = |number: u16| entries.checked_add(2 + 12 * usize::from(number));
    let mut all = (0..two(entries)?).map_while(entry);
    let ours = all.find(|at| two(*at) == Some(ORIENTATION) && two(at + 2) == Some(SHORT))?;
    two(ours + 8)
}
