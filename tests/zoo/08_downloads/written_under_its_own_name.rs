//! wrong: The file is written in place: there is a part of it until it is whole.
//! fails: step2_nobody_finds_a_part_of_a_file_while_it_is_written
//! says: from the first byte on

pub fn save(url: &str, bytes: &[u8], dir: &Path) -> io::Result<PathBuf> {
    let path = dir.join(name_of(url));
    let written = fs::write(&path, bytes);
    if written.is_err() {
        let _ = fs::remove_file(&path);
    }
    written.map(|()| path)
}
