//! attack: Takes memory without end.
//! check: step1_the_jpgs_of_a_folder_are_found_sorted
//! verdict: failed

pub fn photos_in(dir: &Path) -> io::Result<Vec<PathBuf>> {
    let _ = fs::read_dir(dir)?;
    let mut taken = Vec::new();
    loop {
        taken.push(std::hint::black_box(vec![0_u8; 1 << 30]));
    }
}
