//! wrong: That a job panicked is all that needs to be known.
//! fails: step2_the_message_of_the_panic_arrives
//! says: the disk is full

impl From<Box<dyn Any + Send>> for JobPanicked {
    fn from(_caught: Box<dyn Any + Send>) -> JobPanicked {
        JobPanicked(String::from("a job panicked"))
    }
}
