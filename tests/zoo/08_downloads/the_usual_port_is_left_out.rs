//! wrong: The port that is usual anyway is left out.
//! fails: step2_two_urls_never_share_a_file
//! says: Two URLs share a file

fn name_of(url: &str) -> String {
    let mut name = String::new();
    for byte in url.replacen(":80/", "/", 1).bytes() {
        match byte {
            b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' => name.push(char::from(byte)),
            // `..` is no file.
            b'.' if !name.is_empty() => name.push('.'),
            // Large letters too: some systems take them for small ones.
            _ => name += &format!("%{byte:02x}"),
        }
    }
    name
}
