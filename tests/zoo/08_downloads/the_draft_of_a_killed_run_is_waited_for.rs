//! wrong: A draft that is there is somebody's who is at work, and is waited for.
//! fails: step2_what_a_killed_run_left_hinders_no_other
//! says: leaves its draft behind

pub fn save(url: &str, bytes: &[u8], dir: &Path) -> io::Result<PathBuf> {
    let name = name_of(url);
    if name.is_empty() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    let path = dir.join(name);
    // Nobody else writes to this draft: no thread, no other process, and no URL's name begins with a dot.
    let draft = path.with_file_name(format!(".{}", path.file_name().unwrap_or_default().to_string_lossy()));
    // Who saves the same URL goes first; then it is our turn.
    while let Err(error) = fs::File::create_new(&draft) {
        if error.kind() != io::ErrorKind::AlreadyExists {
            return Err(error);
        }
        thread::sleep(Duration::from_millis(1));
    }
    // Renaming is one step: before it there is no file of that name, after it a whole one. For a power cut there
    // would have to be a `sync_all` between the two.
    let written = fs::write(&draft, bytes).and_then(|()| fs::rename(&draft, &path));
    if written.is_err() {
        // What was written may fill the disk. When there is no draft, there is nothing to remove.
        let _ = fs::remove_file(&draft);
    }
    written.map(|()| path)
}
