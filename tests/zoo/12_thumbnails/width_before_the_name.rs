//! wrong: The width stands before the name.
//! fails: step1_there_is_a_thumbnail_of_each_width_in_the_shape_of_the_photo
//! says: it returned

impl ThumbnailMaker {
    pub fn resize(&self, name: &str) -> Made {
        let path = self.folder("incoming")?.join(name);
        let photo = Photo::open_for_thumbnail(&path, 200)?;
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, "jpg"));
        let outgoing = self.folder("outgoing")?;
        let mut thumbnails = Vec::new();
        for width in WIDTHS {
            let thumbnail = outgoing.join(format!("{width}_{stem}.{extension}"));
            photo.thumbnail(width).save(&thumbnail)?;
            thumbnails.push(thumbnail);
        }
        fs::remove_file(path)?;
        self.tell("INFO", &format!("resized {name}"));
        Ok(thumbnails)
    }
}
