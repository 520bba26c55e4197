//! wrong: A file that has the name of the thumbnail is taken for it.
//! fails: step1_there_is_a_thumbnail_of_each_width_in_the_shape_of_the_photo
//! says: it is written each time

impl ThumbnailMaker {
    // ..

    pub fn resize(&self, name: &str) -> Made {
        let path = self.folder("incoming")?.join(name);
        // Read once, and with as much detail as the widest needs.
        let photo = Photo::open_for_thumbnail(&path, 200)?;
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, "jpg"));
        let outgoing = self.folder("outgoing")?;
        let mut thumbnails = Vec::new();
        for width in WIDTHS {
            let thumbnail = outgoing.join(format!("{stem}_{width}.{extension}"));
            if !thumbnail.is_file() {
                photo.thumbnail(width).save(&thumbnail)?;
            }
            thumbnails.push(thumbnail);
        }
        // Last: until here every `?` leaves the photo where it is.
        fs::remove_file(path)?;
        self.tell("INFO", &format!("resized {name}"));
        Ok(thumbnails)
    }
}
