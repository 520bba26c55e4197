//! wrong: The order of a folder's entries is taken for an order.
//! fails: step1_the_jpgs_of_a_folder_are_found_sorted
//! says: not sorted

pub fn photos_in(dir: &Path) -> io::Result<Vec<PathBuf>> {
    let mut photos = Vec::new();
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "jpg") && path.is_file() {
            photos.push(path);
        }
    }
    photos.sort();
    // As a folder with many entries comes: not by name.
    photos.rotate_left(1);
    Ok(photos)
}
