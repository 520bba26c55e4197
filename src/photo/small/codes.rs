//! Bits to bytes: the codes of a table.
//!
//! What is frequent has a short code, and no code begins as another does, so the next few bits tell which it is.

/// So many bits are looked up at once. More would tell more, and the tables would not fit in the fastest cache.
pub(super) const AHEAD: u32 = 11;
const TABLE: usize = 1 << AHEAD;

/// A code: its length in bits and the byte that it stands for. Length 0: none, or a longer one.
pub(super) type Code = (u8, u8);
/// What each possible sequence of the next bits means.
pub(super) type Table<T> = Box<[T; TABLE]>;

/// A table of codes.
pub(super) struct Codes {
    short: Table<Code>,
    /// For each length the first code that is longer, its bits at the left of 16, and from where on its bytes are.
    limits: [(u32, i32); 17],
    bytes: Vec<u8>,
}

impl Codes {
    /// From how many codes there are of each length, and what they stand for.
    pub(super) fn new(counts: [u8; 16], bytes: &[u8]) -> Option<Codes> {
        let mut codes = Codes { short: table(|_| (0, 0)), limits: [(0, 0); 17], bytes: bytes.to_vec() };
        let (mut next, mut place) = (0_u32, 0_usize);
        for (length, count) in (1_u32..).zip(counts.map(u32::from)) {
            codes.limits[length as usize].1 = place as i32 - next as i32;
            for byte in bytes.get(place..place + count as usize)? {
                if length <= AHEAD {
                    let room = 1 << (AHEAD - length);
                    let begin = next as usize * room;
                    codes.short.get_mut(begin..begin + room)?.fill((length as u8, *byte));
                }
                next += 1;
            }
            if next > 1 << length {
                return None;
            }
            place += count as usize;
            codes.limits[length as usize].0 = next << (16 - length);
            next <<= 1;
        }
        Some(codes)
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The code that these bits begin with; the first of them is the highest.
    #[inline(always)]
    pub(super) fn code(&self, bits: u64) -> Option<Code> {
        match *look_up(&self.short, bits) {
            (0, _) => self.long_code((bits >> 48) as u32),
            code => Some(code),
        }
    }

    #[cold]
    fn long_code(&self, bits: u32) -> Option<Code> {
        let length = (AHEAD + 1..=16).find(|length| bits < self.limits[*length as usize].0)?;
        let place = (bits >> (16 - length)) as i32 + self.limits[length as usize].1;
        Some((length as u8, *self.bytes.get(place as usize)?))
    }

    /// The code that these bits, as many as are looked up, begin with after the first `done` ones, if it is there whole.
    pub(super) fn code_within(&self, bits: u64, done: u32) -> Option<Code> {
        let (length, byte) = *look_up(&self.short, bits << done);
        (length > 0 && done + u32::from(length) <= AHEAD).then_some((length, byte))
    }
}

/// A table from what it says of bits, the first of which is the highest.
pub(super) fn table<T>(entry: impl Fn(u64) -> T) -> Table<T> {
    let entries: Box<[T]> = (0..TABLE as u64).map(|bits| entry(bits << (64 - AHEAD))).collect();
    entries.try_into().unwrap_or_else(|_| unreachable!("it has as many entries"))
}

#[inline(always)]
pub(super) fn look_up<T>(table: &[T; TABLE], bits: u64) -> &T {
    &table[(bits >> (64 - AHEAD)) as usize]
}

/// The number in the first so many bits, less than 32; the first bit is the highest. Those that begin with a 0 are
/// negative.
#[inline(always)]
pub(super) fn number(bits: u64, count: u8) -> i32 {
    // In two steps: there is no shift by 64.
    let number = (bits >> 1 >> (63 - count)) as i32;
    let least = 1 << count >> 1;
    number - if number < least { 2 * least - 1 } else { 0 }
}
