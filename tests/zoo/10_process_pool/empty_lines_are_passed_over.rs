//! wrong: An empty line is taken for none.
//! fails: step2_there_is_one_line_out_for_each_line_in
//! says: came out

pub fn serve(input: impl BufRead, mut output: impl Write) -> io::Result<()> {
    for line in input.lines() {
        let line = line?;
        if line.is_empty() {
            continue;
        }
        writeln!(output, "{}", work(&line))?;
        output.flush()?;
    }
    Ok(())
}
