//! wrong: Each odd letter becomes `_`, so different URLs get one name.
//! fails: step2_two_urls_never_share_a_file
//! says: turns two URLs into the same name

fn name_of(url: &str) -> String {
    url.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect()
}
