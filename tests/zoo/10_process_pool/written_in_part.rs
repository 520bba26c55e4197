//! wrong: `write` is called once, and how much it wrote is ignored.
//! fails: step2_answers_go_to_the_output_it_was_given_alone
//! says: writes all of it

pub fn serve(input: impl BufRead, mut output: impl Write) -> io::Result<()> {
    for line in input.lines() {
        let answer = work(&line?) + "\n";
        if output.write(answer.as_bytes())? == 0 {
            return Err(io::ErrorKind::WriteZero.into());
        }
        // Standard output flushes at each end of a line by itself; a file, a socket or a `BufWriter` does not.
        output.flush()?;
    }
    Ok(())
}
