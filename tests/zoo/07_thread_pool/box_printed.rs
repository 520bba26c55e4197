//! wrong: The box prints what the panic said.
//! fails: step2_the_message_of_the_panic_arrives
//! says: Any

impl From<Box<dyn Any + Send>> for JobPanicked {
    fn from(caught: Box<dyn Any + Send>) -> JobPanicked {
        JobPanicked(format!("{caught:?}"))
    }
}
