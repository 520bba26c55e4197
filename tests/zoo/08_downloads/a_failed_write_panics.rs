//! wrong: `unwrap` where writing can fail.
//! fails: step2_a_folder_that_is_none_is_an_error
//! says: panicked

pub fn save(url: &str, bytes: &[u8], dir: &Path) -> io::Result<PathBuf> {
    static DRAFTS: AtomicU64 = AtomicU64::new(0);
    let path = dir.join(name_of(url));
    let draft = dir.join(format!(".{}-{}.part", process::id(), DRAFTS.fetch_add(1, Ordering::Relaxed)));
    fs::write(&draft, bytes).unwrap();
    fs::rename(&draft, &path)?;
    Ok(path)
}
