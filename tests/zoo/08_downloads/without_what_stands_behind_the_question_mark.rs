//! wrong: What stands behind the `?` is left out of the name.
//! fails: step2_two_urls_never_share_a_file
//! says: leaves something of the URL out

fn name_of(url: &str) -> String {
    let page = url.split('?').next().unwrap_or(url);
    page.bytes().map(|byte| format!("{byte:02x}")).collect()
}
