//! wrong: A line that is no UTF-8 is passed over.
//! fails: step2_an_input_and_an_output_that_fail_are_errors
//! says: waits for an answer

pub fn serve(input: impl BufRead, mut output: impl Write) -> io::Result<()> {
    for line in input.lines() {
        let line = match line {
            Err(error) if error.kind() == io::ErrorKind::InvalidData => continue,
            line => line?,
        };
        output.write_all(work(&line).as_bytes())?;
        output.write_all(b"\n")?;
        output.flush()?;
    }
    Ok(())
}
