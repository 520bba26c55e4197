//! wrong: The paths are sorted by their names without the extension.
//! fails: step1_the_jpgs_of_a_folder_are_found_sorted
//! says: byte for byte

pub fn photos_in(dir: &Path) -> io::Result<Vec<PathBuf>> {
    let mut photos = Vec::new();
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        // `is_file` asks the disk, so the name is looked at first.
        if path.extension().is_some_and(|extension| extension == "jpg") && path.is_file() {
            photos.push(path);
        }
    }
    // The order of a folder is any order.
    photos.sort_by_key(|path| path.file_stem().map(ToOwned::to_owned));
    Ok(photos)
}
