//! wrong: A name is cut off so that it is not too long, and what it was told apart by is gone.
//! fails: step2_two_urls_never_share_a_file
//! says: Two URLs share a file

fn name_of(url: &str) -> String {
    url.bytes().take(20).map(|byte| format!("{byte:02x}")).collect()
}
