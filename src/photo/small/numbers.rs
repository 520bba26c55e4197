//! Codes to numbers.
//!
//! A number is written as a code, which tells how many zeros stand before it and how many bits it has, and these
//! bits. The next few bits often hold more than one number, or numbers that nobody wants: tables tell what they
//! come to, and how far to go on.

use super::bits::Bits;
use super::codes::{AHEAD, Codes, Table, look_up, number, table};

/// The last place of a square. The mean stands at 0.
const LAST: usize = 63;
/// So many bits has the longest number. With its code, that of a pattern has 26; so two of these can be read, or a
/// mean and what begins a square, before more bits are needed.
const LONGEST_MEAN: u8 = 11;
const LONGEST_PATTERN: u8 = 10;
/// Where the slopes stand: to the right, down, and both.
pub(super) const SLOPES: [usize; 3] = [1, 2, 4];

/// How the means of squares are written: by how much each differs from the one before.
pub(super) struct Means {
    codes: Codes,
    /// So many bits, and the number. 0 bits: there are more.
    whole: Table<(u8, i16)>,
}

impl Means {
    /// `None`: these are no codes of means.
    pub(super) fn new(codes: Codes) -> Option<Means> {
        let whole = table(|bits| match codes.code_within(bits, 0) {
            Some((length, size)) if u32::from(length + size) <= AHEAD => {
                (length + size, number(bits << length, size) as i16)
            }
            _ => (0, 0),
        });
        codes.bytes().iter().all(|size| *size <= LONGEST_MEAN).then_some(Means { codes, whole })
    }

    /// The next one.
    #[inline(always)]
    pub(super) fn read(&self, bits: &mut Bits) -> Option<i16> {
        let mut whole = *look_up(&self.whole, bits.ahead());
        if whole.0 == 0 {
            whole = self.long(bits.ahead())?;
        }
        bits.skip(whole.0);
        Some(whole.1)
    }

    #[cold]
    fn long(&self, bits: u64) -> Option<(u8, i16)> {
        let (length, size) = self.codes.code(bits)?;
        Some((length + size, number(bits << length, size) as i16))
    }
}

/// How the slopes and patterns of squares are written.
pub(super) struct Patterns {
    codes: Codes,
    starts: Table<Start>,
    steps: Table<Step>,
}

/// What the first bits of a square come to.
#[derive(Clone, Copy, Default)]
struct Start {
    step: Step,
    slopes: [i16; 3],
}

/// What some bits come to: codes, each with its number.
#[derive(Clone, Copy, Default)]
struct Step {
    /// So many bits. 0: there is no code as short as this.
    bits: u8,
    /// So many places of the square. The square's end counts as one: it stands where a number could.
    places: u8,
}

/// In `places`: the square ends here.
const END: u8 = 128;

impl Patterns {
    /// `None`: these are no codes of patterns.
    pub(super) fn new(codes: Codes) -> Option<Patterns> {
        let starts = table(|bits| start(&codes, bits, SLOPES[2]));
        let steps = table(|bits| start(&codes, bits, 0).step);
        codes.bytes().iter().all(|byte| byte & 15 <= LONGEST_PATTERN).then_some(Patterns {
            codes,
            starts,
            steps,
        })
    }

    /// The slopes of a square; its patterns are stepped over.
    #[inline(always)]
    pub(super) fn read(&self, bits: &mut Bits) -> Option<[i16; 3]> {
        let Start { step, mut slopes } = *look_up(&self.starts, bits.ahead());
        bits.skip(step.bits);
        if step.is_end() {
            return Some(slopes);
        }
        let mut place = step.places();
        while place < SLOPES[2] {
            bits.refill()?;
            let (length, byte) = self.codes.code(bits.ahead())?;
            let step = Step::of(length, byte)?;
            if step.is_end() {
                bits.skip(length);
                return Some(slopes);
            }
            place += step.places();
            if let Some(slope) = SLOPES.iter().position(|slope| *slope == place) {
                slopes[slope] = number(bits.ahead() << length, byte & 15) as i16;
            }
            bits.skip(step.bits);
        }
        self.step_over(bits, place)?;
        Some(slopes)
    }

    /// To the end of the square. What was read of it ends at `place`.
    #[inline(always)]
    pub(super) fn step_over(&self, bits: &mut Bits, mut place: usize) -> Option<()> {
        if place == LAST {
            return Some(());
        }
        loop {
            bits.refill()?;
            if self.step(bits, &mut place)? || self.step(bits, &mut place)? {
                return (place <= LAST).then_some(());
            }
        }
    }

    /// Goes on; whether the square ends there.
    #[inline(always)]
    fn step(&self, bits: &mut Bits, place: &mut usize) -> Option<bool> {
        let mut step = *look_up(&self.steps, bits.ahead());
        if step.bits == 0 || *place + step.places() > LAST {
            // A longer code; or the square ends among these, and the rest is not its.
            bits.refill()?;
            let (length, byte) = self.codes.code(bits.ahead())?;
            step = Step::of(length, byte)?;
        }
        *place += step.places();
        bits.skip(step.bits);
        // One branch for both: which of the two it is can't be foreseen.
        Some(step.is_end() | (*place >= LAST))
    }
}

/// What these bits come to from the beginning of a square on. Up to the place `wanted`, only numbers that are there whole.
fn start(codes: &Codes, bits: u64, wanted: usize) -> Start {
    let mut start = Start::default();
    while !start.step.is_end() {
        let done = start.step.bits;
        let Some((length, byte)) = codes.code_within(bits, u32::from(done)) else { break };
        let Some(next) = Step::of(length, byte) else { break };
        let at = start.step.places() + next.places();
        let is_wanted = at <= wanted && !next.is_end();
        if at > LAST || is_wanted && u32::from(done + next.bits) > AHEAD {
            break;
        }
        if let (true, Some(slope)) = (is_wanted, SLOPES.iter().position(|slope| *slope == at)) {
            start.slopes[slope] = number(bits << (done + length), byte & 15) as i16;
        }
        start.step = Step { bits: done + next.bits, places: start.step.places + next.places };
        if u32::from(start.step.bits) >= AHEAD {
            break;
        }
    }
    start
}

impl Step {
    /// A byte tells how many zeros come first, and how many bits the number has.
    #[inline(always)]
    fn of(length: u8, byte: u8) -> Option<Step> {
        match (byte >> 4, byte & 15) {
            (0, 0) => Some(Step { bits: length, places: 1 | END }),
            (1..15, 0) => None,
            (zeros, bits) => Some(Step { bits: length + bits, places: zeros + 1 }),
        }
    }

    #[inline(always)]
    fn places(self) -> usize {
        usize::from(self.places & !END)
    }

    #[inline(always)]
    fn is_end(self) -> bool {
        self.places & END != 0
    }
}
