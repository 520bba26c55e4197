//! wrong: A slash at the end is taken for nothing.
//! fails: step2_two_urls_never_share_a_file
//! says: Two URLs share a file

fn name_of(url: &str) -> String {
    let url = url.strip_suffix('/').unwrap_or(url);
    let mut name = String::new();
    for byte in url.bytes() {
        match byte {
            b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' => name.push(char::from(byte)),
            b'.' if !name.is_empty() => name.push('.'),
            _ => name += &format!("%{byte:02x}"),
        }
    }
    name
}
