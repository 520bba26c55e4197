//! wrong: The line end at the end of the output is left out.
//! fails: step1_a_child_that_ends_in_time_is_exited_with_its_status_and_what_it_printed
//! says: The child wrote them too

fn read_to(mark: [u8; 32], mut pipe: PipeReader) -> JoinHandle<io::Result<Vec<u8>>> {
    thread::spawn(move || {
        let (mut bytes, mut chunk) = (Vec::new(), [0; 8192]);
        loop {
            let length = pipe.read(&mut chunk)?;
            // The mark may lie across two chunks.
            let unseen = bytes.len().saturating_sub(mark.len());
            bytes.extend_from_slice(&chunk[..length]);
            let found = bytes[unseen..].windows(mark.len()).position(|window| window == mark);
            // It ends without a mark when this process has given up on it.
            if found.is_some() || length == 0 {
                bytes.truncate(found.map_or(bytes.len(), |place| unseen + place));
                if bytes.ends_with(b"\n") {
                    bytes.pop();
                }
                return Ok(bytes);
            }
        }
    })
}
