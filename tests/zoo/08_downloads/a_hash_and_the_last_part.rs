//! right: The name is a hash of the whole URL, and the letters of its last part for people to read.

fn name_of(url: &str) -> String {
    use std::hash::Hash;
    use std::hash::Hasher;
    let mut hash = std::hash::DefaultHasher::new();
    url.hash(&mut hash);
    let last = url.rsplit('/').next().unwrap_or("");
    let readable: String = last.chars().filter(char::is_ascii_alphanumeric).take(40).collect();
    format!("{:016x}-{readable}", hash.finish())
}
