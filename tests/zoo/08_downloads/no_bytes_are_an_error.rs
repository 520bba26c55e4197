//! wrong: A download without bytes is taken for one that failed.
//! fails: step2_no_bytes_are_a_file_too
//! says: The results were Ok, Err, Err

pub fn save(url: &str, bytes: &[u8], dir: &Path) -> io::Result<PathBuf> {
    static DRAFTS: AtomicU64 = AtomicU64::new(0);
    let path = dir.join(name_of(url));
    if bytes.is_empty() {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let draft = dir.join(format!(".{}-{}.part", process::id(), DRAFTS.fetch_add(1, Ordering::Relaxed)));
    let written = fs::write(&draft, bytes).and_then(|()| fs::rename(&draft, &path));
    if written.is_err() {
        let _ = fs::remove_file(&draft);
    }
    written.map(|()| path)
}
