//! right: The thumbnails are made of the whole photo by `image`, with the same filter.

impl ThumbnailMaker {
    // ..

    pub fn resize(&self, name: &str) -> Made {
        let path = self.folder("incoming")?.join(name);
        // Read once, and with as much detail as the widest needs.
        let photo = Photo::open(&path)?;
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, "jpg"));
        let outgoing = self.folder("outgoing")?;
        let mut thumbnails = Vec::new();
        for width in WIDTHS {
            let thumbnail = outgoing.join(format!("{stem}_{width}.{extension}"));
            let height = (f64::from(width) * f64::from(photo.height()) / f64::from(photo.width()))
                .round()
                .max(1.0) as u32;
            let small =
                image::imageops::resize(&*photo, width, height, image::imageops::FilterType::Lanczos3);
            Photo::from(small).save(&thumbnail)?;
            thumbnails.push(thumbnail);
        }
        // Last: until here every `?` leaves the photo where it is.
        fs::remove_file(path)?;
        self.tell("INFO", &format!("resized {name}"));
        Ok(thumbnails)
    }
}
