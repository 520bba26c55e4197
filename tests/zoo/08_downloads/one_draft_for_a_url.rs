//! wrong: Two threads with the same URL write to one draft.
//! fails: step2_one_url_saved_by_several_at_once_is_whole
//! says: write to the same draft

pub fn save(url: &str, bytes: &[u8], dir: &Path) -> io::Result<PathBuf> {
    let path = dir.join(name_of(url));
    let draft = dir.join(format!(".{}", name_of(url)));
    let written = fs::write(&draft, bytes).and_then(|()| fs::rename(&draft, &path));
    if written.is_err() {
        let _ = fs::remove_file(&draft);
    }
    written.map(|()| path)
}
