//! wrong: Each thumbnail is made from the next wider one.
//! fails: step1_there_is_a_thumbnail_of_each_width_in_the_shape_of_the_photo
//! says: a copy of a copy

impl ThumbnailMaker {
    pub fn resize(&self, name: &str) -> Made {
        let path = self.folder("incoming")?.join(name);
        let photo = Photo::open_for_thumbnail(&path, 200)?;
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, "jpg"));
        let outgoing = self.folder("outgoing")?;
        let mut thumbnails = Vec::new();
        let mut photo = photo;
        for width in WIDTHS.into_iter().rev() {
            let thumbnail = outgoing.join(format!("{stem}_{width}.{extension}"));
            photo = photo.thumbnail(width);
            photo.save(&thumbnail)?;
            thumbnails.push(thumbnail);
        }
        fs::remove_file(path)?;
        self.tell("INFO", &format!("resized {name}"));
        Ok(thumbnails)
    }
}
