//! The squares' bits, one after the other.

/// Bytes up to a mark to restart at, or to the end of the photo.
pub(super) struct Stretches {
    /// Without the zeros that stand after each 255, and with [`SPARE`] zeros after each stretch.
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

/// So many bytes are read at once.
const WORD: usize = 8;
/// Whoever needs the last bit may have read a word beyond it already, and asks for another.
const SPARE: usize = 2 * WORD;

/// Bits of one stretch.
pub(super) struct Bits<'a> {
    bytes: &'a [u8],
    next: usize,
    /// The next bits, the first of them highest. There may be more than are counted: they are read again.
    word: u64,
    count: u32,
}

/// Cuts a scan at its marks, which must come in their order, up to the end of the photo.
pub(super) fn stretches(scan: &[u8]) -> Option<Stretches> {
    let (mut bytes, mut ends) = (Vec::with_capacity(scan.len() + SPARE), Vec::new());
    let mut rest = scan;
    loop {
        let at = rest.iter().position(|byte| *byte == 0xFF)?;
        let mark = *rest.get(at + 1)?;
        bytes.extend_from_slice(&rest[..at]);
        rest = &rest[at + 2..];
        if mark == 0 {
            bytes.push(0xFF);
            continue;
        }
        ends.push(bytes.len());
        bytes.extend_from_slice(&[0; SPARE]);
        match mark {
            0xD9 => return Some(Stretches { bytes, ends }),
            0xD0..=0xD7 if usize::from(mark - 0xD0) == (ends.len() - 1) % 8 => {}
            _ => return None,
        }
    }
}

impl Stretches {
    /// The bits of each.
    pub(super) fn iter(&self) -> impl Iterator<Item = Bits<'_>> {
        let begins = std::iter::once(0).chain(self.ends.iter().map(|end| end + SPARE));
        let bytes = begins.zip(&self.ends).map(|(begin, end)| &self.bytes[begin..end + SPARE]);
        bytes.map(|bytes| Bits { bytes, next: 0, word: 0, count: 0 })
    }
}

impl Bits<'_> {
    /// Sees to it that 56 bits are there. `None` after the end.
    #[inline(always)]
    pub(super) fn refill(&mut self) -> Option<()> {
        let bytes = self.bytes.get(self.next..self.next + WORD)?;
        self.word |= u64::from_be_bytes(bytes.try_into().ok()?) >> self.count;
        self.next += (63 - self.count as usize) / 8;
        self.count |= 56;
        Some(())
    }

    /// What comes next, the first bit highest.
    #[inline(always)]
    pub(super) fn ahead(&self) -> u64 {
        self.word
    }

    /// Goes on by fewer bits than there are.
    #[inline(always)]
    pub(super) fn skip(&mut self, bits: u8) {
        self.word <<= bits;
        self.count -= u32::from(bits);
    }

    /// Whether all was read, but for what fills the last byte.
    pub(super) fn is_at_end(&self) -> bool {
        let read = self.next * 8 - self.count as usize;
        let all = (self.bytes.len() - SPARE) * 8;
        (0..8).contains(&(all as isize - read as isize))
    }
}
