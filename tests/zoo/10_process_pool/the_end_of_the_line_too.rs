//! wrong: `read_line` keeps the end of the line, and `work` gets it too.
//! fails: step2_there_is_one_line_out_for_each_line_in
//! says: `work` says

pub fn serve(mut input: impl BufRead, mut output: impl Write) -> io::Result<()> {
    let mut line = String::new();
    while input.read_line(&mut line)? > 0 {
        writeln!(output, "{}", work(&line))?;
        output.flush()?;
        line.clear();
    }
    Ok(())
}
