//! right: A link takes the first name that is free, in one step: the same URL has a new file each time.

pub fn save(url: &str, bytes: &[u8], dir: &Path) -> io::Result<PathBuf> {
    static DRAFTS: AtomicU64 = AtomicU64::new(0);
    let last: String = url.chars().rev().take(40).filter(char::is_ascii_alphanumeric).collect();
    let draft = dir.join(format!(".{}-{}", process::id(), DRAFTS.fetch_add(1, Ordering::Relaxed)));
    let linked = fs::write(&draft, bytes).and_then(|()| {
        (0..)
            .map(|number| dir.join(format!("{last}-{number}")))
            .find_map(|path| match fs::hard_link(&draft, &path) {
                Ok(()) => Some(Ok(path)),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => None,
                Err(error) => Some(Err(error)),
            })
            .expect("the numbers do not end")
    });
    let _ = fs::remove_file(&draft);
    linked
}
