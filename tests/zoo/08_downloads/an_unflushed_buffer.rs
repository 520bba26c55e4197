//! wrong: The buffer is dropped before the file is renamed, and nobody hears that it could not be emptied.
//! fails: step2_what_cannot_be_written_is_an_error_and_leaves_nothing
//! says: loses the error

pub fn save(url: &str, bytes: &[u8], dir: &Path) -> io::Result<PathBuf> {
    static DRAFTS: AtomicU64 = AtomicU64::new(0);
    let path = dir.join(name_of(url));
    let draft = dir.join(format!(".{}-{}.part", process::id(), DRAFTS.fetch_add(1, Ordering::Relaxed)));
    let mut file = io::BufWriter::new(fs::File::create(&draft)?);
    let written = io::Write::write_all(&mut file, bytes);
    drop(file);
    let written = written.and_then(|()| fs::rename(&draft, &path));
    if written.is_err() {
        let _ = fs::remove_file(&draft);
    }
    written.map(|()| path)
}
