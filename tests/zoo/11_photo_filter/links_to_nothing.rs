//! wrong: What is no folder is taken for a file.
//! fails: step1_the_jpgs_of_a_folder_are_found_sorted
//! says: link to a file that is not there

pub fn photos_in(dir: &Path) -> io::Result<Vec<PathBuf>> {
    let mut photos = Vec::new();
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        // `is_file` asks the disk, so the name is looked at first.
        if path.extension().is_some_and(|extension| extension == "jpg") && !path.is_dir() {
            photos.push(path);
        }
    }
    // The order of a folder is any order.
    photos.sort();
    Ok(photos)
}
