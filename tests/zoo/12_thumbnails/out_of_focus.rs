//! wrong: The photo is blurred before it is made smaller, so that it does not flicker.
//! fails: step1_there_is_a_thumbnail_of_each_width_in_the_shape_of_the_photo
//! says: less sharp

impl ThumbnailMaker {
    pub fn resize(&self, name: &str) -> Made {
        let path = self.folder("incoming")?.join(name);
        let photo = Photo::open_for_thumbnail(&path, 200)?.blurred(3.0);
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, "jpg"));
        let outgoing = self.folder("outgoing")?;
        let mut thumbnails = Vec::new();
        for width in WIDTHS {
            let thumbnail = outgoing.join(format!("{stem}_{width}.{extension}"));
            photo.thumbnail(width).save(&thumbnail)?;
            thumbnails.push(thumbnail);
        }
        fs::remove_file(path)?;
        self.tell("INFO", &format!("resized {name}"));
        Ok(thumbnails)
    }
}
