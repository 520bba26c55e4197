//! wrong: The stem ends where `.jpg` stands for the first time.
//! fails: step1_a_thumbnail_is_called_like_its_photo_and_its_width
//! says: it returned

impl ThumbnailMaker {
    pub fn resize(&self, name: &str) -> Made {
        let path = self.folder("incoming")?.join(name);
        let photo = Photo::open_for_thumbnail(&path, 200)?;
        let stem = name.split(".jpg").next().unwrap_or(name);
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
