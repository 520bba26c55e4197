//! wrong: The end of a line is no part of the answer, so its error is no error: who asked waits for the end of the line.
//! fails: step2_an_input_and_an_output_that_fail_are_errors
//! says: An error that is dropped looks like success

pub fn serve(input: impl BufRead, mut output: impl Write) -> io::Result<()> {
    for line in input.lines() {
        output.write_all(work(&line?).as_bytes())?;
        let _ = output.write_all(b"\n");
        output.flush()?;
    }
    Ok(())
}
