//! wrong: What stands before `://` is left out.
//! fails: step2_two_urls_never_share_a_file
//! says: Two URLs share a file

fn name_of(url: &str) -> String {
    let url = url.split_once("://").map_or(url, |(_, rest)| rest);
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
