//! wrong: An empty line is taken for the end.
//! fails: step2_there_is_one_line_out_for_each_line_in
//! says: The first line that was not answered

pub fn serve(input: impl BufRead, mut output: impl Write) -> io::Result<()> {
    for line in input.lines() {
        let line = line?;
        if line.is_empty() {
            break;
        }
        writeln!(output, "{}", work(&line))?;
        output.flush()?;
    }
    Ok(())
}
