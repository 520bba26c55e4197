//! wrong: The message is made tidy: blanks round it are cut off.
//! fails: step2_the_message_of_the_panic_arrives
//! says: the message of

impl From<Box<dyn Any + Send>> for JobPanicked {
    fn from(caught: Box<dyn Any + Send>) -> JobPanicked {
        let text = caught.downcast_ref::<&str>().map(|text| text.trim().to_string());
        let text = text.or_else(|| caught.downcast_ref::<String>().cloned());
        JobPanicked(text.unwrap_or_else(|| String::from("unknown panic")))
    }
}
