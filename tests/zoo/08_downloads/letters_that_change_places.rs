//! wrong: Odd letters become `_`, and the sum of all bytes stands behind the name: it is the same in any order.
//! fails: step2_two_urls_never_share_a_file
//! says: turns two URLs into the same name

fn name_of(url: &str) -> String {
    let sum: u64 = url.bytes().map(|byte| u64::from(byte) * u64::from(byte)).sum();
    let letters = url.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' });
    let end: String = letters.rev().take(150).collect();
    format!("{end}-{sum}")
}
