//! wrong: Each thumbnail ends in `.jpg`, whatever its photo ends in.
//! fails: step1_a_thumbnail_is_called_like_its_photo_and_its_width
//! says: it returned

impl ThumbnailMaker {
    pub fn resize(&self, name: &str) -> Made {
        let path = self.folder("incoming")?.join(name);
        let photo = Photo::open_for_thumbnail(&path, 200)?;
        let (stem, _) = name.rsplit_once('.').unwrap_or((name, "jpg"));
        let outgoing = self.folder("outgoing")?;
        let mut thumbnails = Vec::new();
        for width in WIDTHS {
            let thumbnail = outgoing.join(format!("{stem}_{width}.jpg"));
            photo.thumbnail(width).save(&thumbnail)?;
            thumbnails.push(thumbnail);
        }
        fs::remove_file(path)?;
        self.tell("INFO", &format!("resized {name}"));
        Ok(thumbnails)
    }
}
