//! wrong: Spaces around the line are taken for its end.
//! fails: step2_there_is_one_line_out_for_each_line_in
//! says: `work` says

pub fn serve(input: impl BufRead, mut output: impl Write) -> io::Result<()> {
    for line in input.lines() {
        writeln!(output, "{}", work(line?.trim()))?;
        output.flush()?;
    }
    Ok(())
}
