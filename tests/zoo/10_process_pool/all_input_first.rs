//! wrong: All lines are read before the first one is answered.
//! fails: step2_each_line_is_answered_before_the_next_one_comes
//! says: waits for all of the input

pub fn serve(input: impl BufRead, mut output: impl Write) -> io::Result<()> {
    let lines = input.lines().collect::<io::Result<Vec<String>>>()?;
    for line in lines {
        writeln!(output, "{}", work(&line))?;
        output.flush()?;
    }
    Ok(())
}
