//! `/v2/list?page=P&limit=N`: what photos there are, as Picsum answers.

use crate::photos::Photos;
use crate::reply::Reply;

const LIMIT: usize = 30;
const LARGEST_LIMIT: usize = 100;

pub(crate) fn page(photos: &Photos, base: &str, query: &str) -> Reply {
    let number = |name: &str| {
        let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        pairs.find(|(key, _)| *key == name).and_then(|(_, value)| value.parse::<usize>().ok())
    };
    let limit = number("limit").unwrap_or(LIMIT).min(LARGEST_LIMIT);
    let page = number("page").unwrap_or(1).max(1);
    let ids = (0..photos.count()).skip((page - 1).saturating_mul(limit)).take(limit);
    let entries: Vec<String> = ids.map(|id| entry(photos, base, id)).collect();
    Reply::ok("application/json", format!("[{}]", entries.join(",")))
}

fn entry(photos: &Photos, base: &str, id: usize) -> String {
    let size = photos.size(id);
    let (width, height) = (size.width, size.height);
    format!(
        r#"{{"id":"{id}","author":"The workbook","width":{width},"height":{height},"url":"{base}/id/{id}/{width}/{height}","download_url":"{base}/id/{id}/{width}/{height}"}}"#
    )
}
