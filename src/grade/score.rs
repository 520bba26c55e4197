//! Points.

use std::collections::BTreeMap;

use workbook_judge::check::verdict::Verdict;

use crate::config::{Config, Partial};
use crate::ledger::Said;

/// The share of a lesson's points that these verdicts are worth, from 0 to 1.
pub fn share(config: &Config, lesson: &str, said: &[Said]) -> f64 {
    let mut steps: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
    for said in said {
        let (passed, all) = steps.entry(said.step).or_default();
        *passed += usize::from(passed_it(said));
        *all += 1;
    }
    let part = |passed: usize, all: usize| match config.partial {
        Partial::Check => passed as f64 / all as f64,
        Partial::Step | Partial::All => f64::from(u8::from(passed == all)),
    };
    let (mut reached, mut whole) = (0.0, 0.0);
    for (step, (passed, all)) in &steps {
        let weight = config.weight(lesson, *step);
        reached += weight * part(*passed, *all);
        whole += weight;
    }
    let share = if whole > 0.0 { reached / whole } else { 0.0 };
    match config.partial {
        Partial::All if share < 1.0 => 0.0,
        _ => share,
    }
}

/// Whether a verdict is that the check held.
pub fn passed_it(said: &Said) -> bool {
    said.verdict == Verdict::Passed
}

/// To a hundredth, so that every format shows the same.
pub fn rounded(points: f64) -> f64 {
    (points * 100.0).round() / 100.0
}

/// Points as people write them: `7.5`, `10`.
pub fn written(points: f64) -> String {
    rounded(points).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(step: u32, verdict: Verdict) -> Said {
        Said {
            check: format!("step{step}_{}", verdict.name()),
            step,
            verdict,
            message: String::new(),
            misconception: None,
            schedules: 0,
            advice: Vec::new(),
        }
    }

    fn shares(said: &[Said]) -> [f64; 3] {
        [Partial::Check, Partial::Step, Partial::All]
            .map(|partial| share(&Config { partial, ..Config::default() }, "03_race", said))
    }

    #[test]
    fn partial_credit_is_by_check_by_step_or_all_or_nothing() {
        let half = [said(1, Verdict::Passed), said(2, Verdict::Passed), said(2, Verdict::Failed)];
        assert_eq!(shares(&half), [0.75, 0.5, 0.0]);
        assert_eq!(shares(&[said(1, Verdict::Passed), said(2, Verdict::Passed)]), [1.0; 3]);
        assert_eq!(shares(&[]), [0.0; 3]);
    }

    #[test]
    fn a_step_counts_as_much_as_its_weight() {
        let lessons = toml::from_str("[lessons.03_race]\nsteps = { 2 = 3 }").expect("it is TOML");
        let config: Config = lessons;
        assert_eq!(share(&config, "03_race", &[said(1, Verdict::Failed), said(2, Verdict::Passed)]), 0.75);
    }
}
