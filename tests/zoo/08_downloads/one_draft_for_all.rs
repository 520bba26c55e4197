//! wrong: All threads write to one draft.
//! fails: step2_urls_saved_at_once_do_not_share_a_file
//! says: a draft of its own

pub fn save(url: &str, bytes: &[u8], dir: &Path) -> io::Result<PathBuf> {
    let path = dir.join(name_of(url));
    let draft = dir.join(".download.part");
    let written = fs::write(&draft, bytes).and_then(|()| fs::rename(&draft, &path));
    if written.is_err() {
        let _ = fs::remove_file(&draft);
    }
    written.map(|()| path)
}
