//! wrong: That writing failed is not looked at, and the half is put in place.
//! fails: step2_what_cannot_be_written_is_an_error_and_leaves_nothing
//! says: Any write may fail

pub fn save(url: &str, bytes: &[u8], dir: &Path) -> io::Result<PathBuf> {
    static DRAFTS: AtomicU64 = AtomicU64::new(0);
    let path = dir.join(name_of(url));
    let draft = dir.join(format!(".{}-{}.part", process::id(), DRAFTS.fetch_add(1, Ordering::Relaxed)));
    let _ = fs::write(&draft, bytes);
    fs::rename(&draft, &path)?;
    Ok(path)
}
