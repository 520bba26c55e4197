//! right: The draft is synchronised with the disk, and still open when it is renamed; nothing more is written to it.

pub fn save(url: &str, bytes: &[u8], dir: &Path) -> io::Result<PathBuf> {
    use std::io::Write;
    static DRAFTS: AtomicU64 = AtomicU64::new(0);
    let name = name_of(url);
    if name.is_empty() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "no URL"));
    }
    let path = dir.join(name);
    let draft = dir.join(format!(".{}-{}.part", process::id(), DRAFTS.fetch_add(1, Ordering::Relaxed)));
    let mut file = fs::OpenOptions::new().write(true).create_new(true).open(&draft)?;
    let written =
        file.write_all(bytes).and_then(|()| file.sync_all()).and_then(|()| fs::rename(&draft, &path));
    if let Err(error) = written {
        let _ = fs::remove_file(&draft);
        return Err(error);
    }
    Ok(path)
}
