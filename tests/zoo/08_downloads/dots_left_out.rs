//! wrong: Dots are left out, so that no name can lead out of the folder; `a.b` and `ab` have one name then.
//! fails: step2_two_urls_never_share_a_file
//! says: the name leaves something of the URL out

fn name_of(url: &str) -> String {
    let mut name = String::new();
    for byte in url.bytes() {
        match byte {
            b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' => name.push(char::from(byte)),
            b'.' => {}
            _ => name += &format!("%{byte:02x}"),
        }
    }
    name
}
