//! wrong: Large letters become small ones before the name is made.
//! fails: step2_two_urls_never_share_a_file
//! says: Two URLs share a file

fn name_of(url: &str) -> String {
    url.to_lowercase().bytes().map(|byte| format!("{byte:02x}")).collect()
}
