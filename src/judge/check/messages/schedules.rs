//! About schedules: how many were tried, and which can be replayed.

use crate::check::verdict::Judged;
use protocol::Coverage;

/// How much stands behind a pass.
pub fn passed(judged: &Judged) -> String {
    match (judged.said.coverage(), judged.said.schedules) {
        (Some(coverage), _) if judged.said.programs > 0 => {
            format!("passed · {} small programs, {}", grouped(judged.said.programs), shown_by(coverage))
        }
        (Some(coverage), _) => format!("passed · {}", shown_by(coverage)),
        (None, 0) => "passed".into(),
        (None, 1) => "passed · 1 schedule".into(),
        (None, _) => format!(
            "passed · {} schedules, {} of them distinct",
            grouped(judged.said.schedules),
            grouped(judged.said.distinct)
        ),
    }
}

/// What was tried: `proved: all 214 schedules`.
pub fn shown_by(coverage: Coverage) -> String {
    match coverage {
        Coverage::Whole { schedules: 1 } => "proved: there is only 1 schedule".into(),
        Coverage::Whole { schedules } => format!("proved: all {} schedules", grouped(schedules)),
        Coverage::Bounded { bound, schedules, more } => {
            let within = format!("every schedule {} ({})", pre_emptions(bound), grouped(schedules));
            if more == 0 { within } else { format!("{within}, and {} more", grouped(more)) }
        }
        Coverage::Sampled { schedules: 1 } => "1 schedule tried".into(),
        Coverage::Sampled { schedules } => format!("{} schedules tried", grouped(schedules)),
    }
}

/// `with at most 2 pre-emptions`.
pub fn pre_emptions(bound: usize) -> String {
    match bound {
        0 => "without a pre-emption".into(),
        1 => "with at most 1 pre-emption".into(),
        _ => format!("with at most {bound} pre-emptions"),
    }
}

/// The schedule does not belong to this check: its process says why.
pub fn bad_schedule(why: &str) -> String {
    let why = why.trim();
    let (first, rest) = why.split_at(why.chars().next().map_or(0, char::len_utf8));
    format!("This schedule can't be replayed. {}{rest}", first.to_uppercase())
}

/// `1,234`.
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
