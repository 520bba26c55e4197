//! wrong: The first entry of a folder is taken for the folder itself, as some systems list it; `read_dir` leaves that out.
//! fails: step1_the_jpgs_of_a_folder_are_found_sorted
//! says: For a folder with one photo and nothing else it returned none

pub fn photos_in(dir: &Path) -> io::Result<Vec<PathBuf>> {
    let mut photos = Vec::new();
    for entry in fs::read_dir(dir)?.skip(1) {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "jpg") && path.is_file() {
            photos.push(path);
        }
    }
    photos.sort();
    Ok(photos)
}
