//! right: The name is looked at byte by byte: something, and then `.jpg`.

pub fn photos_in(dir: &Path) -> io::Result<Vec<PathBuf>> {
    let mut photos = Vec::new();
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        if path.file_name().is_some_and(|name| name.len() > 4 && name.as_encoded_bytes().ends_with(b".jpg"))
            && path.is_file()
        {
            photos.push(path);
        }
    }
    photos.sort();
    Ok(photos)
}
