//! Sizes and tables, from what stands before the squares.

use std::iter;
use std::num::NonZeroU16;

use super::codes::Codes;
use super::numbers::{Means, Patterns, SLOPES};

/// What the squares can't be read without.
pub(super) struct Head {
    pub(super) width: usize,
    pub(super) height: usize,
    /// Brightness alone, or brightness and two of colour.
    pub(super) parts: Vec<Part>,
    /// How many groups of squares stand between two marks to restart at; all of them when there are no marks.
    pub(super) restart: usize,
    means: Tables<Means>,
    patterns: Tables<Patterns>,
}

/// One of brightness and colours.
pub(super) struct Part {
    /// Squares of it in each group, from left to right and from top to bottom.
    pub(super) across: usize,
    pub(super) down: usize,
    /// By how much the mean and the slopes were divided.
    pub(super) steps: Steps,
    means: usize,
    patterns: usize,
}

type Steps = [i32; 4];
type Tables<T> = [Option<T>; 4];

impl Head {
    /// The codes of this part's means, and those of its patterns.
    pub(super) fn codes(&self, part: &Part) -> Option<(&Means, &Patterns)> {
        Some((self.means[part.means].as_ref()?, self.patterns[part.patterns].as_ref()?))
    }

    /// Groups of squares from left to right, and from top to bottom.
    pub(super) fn groups(&self) -> (usize, usize) {
        let [across, down] = [self.parts[0].across * 8, self.parts[0].down * 8];
        (self.width.div_ceil(across), self.height.div_ceil(down))
    }
}

/// What was read so far.
#[derive(Default)]
struct Draft<'a> {
    frame: Option<&'a [u8]>,
    steps: Tables<Steps>,
    means: Tables<Means>,
    patterns: Tables<Patterns>,
    restart: Option<NonZeroU16>,
}

/// The head, and the squares' bytes. `None`: it is not of the usual kind.
pub(super) fn read(bytes: &[u8]) -> Option<(Head, &[u8])> {
    let mut draft = Draft::default();
    for (mark, segment, rest) in segments(bytes) {
        match mark {
            0xC0 if draft.frame.is_none() => draft.frame = Some(segment),
            0xC4 => draft.read_codes(segment)?,
            0xDB => draft.read_steps(segment)?,
            0xDD => draft.restart = NonZeroU16::new(u16::from_be_bytes(segment.try_into().ok()?)),
            SCAN => return Some((draft.finished(segment)?, rest)),
            // What programs and cameras say about themselves.
            0xE0..=0xEF | 0xFE => {}
            _ => return None,
        }
    }
    None
}

/// What comes after the head.
pub(super) fn squares(bytes: &[u8]) -> Option<&[u8]> {
    segments(bytes).find(|(mark, ..)| *mark == SCAN).map(|(.., rest)| rest)
}

/// Marks the last segment before the squares.
const SCAN: u8 = 0xDA;

/// Each segment's mark, what is in it, and what comes after it. Behind the last one they make no sense.
fn segments(bytes: &[u8]) -> impl Iterator<Item = (u8, &[u8], &[u8])> {
    let mut rest = bytes.get(2..).unwrap_or_default();
    iter::from_fn(move || {
        let [0xFF, mark, high, low, ..] = *rest else { return None };
        let end = 2 + usize::from(u16::from_be_bytes([high, low]));
        let segment = rest.get(4..end)?;
        rest = &rest[end..];
        Some((mark, segment, rest))
    })
}

impl Draft<'_> {
    fn finished(self, scan: &[u8]) -> Option<Head> {
        let ([width, height], parts) = read_frame(self.frame?, scan, &self.steps)?;
        let restart = self.restart.map_or(usize::MAX, |groups| groups.get().into());
        Some(Head { width, height, parts, restart, means: self.means, patterns: self.patterns })
    }

    /// One or more tables of 64 steps.
    fn read_steps(&mut self, mut segment: &[u8]) -> Option<()> {
        while let [place, rest @ ..] = segment {
            let (table, rest) = rest.split_at_checked(64)?;
            let wanted = [0, SLOPES[0], SLOPES[1], SLOPES[2]];
            *self.steps.get_mut(usize::from(*place))? = Some(wanted.map(|place| i32::from(table[place])));
            segment = rest;
        }
        Some(())
    }

    /// One or more tables of codes.
    fn read_codes(&mut self, mut segment: &[u8]) -> Option<()> {
        while let [kind, rest @ ..] = segment {
            let (counts, rest) = rest.split_first_chunk::<16>()?;
            let (bytes, rest) =
                rest.split_at_checked(counts.iter().map(|count| usize::from(*count)).sum())?;
            let codes = Codes::new(*counts, bytes)?;
            let place = usize::from(kind & 15);
            match kind >> 4 {
                0 => *self.means.get_mut(place)? = Some(Means::new(codes)?),
                _ => *self.patterns.get_mut(place)? = Some(Patterns::new(codes)?),
            }
            segment = rest;
        }
        Some(())
    }
}

/// Width, height, and the parts, which must come together and whole.
fn read_frame(frame: &[u8], scan: &[u8], steps: &Tables<Steps>) -> Option<([usize; 2], Vec<Part>)> {
    let [8, y1, y0, x1, x0, count, parts @ ..] = frame else { return None };
    let [scan_count, tables @ .., 0, 63, 0] = scan else { return None };
    let lengths = [parts.len(), tables.len()];
    if scan_count != count || lengths != [usize::from(*count) * 3, usize::from(*count) * 2] {
        return None;
    }
    let parts = parts.chunks_exact(3).zip(tables.chunks_exact(2));
    let parts: Vec<Part> =
        parts.map(|(part, tables)| Part::read(part, tables, steps)).collect::<Option<_>>()?;
    let [height, width] = [[*y1, *y0], [*x1, *x0]].map(|side| usize::from(u16::from_be_bytes(side)));
    let is_usual = match &parts[..] {
        [grey] => grey.across * grey.down == 1,
        [bright, blue, red] => {
            bright.across <= 2
                && bright.down <= 2
                && [blue, red].iter().all(|part| part.across * part.down == 1)
        }
        _ => false,
    };
    is_usual.then_some(([width, height], parts))
}

impl Part {
    fn read(part: &[u8], tables: &[u8], steps: &Tables<Steps>) -> Option<Part> {
        let ([id, sampling, table], [scan_id, codes]) = (part, tables) else { return None };
        let (across, down) = (usize::from(sampling >> 4), usize::from(sampling & 15));
        let (means, patterns) = (usize::from(codes >> 4), usize::from(codes & 15));
        let steps = (*steps.get(usize::from(*table))?)?;
        let is_usual = id == scan_id && across > 0 && down > 0 && means < 4 && patterns < 4;
        is_usual.then_some(Part { across, down, steps, means, patterns })
    }
}
