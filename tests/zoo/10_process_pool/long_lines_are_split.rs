//! wrong: A line of more than 4096 bytes is taken for several.
//! fails: step2_there_is_one_line_out_for_each_line_in
//! says: however long it is

pub fn serve(input: impl BufRead, mut output: impl Write) -> io::Result<()> {
    let mut input = input;
    loop {
        let mut line = Vec::new();
        // A line may have no end.
        if input.by_ref().take(4096).read_until(b'\n', &mut line)? == 0 {
            return Ok(());
        }
        let line = String::from_utf8(line).map_err(io::Error::other)?;
        output.write_all(work(line.strip_suffix('\n').unwrap_or(&line)).as_bytes())?;
        output.write_all(b"\n")?;
        output.flush()?;
    }
}
