//! right: It is opened for each width, with the detail that this one needs.

impl ThumbnailMaker {
    pub fn resize(&self, name: &str) -> Made {
        let path = self.folder("incoming")?.join(name);
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, "jpg"));
        let outgoing = self.folder("outgoing")?;
        let mut thumbnails = Vec::new();
        for width in WIDTHS {
            let thumbnail = outgoing.join(format!("{stem}_{width}.{extension}"));
            Photo::open_for_thumbnail(&path, width)?.thumbnail(width).save(&thumbnail)?;
            thumbnails.push(thumbnail);
        }
        fs::remove_file(path)?;
        self.tell("INFO", &format!("resized {name}"));
        Ok(thumbnails)
    }
}
