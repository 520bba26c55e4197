//! wrong: Answers are printed, whatever `output` is.
//! fails: step2_answers_go_to_the_output_it_was_given_alone
//! says: whatever `output` is

pub fn serve(input: impl BufRead, mut output: impl Write) -> io::Result<()> {
    for line in input.lines() {
        println!("{}", work(&line?));
        output.flush()?;
    }
    Ok(())
}
