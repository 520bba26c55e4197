//! wrong: The path that comes back is the one from the root on, and not `dir` and the name.
//! fails: step1_the_jpgs_of_a_folder_are_found_sorted
//! says: whoever gave `dir` knows what it means

pub fn photos_in(dir: &Path) -> io::Result<Vec<PathBuf>> {
    let mut photos = Vec::new();
    for entry in fs::read_dir(dir)? {
        let path = fs::canonicalize(entry?.path())?;
        if path.extension().is_some_and(|extension| extension == "jpg") && path.is_file() {
            photos.push(path);
        }
    }
    photos.sort();
    Ok(photos)
}
