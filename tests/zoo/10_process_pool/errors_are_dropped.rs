//! wrong: An input that fails is taken for one that has ended.
//! fails: step2_an_input_and_an_output_that_fail_are_errors
//! says: An error that is dropped looks like success

pub fn serve(input: impl BufRead, mut output: impl Write) -> io::Result<()> {
    for line in input.lines().map_while(Result::ok) {
        writeln!(output, "{}", work(&line))?;
        output.flush()?;
    }
    Ok(())
}
