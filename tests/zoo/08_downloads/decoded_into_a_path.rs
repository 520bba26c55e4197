//! wrong: The URL is decoded, and what was `%2F` is a `/` in the path.
//! fails: step2_no_url_writes_outside_the_folder
//! says: is no path

fn name_of(url: &str) -> String {
    let last = url.rsplit('/').next().unwrap_or("");
    let (mut name, mut rest) = (String::new(), last);
    while let Some((before, after)) = rest.split_once('%') {
        let byte = after.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        name += before;
        name.push(byte.map_or('%', char::from));
        rest = if byte.is_some() { &after[2..] } else { after };
    }
    let own: String = url.bytes().map(|byte| format!("{byte:02x}")).collect();
    if last.contains('%') { name + rest } else { own }
}
