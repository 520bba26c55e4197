//! Part of a class, for one of several machines: which part an answer belongs to depends on nothing but the answer.

use std::fmt;
use std::str::FromStr;

use crate::class::AnswerId;
use crate::messages;

/// One of several parts, `2/3`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    /// From 1.
    number: u64,
    of: u64,
}

impl Shard {
    /// Whether this part judges the answer.
    pub fn holds(self, answer: &AnswerId) -> bool {
        answer.digest.number() % self.of == self.number - 1
    }
}

impl FromStr for Shard {
    type Err = String;

    fn from_str(text: &str) -> Result<Shard, String> {
        let numbers =
            text.split_once('/').and_then(|(number, of)| Some((number.parse().ok()?, of.parse().ok()?)));
        match numbers {
            Some((number, of)) if (1..=of).contains(&number) => Ok(Shard { number, of }),
            _ => Err(messages::bad_shard()),
        }
    }
}

impl fmt::Display for Shard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.number, self.of)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::class::Digest;

    #[test]
    fn each_answer_belongs_to_exactly_one_part() {
        let parts: Vec<Shard> = ["1/3", "2/3", "3/3"].map(|part| part.parse().expect("a shard")).into();
        for number in 0..100_u32 {
            let digest = Digest::of([&number.to_le_bytes()[..]]);
            let answer = AnswerId { lesson: "03_race".into(), digest };
            assert_eq!(parts.iter().filter(|part| part.holds(&answer)).count(), 1);
        }
        for wrong in ["0/3", "4/3", "1", "1/0", "a/b", ""] {
            assert!(wrong.parse::<Shard>().is_err(), "{wrong}");
        }
    }
}
