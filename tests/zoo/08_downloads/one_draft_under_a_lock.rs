//! right: One draft for all is sound when one thread at a time writes to it.

pub fn save(url: &str, bytes: &[u8], dir: &Path) -> io::Result<PathBuf> {
    static WRITING: std::sync::Mutex<()> = std::sync::Mutex::new(());
    let _writing = WRITING.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    let name = name_of(url);
    if name.is_empty() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    let (path, draft) = (dir.join(name), dir.join(format!(".{}.part", process::id())));
    let written = fs::write(&draft, bytes).and_then(|()| fs::rename(&draft, &path));
    if written.is_err() {
        let _ = fs::remove_file(&draft);
    }
    written.map(|()| path)
}
