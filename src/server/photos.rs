//! Photos, drawn once and kept.

use std::collections::HashMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::scene::{self, mix};

/// As many as the thumbnail lesson works on.
const PHOTOS: usize = 26;
/// Kept in memory: more would only cost.
const KEPT_IN_MEMORY: usize = 200;

/// Width and height in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Size {
    /// Pixels from left to right.
    pub width: u32,
    /// Pixels from top to bottom.
    pub height: u32,
}

type InMemory = HashMap<(u64, Size), Arc<Vec<u8>>>;

/// The photos of a server. They are the same on every machine.
pub struct Photos {
    folder: Option<PathBuf>,
    memory: Mutex<InMemory>,
}

impl Photos {
    /// Photos that are kept in `folder`, which need not be there yet.
    pub fn kept_in(folder: impl Into<PathBuf>) -> Photos {
        Photos { folder: Some(folder.into()), memory: Mutex::default() }
    }

    /// Photos that are forgotten with this.
    pub fn in_memory() -> Photos {
        Photos { folder: None, memory: Mutex::default() }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        PHOTOS
    }

    /// The size of a photo as it was taken: about 1880 × 1250.
    pub fn size(&self, id: usize) -> Size {
        let drawn = mix(id as u64 + 77);
        Size { width: 1840 + (drawn % 81) as u32, height: 1220 + (drawn / 81 % 61) as u32 }
    }

    /// A photo of this size, as a JPEG.
    ///
    /// # Errors
    /// When the folder can't be written to.
    pub fn jpeg(&self, id: usize, size: Size) -> io::Result<Arc<Vec<u8>>> {
        self.jpeg_of(id as u64, size)
    }

    /// Puts the photos, as they were taken, into `folder`: `photo-00.jpg` and so on.
    ///
    /// # Errors
    /// When a folder can't be written to.
    pub fn copy_to(&self, folder: &Path, count: usize) -> io::Result<Vec<PathBuf>> {
        fs::create_dir_all(folder)?;
        let copy = |id: usize| {
            let path = folder.join(format!("photo-{id:02}.jpg"));
            fs::write(&path, &*self.jpeg(id % PHOTOS, self.size(id % PHOTOS))?)?;
            Ok(path)
        };
        (0..count).map(copy).collect()
    }

    pub(crate) fn jpeg_of(&self, seed: u64, size: Size) -> io::Result<Arc<Vec<u8>>> {
        if let Some(photo) = self.lock().get(&(seed, size)) {
            return Ok(photo.clone());
        }
        let photo = Arc::new(self.read_or_draw(seed, size)?);
        let mut memory = self.lock();
        if memory.len() < KEPT_IN_MEMORY {
            memory.insert((seed, size), photo.clone());
        }
        Ok(photo)
    }

    fn read_or_draw(&self, seed: u64, size: Size) -> io::Result<Vec<u8>> {
        let draw = || scene::jpeg(seed, size.width, size.height);
        let Some(folder) = &self.folder else { return Ok(draw()) };
        let path = folder.join(format!("{seed}-{}x{}.jpg", size.width, size.height));
        if let Ok(photo) = fs::read(&path) {
            return Ok(photo);
        }
        let photo = draw();
        fs::create_dir_all(folder)?;
        // Two servers may draw the same photo at once.
        put_in_place(&path, &photo)?;
        Ok(photo)
    }

    fn lock(&self) -> MutexGuard<'_, InMemory> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Puts a file in place whole: other programs see the old file or the new one.
///
/// # Errors
/// When the folder can't be written to. What was there before still is.
pub fn put_in_place(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut builder = tempfile::Builder::new();
    // Temporary files are their owner's alone, others are as the user's `umask` says.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut draft = builder.tempfile_in(path.parent().unwrap_or(Path::new("")))?;
    draft.write_all(bytes)?;
    draft.persist(path)?;
    Ok(())
}
