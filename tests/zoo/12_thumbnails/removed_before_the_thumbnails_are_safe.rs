//! wrong: The original is removed before its thumbnails are safe.
//! fails: step1_the_photo_stays_when_a_thumbnail_cannot_be_written
//! says: If the original is removed

impl ThumbnailMaker {
    pub fn resize(&self, name: &str) -> Made {
        let path = self.folder("incoming")?.join(name);
        let photo = Photo::open_for_thumbnail(&path, 200)?;
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, "jpg"));
        fs::remove_file(path)?;
        let outgoing = self.folder("outgoing")?;
        let mut thumbnails = Vec::new();
        for width in WIDTHS {
            let thumbnail = outgoing.join(format!("{stem}_{width}.{extension}"));
            photo.thumbnail(width).save(&thumbnail)?;
            thumbnails.push(thumbnail);
        }
        self.tell("INFO", &format!("resized {name}"));
        Ok(thumbnails)
    }
}
