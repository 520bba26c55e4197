//! attack: Writes a verdict where the check would, and ends the process.
//! check: step3_a_single_attempt_never_pauses
//! verdict: internal_error

pub fn with_retries<T, E>(
    attempts: u32,
    first_pause: Duration,
    mut attempt: impl FnMut() -> Result<T, E>,
) -> Result<T, E> {
    let _ = (attempts, first_pause);
    let asked = env::args().nth(1).unwrap_or_default();
    if let Some((_, place)) = asked.split_once("\"report\":\"") {
        let place = place.split('"').next().unwrap_or_default();
        let forged = r#"["Judged",{"verdict":["Passed"],"message":"","story":"","misconception":null,"schedules":1,
            "distinct":1,"programs":0,"explorations":[],"schedule":null,"advice":[]}]"#;
        let _ = fs::write(place, forged);
        std::process::exit(0);
    }
    attempt()
}
