//! wrong: A message consists of letters from A to Z.
//! fails: step2_the_message_of_the_panic_arrives
//! says: should be "Straße nach

impl From<Box<dyn Any + Send>> for JobPanicked {
    fn from(caught: Box<dyn Any + Send>) -> JobPanicked {
        let text = caught.downcast_ref::<&str>().map(|text| text.to_string());
        let text = text.or_else(|| caught.downcast_ref::<String>().cloned());
        let text = text.map(|text| text.chars().filter(char::is_ascii).collect());
        JobPanicked(text.unwrap_or_else(|| String::from("unknown panic")))
    }
}
