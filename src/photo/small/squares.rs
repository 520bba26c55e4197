//! One small square for each square.

use super::bits::{Bits, Stretches};
use super::head::{Head, Part};
use super::numbers::{Means, Patterns};

/// The values of one part, row by row, up to the end of the last group.
pub(super) struct Plane {
    pub(super) values: Vec<u8>,
    pub(super) row: usize,
    /// How many values of brightness stand for one of these, from left to right and from top to bottom.
    pub(super) across: usize,
    pub(super) down: usize,
}

/// What is read of one part.
struct Reader<'a, const SIDE: usize> {
    part: &'a Part,
    means: &'a Means,
    patterns: &'a Patterns,
    /// The mean of the last square: only by how much the next one differs is written.
    mean: i16,
    values: Vec<[u8; SIDE]>,
    /// Squares from left to right.
    row: usize,
}

/// A plane for each part, with `SIDE` × `SIDE` values for each square: 2 × 2, or one.
pub(super) fn read<const SIDE: usize>(head: &Head, stretches: &Stretches) -> Option<Vec<Plane>> {
    let (across, down) = head.groups();
    let readers = head.parts.iter().map(|part| Reader::<SIDE>::new(head, part));
    let mut readers: Vec<_> = readers.collect::<Option<_>>()?;
    let mut stretches = stretches.iter();
    let (mut bits, mut left) = (stretches.next()?, head.restart);
    for y in 0..down {
        for x in 0..across {
            if left == 0 {
                let ended = std::mem::replace(&mut bits, stretches.next()?);
                ended.is_at_end().then_some(())?;
                readers.iter_mut().for_each(|reader| reader.mean = 0);
                left = head.restart;
            }
            left -= 1;
            for reader in &mut readers {
                reader.read_group(&mut bits, x, y)?;
            }
        }
    }
    (bits.is_at_end() && stretches.next().is_none()).then_some(())?;
    Some(readers.into_iter().map(|reader| reader.into_plane(&head.parts[0])).collect())
}

impl<'a, const SIDE: usize> Reader<'a, SIDE> {
    fn new(head: &'a Head, part: &'a Part) -> Option<Reader<'a, SIDE>> {
        let (means, patterns) = head.codes(part)?;
        let (across, down) = head.groups();
        let row = across * part.across;
        let values = vec![[0; SIDE]; row * down * part.down * SIDE];
        Some(Reader { part, means, patterns, mean: 0, values, row })
    }

    fn into_plane(self, bright: &Part) -> Plane {
        let (across, down) = (bright.across / self.part.across, bright.down / self.part.down);
        Plane { values: self.values.into_flattened(), row: self.row * SIDE, across, down }
    }

    /// This part's squares of one group.
    #[inline(always)]
    fn read_group(&mut self, bits: &mut Bits, x: usize, y: usize) -> Option<()> {
        for down in 0..self.part.down {
            for across in 0..self.part.across {
                let square = self.read_square(bits)?;
                self.put(square, x * self.part.across + across, y * self.part.down + down);
            }
        }
        Some(())
    }

    /// Mean and slopes of a square; the fine patterns are stepped over.
    #[inline(always)]
    fn read_square(&mut self, bits: &mut Bits) -> Option<[i32; 4]> {
        bits.refill()?;
        // Sound photos stay within a sixteenth of what it can hold.
        self.mean = self.mean.wrapping_add(self.means.read(bits)?);
        let [right, down, both] = if SIDE > 1 {
            self.patterns.read(bits)?
        } else {
            self.patterns.step_over(bits, 0)?;
            [0; 3]
        };
        Some([self.mean, right, down, both].map(i32::from))
    }

    /// From mean and slopes to values.
    #[inline(always)]
    fn put(&mut self, square: [i32; 4], x: usize, y: usize) {
        let steps = &self.part.steps;
        let [mean, right, down, both] = [0, 1, 2, 3].map(|at| square[at] * steps[at]);
        let value = |sum: i32| ((sum + 4 + 8 * 128) >> 3).clamp(0, 255) as u8;
        let place = y * SIDE * self.row + x;
        if SIDE == 1 {
            self.values[place] = [value(mean); SIDE];
            return;
        }
        let pair = |middle: i32, slope: i32| {
            std::array::from_fn(|x| value(if x == 0 { middle + slope } else { middle - slope }))
        };
        self.values[place] = pair(mean + down, right + both);
        self.values[place + self.row] = pair(mean - down, right - both);
    }
}
