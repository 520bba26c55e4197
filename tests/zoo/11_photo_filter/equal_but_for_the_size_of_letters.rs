//! wrong: Names that differ only in the size of their letters are taken for one.
//! fails: step1_the_jpgs_of_a_folder_are_found_sorted
//! says: is missing

pub fn photos_in(dir: &Path) -> io::Result<Vec<PathBuf>> {
    let mut photos = Vec::new();
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "jpg") && path.is_file() {
            photos.push(path);
        }
    }
    photos.sort();
    photos.dedup_by_key(|photo| photo.to_string_lossy().to_lowercase());
    Ok(photos)
}
