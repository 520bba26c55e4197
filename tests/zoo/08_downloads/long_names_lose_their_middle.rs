//! wrong: A long name keeps its beginning and its end, and loses what is between.
//! fails: step2_long_urls_and_such_without_a_name_do_not_share_a_file
//! says: leaves something of the URL out

fn name_of(url: &str) -> String {
    let mut name = String::new();
    for byte in url.bytes() {
        match byte {
            b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' => name.push(char::from(byte)),
            // `..` is no file.
            b'.' if !name.is_empty() => name.push('.'),
            // Large letters too: some systems take them for small ones.
            _ => name += &format!("%{byte:02x}"),
        }
    }
    // No file has a longer name.
    if name.len() > 255 {
        name = format!("{}~{}", &name[..127], &name[name.len() - 127..]);
    }
    name
}
