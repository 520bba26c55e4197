//! Reads a JPEG a quarter or an eighth as large as it was taken, in a fraction of the time.
//!
//! A JPEG is made of squares of 8 × 8 values. Each is written as 64 numbers: the first is its mean, the next ones
//! are its slopes, the others are patterns ever finer. So a small photo is all there already: the means alone are
//! the photo at an eighth, and with the three slopes it is the photo at a quarter. What is left of the work is to
//! find where the next square begins: the fine patterns are stepped over, several at once, and never computed.
//!
//! It reads what cameras and programs usually write, sound to the last bit, and nothing else: for all other files
//! it answers `None`, and whoever asks reads the whole photo. So what is wrong with a file is found and told in one
//! place. No crate could take its place: those that know this read a whole photo in less time than a quarter.
//!
//! - `head`: sizes and tables, from what stands before the squares
//! - `bits`: the squares' bits, one after the other
//! - `codes`: bits to bytes
//! - `numbers`: bytes to numbers
//! - `squares`: one small square for each square
//! - `colour`: brightness and colour to red, green and blue

mod bits;
mod codes;
mod colour;
mod head;
mod numbers;
mod squares;

/// How much smaller a photo comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Size {
    /// 2 × 2 pixels of each square.
    Quarter,
    /// One.
    Eighth,
}

impl Size {
    /// The smallest one that is not smaller than the photo divided `by`.
    pub(crate) fn divided(by: u32) -> Option<Size> {
        match by {
            0..4 => None,
            4..8 => Some(Size::Quarter),
            _ => Some(Size::Eighth),
        }
    }
}

/// Pixels of a side. In a photo with fewer, half a one too many or too few at its edge would be seen.
const FEWEST: usize = 16;

/// Red, green and blue of each pixel of the small photo, its width and its height.
///
/// `bytes` are those of a JPEG whose head was found sound. Its sides are rounded to whole pixels.
pub(crate) fn read(bytes: &[u8], size: Size) -> Option<(Vec<u8>, [u32; 2])> {
    let (head, scan) = head::read(bytes)?;
    let by = if size == Size::Quarter { 4 } else { 8 };
    // The last squares are filled up beyond the edges, so there are values enough.
    let [width, height] = [head.width, head.height].map(|side| (side + by / 2) / by);
    if width.min(height) < FEWEST {
        return None;
    }
    let stretches = bits::stretches(scan)?;
    let planes = match size {
        Size::Quarter => squares::read::<2>(&head, &stretches)?,
        Size::Eighth => squares::read::<1>(&head, &stretches)?,
    };
    Some((colour::pixels(&planes, width, height), [width as u32, height as u32]))
}

/// Whether the mark is there that a photo ends with.
pub(crate) fn has_end(bytes: &[u8]) -> bool {
    // No such bytes stand among squares, but a small photo before them may have such an end.
    head::squares(bytes).is_none_or(|squares| squares.windows(2).any(|two| two == [0xFF, 0xD9]))
}
