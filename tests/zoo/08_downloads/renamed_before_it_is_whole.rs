//! wrong: The buffer is emptied when it is dropped, and that is after the file was renamed.
//! fails: step2_nobody_finds_a_part_of_a_file_while_it_is_written
//! says: Flush it before the file is renamed

pub fn save(url: &str, bytes: &[u8], dir: &Path) -> io::Result<PathBuf> {
    static DRAFTS: AtomicU64 = AtomicU64::new(0);
    let path = dir.join(name_of(url));
    let draft = dir.join(format!(".{}-{}.part", process::id(), DRAFTS.fetch_add(1, Ordering::Relaxed)));
    let mut file = io::BufWriter::new(fs::File::create(&draft)?);
    let written = io::Write::write_all(&mut file, bytes).and_then(|()| fs::rename(&draft, &path));
    if written.is_err() {
        let _ = fs::remove_file(&draft);
    }
    written.map(|()| path)
}
