//! wrong: A byte order mark is taken for no part of the line.
//! fails: step2_there_is_one_line_out_for_each_line_in
//! says: `work` says

pub fn serve(input: impl BufRead, mut output: impl Write) -> io::Result<()> {
    for line in input.lines() {
        output.write_all(work(line?.trim_end_matches('\u{feff}')).as_bytes())?;
        output.write_all(b"\n")?;
        output.flush()?;
    }
    Ok(())
}
