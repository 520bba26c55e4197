//! wrong: Only a draft that could not be written is removed, and not one that could not be renamed.
//! fails: step2_a_name_that_is_taken_by_a_folder_is_an_error_and_leaves_nothing
//! says: Putting the draft in place can fail

pub fn save(url: &str, bytes: &[u8], dir: &Path) -> io::Result<PathBuf> {
    static DRAFTS: AtomicU64 = AtomicU64::new(0);
    let path = dir.join(name_of(url));
    let draft = dir.join(format!(".{}-{}.part", process::id(), DRAFTS.fetch_add(1, Ordering::Relaxed)));
    if let Err(error) = fs::write(&draft, bytes) {
        let _ = fs::remove_file(&draft);
        return Err(error);
    }
    fs::rename(&draft, &path)?;
    Ok(path)
}
