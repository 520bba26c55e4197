//! wrong: Every panic carries a `&str`.
//! fails: step2_the_message_of_the_panic_arrives
//! says: carries a `String`

impl From<Box<dyn Any + Send>> for JobPanicked {
    fn from(caught: Box<dyn Any + Send>) -> JobPanicked {
        let text = caught.downcast_ref::<&str>();
        JobPanicked(text.map_or(String::from("unknown panic"), |text| text.to_string()))
    }
}
