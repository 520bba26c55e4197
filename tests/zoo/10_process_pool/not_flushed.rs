//! wrong: The answer stays in a buffer.
//! fails: step2_each_line_is_answered_before_the_next_one_comes
//! says: An answer that is not flushed stays in the worker

pub fn serve(input: impl BufRead, mut output: impl Write) -> io::Result<()> {
    for line in input.lines() {
        writeln!(output, "{}", work(&line?))?;
    }
    output.flush()
}
