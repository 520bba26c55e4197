//! What 08_downloads is held to, but for its retries, which are checked on the model. Requests are counted by the
//! server they go to, and files by who finds them. Nothing is timed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, mpsc};
use std::thread;
use std::time::Duration;

use live::photo_server::{Photos, Rendezvous, Server, Settings, Size};
use live::{Driver, Failure, FolderWatcher, Held, Stage, Watcher, What, ensure, ensure_because};

/// Whatever is wrong with the answer, nothing is held back longer.
const PATIENCE: Duration = Duration::from_secs(4);
/// So many bytes are written in several steps.
const LARGE: usize = 2 << 20;
/// A list in which nobody would look ahead to its end.
const LONG: usize = 60;
/// More workers than anybody would take for the most that there can be.
const MANY: usize = 100;

fn server() -> Arc<Server> {
    Arc::new(Server::start(Settings::in_memory()).expect("a free port"))
}

/// An empty folder under a name that nobody knows.
fn folder(stage: &Stage) -> PathBuf {
    let folder = stage.folder().join(stage.word());
    fs::create_dir_all(&folder).expect("the check's own folder can be written to");
    folder
}

/// A photo of a server, and what it is.
struct Photo {
    url: String,
    bytes: Vec<u8>,
}

/// So many different photos of a few pixels; the last parts of their addresses differ too.
fn photos(stage: &Stage, server: &Server, count: usize) -> Vec<Photo> {
    photos_as_high(stage, server, count, |id| 20 + id as u32)
}

/// The height is the last part of the address.
fn photos_as_high(stage: &Stage, server: &Server, count: usize, height: fn(usize) -> u32) -> Vec<Photo> {
    let all = Photos::in_memory();
    let photo = |id: usize| {
        let size = Size { width: 20 + stage.dice(20) as u32, height: height(id) };
        // There are not more of them; but each has another size.
        let id = id % all.count();
        let bytes = all.jpeg(id, size).expect("it is drawn").to_vec();
        Photo { url: format!("{}/id/{id}/{}/{}", server.url(), size.width, size.height), bytes }
    };
    (0..count).map(photo).collect()
}

fn urls(photos: &[Photo]) -> Vec<String> {
    photos.iter().map(|photo| photo.url.clone()).collect()
}

/// What an answer returned: the path of each file, or `None` for an error.
fn results(lines: Vec<String>) -> Vec<Option<PathBuf>> {
    lines.iter().map(|line| line.strip_prefix("ok ").map(PathBuf::from)).collect()
}

fn download(
    stage: &Stage,
    dir: &Path,
    workers: usize,
    urls: &[String],
) -> Result<Vec<Option<PathBuf>>, Failure> {
    let driver = Driver::new(stage, "download_all").with(dir).with(workers.to_string()).with_all(urls);
    Ok(results(driver.run()?.lines))
}

/// Every file in a folder and the folders in it.
fn files(folder: &Path) -> BTreeSet<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let (folders, mut found): (BTreeSet<PathBuf>, BTreeSet<PathBuf>) =
        entries.partition(|path| path.is_dir());
    found.extend(folders.iter().flat_map(|folder| files(folder)));
    found
}

fn words(results: &[Option<PathBuf>]) -> String {
    let words: Vec<&str> = results.iter().map(|result| if result.is_some() { "Ok" } else { "Err" }).collect();
    if words.is_empty() { "none".into() } else { words.join(", ") }
}

pub fn step1_each_file_arrives_whole_and_under_a_path_of_its_own() -> Held {
    let stage = Stage::new();
    let server = server();
    let (dir, photos) = (folder(&stage), photos_as_high(&stage, &server, 9, |_| 20));
    let results = download(&stage, &dir, 3, &urls(&photos))?;
    ensure(results.len() == 9, || format!("3 workers had 9 URLs, and there are {} results.", results.len()))?;
    let paths: BTreeSet<&PathBuf> = results.iter().flatten().collect();
    ensure_because(
        paths.len() == 9,
        "A result that stands for no file of its own: was a URL left out, or do two share a name?",
        || {
            format!(
                "9 good photos, whose URLs end in the same way: the results were {}, with {} different paths.",
                words(&results),
                paths.len()
            )
        },
    )?;
    let inside = paths.iter().filter(|path| path.starts_with(&dir)).count();
    ensure(inside == 9, || format!("{inside} of the 9 paths are in the folder that it was given."))?;
    let whole = whole(&results, &photos);
    let from_behind: Vec<Option<PathBuf>> = results.iter().rev().cloned().collect();
    let misconception = if self::whole(&from_behind, &photos) == 9 {
        "The results stand in the reverse order of `urls`."
    } else {
        "The result in each place is that of the URL in this place."
    };
    ensure_because(whole == 9, misconception, || {
        format!("{whole} of 9 paths lead to the photo of the URL in that place.")
    })?;
    // Other photos in each place.
    let turned: Vec<Photo> = photos.into_iter().rev().collect();
    let results = download(&stage, &dir, 3, &urls(&turned))?;
    let whole = self::whole(&results, &turned);
    ensure_because(
        whole == 9,
        "A file that is there from an earlier call need not belong to the URL that has this place now: each URL is fetched.",
        || {
            format!(
                "The same URLs were given again in the reverse order, in the same folder: {whole} of 9 paths lead to the photo \
                 of the URL in that place."
            )
        },
    )
}

/// How many of the results lead to the photo in their place.
fn whole(results: &[Option<PathBuf>], photos: &[Photo]) -> usize {
    let is_whole = |(path, photo): &(&Option<PathBuf>, &Photo)| {
        path.as_ref().is_some_and(|path| fs::read(path).is_ok_and(|found| found == photo.bytes))
    };
    results.iter().zip(photos).filter(is_whole).count()
}

/// So many addresses of nothing.
fn nothing(server: &Server, count: usize) -> Vec<String> {
    (0..count).map(|number| format!("{}/nothing/{number}", server.url())).collect()
}

/// What the server calls it.
fn path_of<'a>(server: &Server, url: &'a str) -> &'a str {
    url.strip_prefix(server.url()).unwrap_or_default()
}

/// Addresses that fail, each in another way.
fn failing(stage: &Stage, server: &Server) -> Vec<String> {
    let nowhere = format!("/id/99/{}/20", 20 + stage.dice(20));
    let odd = ["/odd/half.jpg", "/odd/huge.jpg", "/odd/broken.jpg", "/odd/empty.jpg", &nowhere];
    odd.iter().map(|path| format!("{}{path}", server.url())).collect()
}

pub fn step1_each_url_is_fetched_once() -> Held {
    let stage = Stage::new();
    let server = server();
    let failing = failing(&stage, &server);
    let mut urls = [urls(&photos(&stage, &server, 9)), failing.clone()].concat();
    stage.shuffle(&mut urls);
    download(&stage, &folder(&stage), 3, &urls)?;
    let asked = server.counts().paths;
    // Those that fail come last: one that is fetched twice was tried again only if no other one was.
    urls.sort_by_key(|url| failing.contains(url));
    for url in &urls {
        let path = path_of(&server, url);
        let requests = asked.iter().filter(|other| *other == path).count();
        let fails = failing.contains(url);
        let misconception = match (requests, fails) {
            (0, _) => {
                "A URL is left out when equal shares are cut from a number that they do not divide, or when a worker stops at another URL's failure."
            }
            (_, true) => {
                "If it was tried again: whether to retry is for the caller to decide, and a failure is an error here. If it was not, two workers took it: taking the next one must be one step."
            }
            (_, false) => {
                "Two workers took the same one, or one worker fetched it twice: taking the next one must be one step, and nothing is fetched but for its file."
            }
        };
        ensure_because(requests == 1, misconception, || {
            let which = if fails && requests > 0 { ", which fails," } else { "" };
            format!("3 workers had 14 URLs, and one URL{which} was fetched {requests} times.")
        })?;
    }
    Ok(())
}

pub fn step1_as_many_requests_as_workers_are_in_flight() -> Held {
    let [few, some] = Stage::new().crews();
    for workers in [few, some, MANY] {
        let stage = Stage::new();
        let server = server();
        let rendezvous = Arc::new(Rendezvous::new(workers, 2, PATIENCE));
        server.hold(rendezvous.clone());
        let count = 2 * workers;
        // What is fetched is the same to the server: many are drawn in no time if there is nothing to draw.
        let urls =
            if workers == MANY { nothing(&server, count) } else { urls(&photos(&stage, &server, count)) };
        download(&stage, &folder(&stage), workers, &urls)?;
        let attendance = rendezvous.attendance();
        let in_turn = (attendance.most == 1).then(|| {
            "If each download is waited for before the next one is begun, or one worker does them all, no two can overlap."
                .to_owned()
        });
        ensure(attendance.most >= workers, || {
            format!(
                "{workers} workers had {count} URLs, but no more than {} requests were ever in flight.",
                attendance.most
            )
        })
        .map_err(|failure| Failure { misconception: in_turn, ..failure })?;
        ensure_because(
            attendance.rounds >= 2,
            "Whoever is free takes the next URL; a worker that ends after one leaves its share undone.",
            || format!("The first {workers} of {count} were in flight at once, the others were not."),
        )?;
    }
    Ok(())
}

pub fn step1_never_more_requests_than_workers_are_in_flight() -> Held {
    for workers in [1, 2] {
        let stage = Stage::new();
        let server = server();
        server.hold(Arc::new(Rendezvous::new(workers, 2, PATIENCE)));
        download(&stage, &folder(&stage), workers, &urls(&photos(&stage, &server, 10)))?;
        let peak = server.counts().peak;
        let misconception = if peak == workers + 1 {
            "The calling thread is a worker too, if it downloads."
        } else {
            "A thread for each URL is no limit: with a thousand URLs the server has a thousand requests at once."
        };
        ensure_because(peak <= workers, misconception, || {
            format!(
                "{} had 10 URLs, and {peak} requests were in flight at once.",
                live::so_many(workers, "worker")
            )
        })?;
    }
    Ok(())
}

pub fn step1_nobody_waits_for_a_slow_download() -> Held {
    for (workers, count) in [(2, 5), (3, 7), (6, 13), (2, LONG)] {
        // In a long list the first: whoever takes more when more are left takes most at the beginning.
        let places = if count == LONG { vec![0] } else { Stage::new().places(count) };
        for slow in places {
            let stage = Stage::new();
            let server = server();
            let urls =
                if count == LONG { nothing(&server, count) } else { urls(&photos(&stage, &server, count)) };
            let in_vain = live::slow_request(&server, &urls[slow], count - 1);
            download(&stage, &folder(&stage), workers, &urls)?;
            ensure_because(!in_vain.was(), live::NOBODY_TOOK_IT, || {
                format!(
                    "{workers} workers had {count} URLs. Number {} was slow: its answer was held back until all others had \
                     been answered, which never happened.",
                    slow + 1
                )
            })?;
        }
    }
    Ok(())
}

pub fn step1_a_worker_that_met_a_failure_goes_on() -> Held {
    let stage = Stage::new();
    let server = server();
    let workers = stage.between(2, 6);
    // Each worker may meet one of each kind, and then many more.
    let kinds = failing(&stage, &server).into_iter().cycle().take(workers);
    let bad: Vec<String> = kinds.chain(nothing(&server, 25 * workers)).collect();
    all_go_on_after(&stage, &server, &folder(&stage), workers, &bad)?;
    let (rehearsal, dir) = (folder(&stage), folder(&stage));
    let bad = urls(&photos(&stage, &server, 2 * workers));
    for path in download(&stage, &rehearsal, 1, &bad)?.into_iter().flatten() {
        put_in_the_way(&rehearsal, &dir, &path);
    }
    all_go_on_after(&stage, &server, &dir, workers, &bad)
}

/// Where a file went in a rehearsal, there is a folder now, with something in it: no file can take its place.
fn put_in_the_way(rehearsal: &Path, dir: &Path, path: &Path) {
    let Ok(inner) = path.strip_prefix(rehearsal) else { return };
    let folder = dir.join(inner);
    fs::create_dir_all(&folder).expect("the check's own folder can be written to");
    fs::write(folder.join("in the way"), "precious").expect("the check's own folder can be written to");
}

/// As many good ones are fetched at once as there are workers, after those that fail: there, or in this folder.
fn all_go_on_after(stage: &Stage, server: &Arc<Server>, dir: &Path, workers: usize, bad: &[String]) -> Held {
    let good = urls(&photos(stage, server, 2 * workers));
    let failing = bad.len();
    let rendezvous = Arc::new(Rendezvous::new(workers, 1, PATIENCE));
    let held = rendezvous.clone();
    let paths: BTreeSet<String> = good.iter().map(|url| path_of(server, url).to_owned()).collect();
    let weak = Arc::downgrade(server);
    server.hold_with(move |number| {
        let path = weak.upgrade().and_then(|server| server.counts().paths.get(number as usize - 1).cloned());
        if path.is_some_and(|path| paths.contains(&path)) {
            held.wait();
        }
    });
    let results = download(stage, dir, workers, &[bad, &good].concat())?;
    let arrived = results.iter().flatten().count();
    let fewer = "A worker that ends at a failure, or at one too many, leaves its work to the others: each failure leaves one \
                 worker fewer.";
    ensure_because(arrived >= 2 * workers, fewer, || {
        format!("After {failing} that fail there were {} good URLs: {arrived} files arrived.", 2 * workers)
    })?;
    let most = rendezvous.attendance().most;
    ensure_because(most >= workers, fewer, || {
        format!(
            "{workers} workers had {failing} URLs that fail, and then {} good ones, of which no more than {most} were \
                 ever in flight.",
            2 * workers
        )
    })
}

pub fn step1_a_failure_stands_in_its_place_and_harms_no_other() -> Held {
    let stage = Stage::new();
    let server = server();
    let (dir, photos) = (folder(&stage), photos(&stage, &server, 5));
    let mut urls = urls(&photos);
    let odd = ["/odd/half.jpg", "/odd/huge.jpg", "/odd/circle.jpg", "/odd/broken.jpg"];
    for path in odd {
        // Not among the first two: those arrive while the one that fails before them is held back.
        urls.insert(2 + stage.dice(urls.len() as u64 - 1) as usize, format!("{}{path}", server.url()));
    }
    // The first one fails, and is answered after two others.
    urls.insert(0, format!("{}/id/99/{}/20", server.url(), 20 + stage.dice(20)));
    live::slow_request(&server, &urls[0], 2);
    let results = download(&stage, &dir, 2, &urls)?;
    ensure_because(
        results.len() == 10,
        "One that fails is a result too. It must not end the others, nor go missing.",
        || format!("There were 10 URLs, 5 of which fail, and {} results.", results.len()),
    )?;
    let good = |url: &String| photos.iter().find(|photo| photo.url == *url);
    let wanted: Vec<&str> = urls.iter().map(|url| if good(url).is_some() { "Ok" } else { "Err" }).collect();
    let arrived = results.iter().flatten().count();
    let from_behind: Vec<&str> = wanted.iter().rev().copied().collect();
    let misconception = if words(&results) == from_behind.join(", ") {
        "The results stand in the reverse order of `urls`."
    } else if arrived == 5 {
        "These are the results in the order in which the downloads ended, not in that of `urls`."
    } else {
        "One download that fails must not disturb another one, and its error must come back."
    };
    ensure_because(words(&results) == wanted.join(", "), misconception, || {
        format!(
            "Of 10 URLs 5 fail, and the first of these is answered after two others.\nThe results were {}.\nThey should be {}.",
            words(&results),
            wanted.join(", ")
        )
    })?;
    let is_whole = |(url, path): &(&String, &Option<PathBuf>)| match (good(url), path) {
        (Some(photo), Some(path)) => fs::read(path).ok().as_ref() == Some(&photo.bytes),
        _ => true,
    };
    ensure(urls.iter().zip(&results).all(|pair| is_whole(&pair)), || {
        "A photo that arrived is not what its path leads to.".into()
    })?;
    let left = files(&dir).len();
    ensure_because(
        left == 5,
        "Half a file after a failed download looks like a file, and nobody fetches it again.",
        || format!("5 of 10 downloads failed, and there are {left} files in the folder."),
    )
}

pub fn step1_a_url_that_stands_there_twice_has_two_results() -> Held {
    let stage = Stage::new();
    let server = server();
    let photos = photos(&stage, &server, 2);
    let (bad, good) = (nothing(&server, 2), urls(&photos));
    let urls = [&bad[0], &good[0], &bad[0], &good[1], &bad[1], &bad[0], &good[0]].map(String::clone);
    for workers in [1, 3] {
        let results = download(&stage, &folder(&stage), workers, &urls)?;
        // As many of each in another order: then it is a matter of the order.
        let in_disorder = results.len() == 7 && results.iter().flatten().count() == 3;
        let again = (!in_disorder).then(|| {
            "A URL that stands there again is a place of its own. What came of it the first time may have been an error."
                .to_owned()
        });
        ensure(words(&results) == "Err, Ok, Err, Ok, Err, Err, Ok", || {
            format!(
                "7 URLs, of which number 1, 3 and 6 are the same, and fail, as number 5 does; 2 and 7 are the same, and \
                 good.\nThe results were {}.\nThey should be Err, Ok, Err, Ok, Err, Err, Ok.",
                words(&results)
            )
        })
        .map_err(|failure| Failure { misconception: again, ..failure })?;
        let wanted = [&photos[0], &photos[1], &photos[0]];
        let whole = results.iter().flatten().zip(wanted);
        let whole =
            whole.filter(|(path, photo)| fs::read(path).is_ok_and(|found| found == photo.bytes)).count();
        ensure(whole == 3, || {
            format!(
                "A good URL stood there twice, and another one once: {whole} of 3 paths lead to their photo."
            )
        })?;
    }
    Ok(())
}

pub fn step1_two_calls_at_once_do_not_disturb_each_other() -> Held {
    let stage = Stage::new();
    let server = server();
    let (workers, photos) = (stage.between(2, 3), photos(&stage, &server, 14));
    let rendezvous = Arc::new(Rendezvous::new(2 * workers, 1, PATIENCE));
    server.hold(rendezvous.clone());
    let urls = urls(&photos);
    let driver = Driver::new(&stage, "download_at_once").with(folder(&stage)).with(workers.to_string());
    let driver = driver.with_all(&urls[..7]).with("and").with_all(&urls[7..]);
    // What one call gets wrong alone it does not share with another.
    let shared = |failure: Failure| {
        server.hold_with(|_| ());
        let alone = download(&stage, &folder(&stage), workers, &urls[..7]);
        let is_fine = alone.is_ok_and(|results| results.len() == 7 && whole(&results, &photos[..7]) == 7);
        match is_fine {
            true => failure.named(
                "The calls share something, such as a static variable: the place of the next URL belongs to one call.",
            ),
            false => failure,
        }
    };
    let results = results(driver.run().map_err(shared)?.lines);
    let (number, whole) = (results.len(), whole(&results, &photos));
    ensure(number == 14 && whole == 14, || {
        format!(
            "Two calls at once had 7 good URLs and a folder each. There were {number} results, of which {whole} were the path \
             of the right file."
        )
    })
    .map_err(shared)?;
    let most = rendezvous.attendance().most;
    ensure(most >= 2 * workers, || {
        format!(
            "Two calls at once had {workers} workers and 7 URLs each, and no more than {most} requests were ever in flight."
        )
    })
    .map_err(|failure| {
        // Those of one call are all there when it is alone: then it waits for the other one.
        let rendezvous = Arc::new(Rendezvous::new(workers, 1, PATIENCE));
        server.hold(rendezvous.clone());
        let alone = download(&stage, &folder(&stage), workers, &urls[..7]);
        match alone.is_ok() && rendezvous.attendance().rounds >= 1 {
            true => failure.named(
                "One call waits for the other: a lock that all calls share, held while a file is fetched, leaves the workers \
                 of one call idle.",
            ),
            false => failure,
        }
    })
}

pub fn step1_no_urls_and_fewer_urls_than_workers_are_fine() -> Held {
    for count in [0, 1, 2] {
        let stage = Stage::new();
        let server = server();
        let results = download(&stage, &folder(&stage), 5, &urls(&photos(&stage, &server, count)))?;
        let fine = results.len() == count && results.iter().all(Option::is_some);
        ensure(fine, || format!("5 workers had {count} URLs; the results were {}.", words(&results)))?;
    }
    Ok(())
}

/// What is to be saved: a URL, and what came from it.
type Download = (String, Vec<u8>);

/// Bytes that belong to nobody else: each of them is `mark`, and so is their number.
fn bytes(size: usize, mark: usize) -> Vec<u8> {
    vec![mark as u8; size + mark]
}

fn driver(stage: &Stage, task: &str, dir: &Path, downloads: &[Download]) -> Driver {
    let mut driver = Driver::new(stage, task).with(dir);
    for (url, bytes) in downloads {
        let file = stage.folder().join(stage.word() + ".bytes");
        fs::write(&file, bytes).expect("the check's own folder can be written to");
        driver = driver.with(url).with(file);
    }
    driver
}

fn save(stage: &Stage, dir: &Path, downloads: &[Download]) -> Result<Vec<Option<PathBuf>>, Failure> {
    Ok(results(driver(stage, "save", dir, downloads).run()?.lines))
}

/// What the path is called.
fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Two downloads under one path: such with different bytes, if there are any.
fn two_that_share<'a>(
    saved: impl Iterator<Item = (&'a Download, &'a PathBuf)>,
) -> Option<(&'a Download, &'a Download, &'a PathBuf)> {
    let (mut owners, mut found) = (BTreeMap::new(), None);
    for (download, path) in saved {
        let owner = *owners.entry(path.canonicalize().unwrap_or_else(|_| path.clone())).or_insert(download);
        if owner.1 != download.1 {
            return Some((owner, download, path));
        }
        if owner.0 != download.0 {
            found = found.or(Some((owner, download, path)));
        }
    }
    found
}

/// Those that were saved have paths of their own, and there are their bytes.
fn none_share_a_file(downloads: &[Download], results: &[Option<PathBuf>]) -> Held {
    let saved =
        || downloads.iter().zip(results).filter_map(|(download, path)| Some((download, path.as_ref()?)));
    if let Some(((one, bytes), (other, others), path)) = two_that_share(saved()) {
        let misconception = if bytes == others {
            "Two URLs share a file: what came from both is the same, and the name of a file must tell its URL."
        } else {
            "Two URLs share a file: the name leaves something of the URL out, or turns two URLs into the same name."
        };
        let happened = format!("`{one}` and `{other}` were both saved as `{}`.", name(path));
        return Err(Failure::from(happened).named(misconception));
    }
    for ((url, bytes), path) in saved() {
        ensure(fs::read(path).is_ok_and(|found| found == *bytes), || {
            format!(
                "`{url}` was saved as `{}`, and then that file is not there or holds something else.",
                name(path)
            )
        })?;
    }
    Ok(())
}

/// Each was saved, in `dir`, and shares its file with no other.
fn each_has_its_file(dir: &Path, downloads: &[Download], results: &[Option<PathBuf>]) -> Held {
    for ((url, _), result) in downloads.iter().zip(results) {
        let Some(path) = result else {
            return Err(
                format!("Nothing hindered `{url}`, and it was not saved: the result is an error.").into()
            );
        };
        ensure(path.starts_with(dir), || {
            format!("`{url}` was saved outside of the folder that it was given.")
        })?;
    }
    none_share_a_file(downloads, results)
}

pub fn step2_two_urls_never_share_a_file() -> Held {
    let stage = Stage::new();
    let (dir, host) = (folder(&stage), stage.word());
    let different = [
        "/cats/photo.jpg",
        "/dogs/photo.jpg",
        "/cats/photo.png",
        "/cats/photo.jpg?width=64",
        "/cats/photo.jpg?width=200",
        "/cats/Photo.jpg",
        "/cats_photo.jpg",
        "/cats-photo.jpg",
        "/cats.photo.jpg",
        "/cats%2Fphoto.jpg",
        "/cats/photo_jpg",
        "/cats",
        "/cats/",
        "/cats//",
        "//cats/",
        "/cats/photo.jpg/",
        "/cats/photo.jpg?",
        "/cats/photo.jpg/?width=64",
        "/cats?photo/jpg",
        "/cats/photo?jpg",
        "?cats/photo/jpg",
        "/cats/photo.jpg#top",
        ":8080/cats/photo.jpg",
        ":80/cats/photo.jpg",
        ":443/cats/photo.jpg",
        ".example/cats/photo.jpg",
        "./cats/photo.jpg",
        "/./cats/photo.jpg",
        "/c%61ts/photo.jpg",
        "/cats/my%20photo.jpg",
        "/cats/Aa.jpg",
        "/cats/BB.jpg",
        // About as long as the address of a photo is; in an encoding of three letters each it still is a name.
        "/id/237/1880/1250.jpg?hmac=a8e1f0c94b7d2356&grayscale=yes&blur=2&page=7",
    ];
    let url = |rest: &&str| format!("http://{host}{rest}");
    let mut downloads: Vec<Download> =
        different.iter().map(url).zip((1..).map(|mark| bytes(100, mark))).collect();
    downloads.push((format!("https://{host}/cats/photo.jpg"), bytes(100, 60)));
    downloads.push((format!("http://www.{host}/cats/photo.jpg"), bytes(100, 61)));
    downloads.push((format!("http://{}/cats/photo.jpg", host.to_uppercase()), bytes(100, 62)));
    // What is in a file says nothing about where it comes from.
    downloads.push((format!("http://{host}/copy/{}", stage.word()), bytes(100, 1)));
    stage.shuffle(&mut downloads);
    let results = save(&stage, &dir, &downloads)?;
    each_has_its_file(&dir, &downloads, &results)?;
    each_letter_counts(&stage)
}

/// URLs that differ in a letter: at each place in turn it is another one, is not there, or stands behind the next one. Any of
/// them may be an error.
fn each_letter_counts(stage: &Stage) -> Held {
    let url = format!("http://{}.org/a-b_c.d/e%2Ff?g=1&h=2#i", stage.word());
    let with = |place: usize, letter: &str| format!("{}{letter}{}", &url[..place], &url[place + 1..]);
    let mut urls: BTreeSet<String> =
        (0..url.len()).flat_map(|place| [with(place, "x"), with(place, "")]).collect();
    // Two letters that have changed places: the same ones are in it, and it is as long.
    let swapped = |place: usize| {
        format!("{}{}{}{}", &url[..place], &url[place + 1..place + 2], &url[place..=place], &url[place + 2..])
    };
    urls.extend((0..url.len() - 1).map(swapped));
    // Whether two of them mean the same is for the server to say.
    let alike = [" ", "+", "%20", "%2B", "%2520", "%252B", "&amp;", "&", "%26", "_", "-"];
    urls.extend(alike.map(|part| format!("http://h/cats{part}dogs")));
    // A letter's number, and a smaller one with a digit behind it: those of `/`, of a space and of `?`.
    let digits = ["/", "\u{2}f", "\u{4}7", " ", "\u{2}0", "\u{3}2", "?", "\u{3}f", "\u{6}3"];
    urls.extend(digits.map(|part| format!("http://h/cats{part}-dogs")));
    let downloads: Vec<Download> = urls.into_iter().zip((1..).map(|mark| bytes(100, mark))).collect();
    none_share_a_file(&downloads, &save(stage, &folder(stage), &downloads)?)
}

pub fn step2_long_urls_and_such_without_a_name_do_not_share_a_file() -> Held {
    let stage = Stage::new();
    let long = stage.word().repeat(50);
    let urls = ["", "/", "//", "/?a", "/?b", "/?", "/#"].map(|rest| format!("http://h{rest}"));
    let long = ["", "a", "b", "/a", "/b"].map(|rest| format!("http://h/{long}{rest}"));
    // They differ before many letters that are the same, behind them, or between them: a name holds some 250 at the most.
    let tails = [30, 70, 110, 150, 190, 220, 500].map(|letters| "x".repeat(letters));
    let ends = |tail: &String| {
        [
            format!("http://a/{tail}"),
            format!("http://b/{tail}"),
            format!("http://a/{tail}b"),
            format!("http://a/{tail}c{tail}"),
            format!("http://a/{tail}d{tail}"),
        ]
    };
    let all = urls.into_iter().chain(long).chain(tails.iter().flat_map(ends));
    let mut downloads: Vec<Download> = all.zip((1..).map(|mark| bytes(100, mark))).collect();
    stage.shuffle(&mut downloads);
    // Any of them may be an error.
    let results = save(&stage, &folder(&stage), &downloads)?;
    none_share_a_file(&downloads, &results)
}

/// URLs with the same last part.
fn namesakes<const N: usize>(stage: &Stage, size: usize) -> [Download; N] {
    std::array::from_fn(|mark| (format!("http://{}/photo.jpg", stage.word()), bytes(size, 1 + mark)))
}

fn because(misconception: &str) -> impl Fn(Failure) -> Failure {
    move |failure: Failure| failure.named(misconception)
}

pub fn step2_another_run_takes_no_file_of_another_url() -> Held {
    let stage = Stage::new();
    let dir = folder(&stage);
    let (first, second) = (namesakes::<2>(&stage, 100), namesakes::<2>(&stage, 200));
    let mut results = save(&stage, &dir, &first)?;
    each_has_its_file(&dir, &first, &results)?;
    results.extend(save(&stage, &dir, &second)?);
    each_has_its_file(&dir, &[first, second].concat(), &results).map_err(because(
        "What a program counts begins anew each time it runs; the files of the last run are still there.",
    ))
}

pub fn step2_urls_saved_at_once_do_not_share_a_file() -> Held {
    let stage = Stage::new();
    let in_turn = namesakes::<8>(&stage, 100);
    let dir = folder(&stage);
    each_has_its_file(&dir, &in_turn, &save(&stage, &dir, &in_turn)?)?;
    let (dir, downloads) = (folder(&stage), namesakes::<8>(&stage, 100_000));
    let results = results(driver(&stage, "save_at_once", &dir, &downloads).run()?.lines);
    let shared =
        downloads.iter().zip(&results).filter_map(|(download, path)| Some((download, path.as_ref()?)));
    let misconception = if two_that_share(shared).is_some() {
        "Saved one after another, they get separate files; at the same time, two get the same name. Looking whether a name \
         is free and taking it are two steps, and must be one."
    } else {
        OWN_DRAFT
    };
    each_has_its_file(&dir, &downloads, &results).map_err(because(misconception))
}

/// Of URLs that get separate files when they are saved one after another.
const OWN_DRAFT: &str = "Saved one after another, they get separate files; at the same time, one gets in the way of another. Each save needs a \
     draft of its own, which no other one writes to, renames or removes.";

pub fn step2_two_runs_at_once_do_not_share_a_file() -> Held {
    let stage = Stage::new();
    let (dir, downloads) = (folder(&stage), namesakes::<2>(&stage, 1000));
    // Nobody renames anything before the other one is about to.
    let watcher = Watcher::rendezvous(2, 1);
    // The dice are not for two threads.
    let drivers = [("first", &downloads[0]), ("second", &downloads[1])].map(|(name, download)| {
        let driver = driver(&stage, "save_watched", &dir, std::slice::from_ref(download));
        driver.watched_by(&watcher).called(name)
    });
    let runs = thread::scope(|scope| {
        let runs = drivers.map(|driver| scope.spawn(|| driver.run()));
        runs.map(|run| run.join().expect("a driver is waited for without a panic"))
    });
    let mut found = Vec::new();
    for run in runs {
        found.extend(results(run?.lines));
    }
    each_has_its_file(&dir, &downloads, &found).map_err(|failure| {
        let again = folder(&stage);
        let in_turn = save(&stage, &again, &downloads);
        let is_fine = in_turn.is_ok_and(|results| each_has_its_file(&again, &downloads, &results).is_ok());
        match is_fine {
            true => failure.named(
                "Two runs at the same time get in each other's way. What one program counts, the other counts too, and what one \
                 removes may be another one's: the name of a draft must tell the process, and each removes its own.",
            ),
            false => failure,
        }
    })
}

pub fn step2_what_a_killed_run_left_hinders_no_other() -> Held {
    let stage = Stage::new();
    let dir = folder(&stage);
    let download = (format!("http://{}/photo.jpg", stage.word()), bytes(1000, 1));
    // Its process ends when a rename is about to be done, or none was.
    let (came, comes) = mpsc::channel();
    let comes = Mutex::new(comes);
    let watcher = Watcher::ordering(move |seen, others| {
        match seen.kind.as_str() {
            "killed" => {
                let _ = comes.lock().map(|comes| comes.recv_timeout(PATIENCE));
            }
            kind => {
                let _ = came.send(());
                if kind == "rename" {
                    others.wait_for_ever();
                }
            }
        }
        "go".to_owned()
    });
    let all = std::slice::from_ref(&download);
    driver(&stage, "save_killed", &dir, all).watched_by(&watcher).run()?;
    let saved = |dir: &Path| each_has_its_file(dir, all, &save(&stage, dir, all)?);
    saved(&dir).map_err(|failure| match saved(&folder(&stage)) {
        Ok(()) => failure.named(
            "A run that was killed leaves its draft behind. No later one may take this for a sign that somebody is at work, nor \
             fail because the name is taken.",
        ),
        Err(_) => failure,
    })
}

/// Saves these in a folder that is watched, and has others already; what happened there under the paths that came back.
/// When they are not all saved, it is because of what `misconception` says; of one alone it is not.
fn watched(
    stage: &Stage,
    task: &str,
    before: &[Download],
    downloads: &[Download],
    misconception: Option<&str>,
) -> Result<Vec<(PathBuf, Vec<What>)>, Failure> {
    // Files may lie in folders below: a first run shows in which.
    let (rehearsal, dir) = (folder(stage), folder(stage));
    let mut folders = BTreeSet::from([dir.clone()]);
    let alone = save(stage, &rehearsal, &downloads[..1])?;
    ensure(alone.iter().all(Option::is_some), || {
        format!("Nothing stood in the way of saving one URL, and the result was {}.", words(&alone))
    })?;
    for path in alone.into_iter().flatten() {
        let inner = path.parent().and_then(|parent| parent.strip_prefix(&rehearsal).ok());
        let inner = dir.join(inner.unwrap_or(Path::new("")));
        fs::create_dir_all(&inner).expect("the check's own folder can be written to");
        folders.insert(inner);
    }
    save(stage, &dir, before)?;
    let folders: Vec<&Path> = folders.iter().map(PathBuf::as_path).collect();
    let watcher = FolderWatcher::new(&folders);
    let named = |failure: Failure| match misconception {
        Some(misconception) => failure.named(misconception),
        None => failure,
    };
    let results = results(driver(stage, task, &dir, downloads).run().map_err(named)?.lines);
    let steps = watcher.steps();
    let of =
        |path: &Path| steps.iter().filter(|step| step.name == name(path)).map(|step| step.what).collect();
    let all_saved = results.iter().all(Option::is_some);
    ensure(all_saved, || {
        format!("Nothing stood in the way of saving, and the results were {}.", words(&results))
    })
    .map_err(named)?;
    Ok(results.into_iter().flatten().map(|path| (path.clone(), of(&path))).collect())
}

pub fn step2_nobody_finds_a_part_of_a_file_while_it_is_written() -> Held {
    for size in [5, 300_000] {
        let stage = Stage::new();
        let download = (format!("http://{}/photo.jpg", stage.word()), bytes(size, 1));
        let watched = watched(&stage, "save", &[], std::slice::from_ref(&download), None)?;
        for (path, steps) in watched {
            ensure(fs::read(&path).is_ok_and(|found| found == download.1), || {
                "What the path leads to is not what was saved.".into()
            })?;
            let first = |what| steps.iter().position(|step| *step == what);
            let renamed = first(What::PutInPlace).is_some_and(|renamed| first(What::Changed) > Some(renamed));
            let (how, misconception) = if renamed {
                (
                    "still being written when the draft was renamed to the path",
                    "What is in a buffer is written when it is flushed or dropped. Flush it before the file is renamed.",
                )
            } else {
                (
                    "written to the path itself",
                    "A file that is written under its own name is there from the first byte on. Write under another one, \
                     and rename it when it is whole.",
                )
            };
            ensure_because(!steps.contains(&What::Changed), misconception, || {
                format!("{size} bytes were {how}: meanwhile it led to a part of them.")
            })?;
            let placeholder = steps.contains(&What::Appeared) && steps.contains(&What::PutInPlace);
            ensure_because(
                !placeholder,
                "An empty file that only reserves the name is a part of the file as well: whoever reads it finds nothing.",
                || "The path led to an empty file before the whole one was put in its place.".into(),
            )?;
        }
    }
    Ok(())
}

/// Of a file that is there already.
const REPLACED: &str = "A file that is there is replaced by a rename, in one step. Whoever writes to it leaves a part of it \
     meanwhile. And between a look whether it is there, or its removal, and the rename, others come: each of them must get \
     its file all the same.";

pub fn step2_a_file_that_is_there_already_is_replaced_as_a_whole() -> Held {
    let stage = Stage::new();
    let url = format!("http://{}/photo.jpg", stage.word());
    let download = |size: usize, mark: usize| (url.clone(), bytes(size, mark));
    let before = [download(500, 1)];
    // The second one is as long as what is there.
    for after in [download(300_000, 2), download(499, 2)] {
        let all = std::slice::from_ref(&after);
        for (path, steps) in watched(&stage, "save", &before, all, Some(REPLACED))? {
            ensure_because(!steps.contains(&What::Changed), REPLACED, || {
                "A URL was saved for the second time, and its file was written to in place.".into()
            })?;
            let found = fs::read(&path).unwrap_or_default();
            let kept = (found == before[0].1).then(|| {
                "Its file holds what was saved first. That a file is there, or is as long, does not say what is in it: the bytes are \
                 written each time."
                    .to_owned()
            });
            ensure(found == after.1, || {
                "A URL was saved for the second time, and what the path leads to is not what was saved last."
                    .into()
            })
            .map_err(|failure| Failure { misconception: kept, ..failure })?;
        }
    }
    let downloads: Vec<Download> = (2..=5).map(|mark| download(3000, mark)).collect();
    let results =
        watched(&stage, "save_at_once", &before, &downloads, Some(REPLACED)).map_err(|failure| {
            let happened =
                format!("A file was there, and 4 threads saved its URL again. {}", failure.happened);
            // If they can't do so where no file was, it is not a matter of the one that is there.
            let anew = watched(&stage, "save_at_once", &[], &downloads, None);
            Failure { happened, ..failure }.named(if anew.is_ok() { REPLACED } else { SHARED })
        })?;
    for (path, steps) in results {
        let found = fs::read(&path).unwrap_or_default();
        let whole = downloads.iter().any(|(_, bytes)| *bytes == found) && !steps.contains(&What::Changed);
        ensure_because(whole, REPLACED, || {
            "A file was there, 4 threads saved its URL again, and the path led to what none of them had."
                .into()
        })?;
    }
    Ok(())
}

/// Of threads that save the same URL.
const SHARED: &str = "Each save needs a draft of its own, also when another one saves the same URL. When two threads write to the same draft, \
     what one takes for whole and renames, the other one is still writing; and when one renames or removes it, it is gone for the \
     other one.";

pub fn step2_one_url_saved_by_several_at_once_is_whole() -> Held {
    let stage = Stage::new();
    let url = format!("http://{}/photo.jpg", stage.word());
    let downloads: Vec<Download> = (1..=4).map(|mark| (url.clone(), bytes(LARGE, mark))).collect();
    let watched = watched(&stage, "save_at_once", &[], &downloads, Some(SHARED))?;
    for (path, steps) in watched {
        let found = fs::read(&path).unwrap_or_default();
        ensure_because(downloads.iter().any(|(_, bytes)| *bytes == found), SHARED, || {
            format!(
                "4 threads saved one URL, and what is in the file none of them had: {} bytes.",
                found.len()
            )
        })?;
        ensure_because(!steps.contains(&What::Changed), SHARED, || {
            "4 threads saved one URL, and one of them wrote to the file when it was in place already.".into()
        })?;
    }
    Ok(())
}

pub fn step2_what_cannot_be_written_is_an_error_and_leaves_nothing() -> Held {
    for size in [6_000, 400_000, 7_000_000] {
        let stage = Stage::new();
        let dir = folder(&stage);
        let download = (format!("http://{}/photo.jpg", stage.word()), bytes(size, 1));
        let driver = driver(&stage, "save", &dir, &[download]).with_files_up_to(4096);
        let results = results(driver.run()?.lines);
        ensure_because(
            words(&results) == "Err",
            "Any write may fail, and must be asked whether it did. Dropping a buffer writes what is left in it, and loses the error: \
             flush it first.",
            || format!("There was room for 4096 of {size} bytes, and the result was {}.", words(&results)),
        )?;
        let left = files(&dir);
        let sizes: Vec<u64> = left.iter().filter_map(|path| Some(fs::metadata(path).ok()?.len())).collect();
        ensure_because(
            left.is_empty(),
            "A file that cannot be written whole must be deleted again: half a file takes room on a full disk.",
            || {
                format!(
                    "There was room for 4096 of {size} bytes. It said so, and left {}, of {sizes:?} bytes.",
                    live::so_many(left.len(), "file")
                )
            },
        )?;
    }
    Ok(())
}

pub fn step2_no_bytes_are_a_file_too() -> Held {
    let stage = Stage::new();
    let dir = folder(&stage);
    let url = |_| format!("http://{}/photo.jpg", stage.word());
    let urls: [String; 2] = [0, 1].map(url);
    let of = |place: usize, bytes: &[u8]| (urls[place].clone(), bytes.to_vec());
    // The second one has a file already, with something in it.
    let downloads = [of(1, b"bytes"), of(0, b""), of(1, b"")];
    let results = save(&stage, &dir, &downloads)?;
    ensure(words(&results) == "Ok, Ok, Ok", || {
        format!("Two URLs had no bytes, and nothing stood in the way. The results were {}.", words(&results))
    })?;
    for (place, before) in [(1, "no file was there"), (2, "its file held 5 bytes before")] {
        let found = results[place].as_ref().and_then(|path| fs::read(path).ok());
        ensure_because(
            found.as_deref() == Some(b""),
            "`Ok` says that there is a file with these bytes. None at all are bytes too, and their file is empty.",
            || {
                let now = found
                    .as_ref()
                    .map_or("leads to no file".into(), |found| format!("leads to {} bytes", found.len()));
                format!("No bytes were saved, and {before}. The result was `Ok`, and its path {now}.")
            },
        )?;
    }
    Ok(())
}

pub fn step2_a_name_that_is_taken_by_a_folder_is_an_error_and_leaves_nothing() -> Held {
    let stage = Stage::new();
    let (rehearsal, dir) = (folder(&stage), folder(&stage));
    let downloads = [(format!("http://{}/photo.jpg", stage.word()), bytes(1000, 1))];
    // Where its file goes.
    for path in save(&stage, &rehearsal, &downloads)?.into_iter().flatten() {
        put_in_the_way(&rehearsal, &dir, &path);
    }
    let before = files(&dir);
    let results = save(&stage, &dir, &downloads)?;
    let after = files(&dir);
    // Each time it may be another name, and then nothing is in the way.
    if let Some(path) = results.iter().flatten().next() {
        return ensure(fs::read(path).is_ok_and(|found| found == downloads[0].1), || {
            "There was a folder where the file goes. That was no error, and the path that came back does not lead to the bytes."
                .into()
        });
    }
    let left = after.difference(&before).count();
    ensure_because(
        left == 0,
        "Putting the draft in place can fail as well as writing it, and then it must be deleted too.",
        || {
            format!(
                "There was a folder where the file goes, so the draft could not be renamed. It said so, and left {}.",
                live::so_many(left, "file")
            )
        },
    )
}

pub fn step2_a_folder_that_is_none_is_an_error() -> Held {
    let stage = Stage::new();
    let file = stage.folder().join(stage.word());
    fs::write(&file, "a file").expect("the check's own folder can be written to");
    let download = (format!("http://{}/photo.jpg", stage.word()), bytes(100, 1));
    let results = save(&stage, &file, &[download])?;
    ensure(words(&results) == "Err", || {
        format!("In place of a folder there was a file, and the result was {}.", words(&results))
    })?;
    ensure(fs::read(&file).is_ok_and(|found| found == b"a file"), || {
        "In place of a folder there was a file, and it was changed.".into()
    })
}

/// URLs that lead elsewhere when a part of them is taken for a path, and an ordinary one.
fn wicked(stage: &Stage, precious: &Path) -> Vec<Download> {
    let precious = precious.display().to_string();
    let encoded = precious.replace('/', "%2F");
    let urls = [
        "http://h/../precious".to_owned(),
        "http://h/%2e%2e/precious".into(),
        "http://h/..%2Fprecious".into(),
        "http://h/%2e%2e%2fprecious".into(),
        "http://h/..%252Fprecious".into(),
        "http://h/..\\precious".into(),
        "http://h/a/..%2f..%2fprecious".into(),
        "http://../precious".into(),
        "http://h/a?name=../precious".into(),
        "http://h/a?/../../precious".into(),
        "http://h/a#/../precious".into(),
        format!("http://h/{precious}"),
        format!("http://h/{encoded}"),
        format!("http://h/a?{precious}"),
        precious,
        "../precious".into(),
        "..".into(),
        "http://h/..".into(),
        "http://h/%2e%2e".into(),
        "/".into(),
        String::new(),
        "http://h/%00".into(),
        format!("http://h/{}", stage.word()),
    ];
    urls.into_iter().zip((1..).map(|mark| bytes(100, mark))).collect()
}

/// What is in the files of a folder, but for those of one folder in it.
fn around(folder: &Path, dir: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let outside = files(folder).into_iter().filter(|path| !path.starts_with(dir));
    outside.map(|path| (path.clone(), fs::read(&path).unwrap_or_default())).collect()
}

pub fn step2_no_url_writes_outside_the_folder() -> Held {
    let stage = Stage::new();
    let around_it = folder(&stage);
    let (dir, precious) = (around_it.join("a/b/dir"), around_it.join("a/b/precious"));
    fs::create_dir_all(&dir).expect("the check's own folder can be written to");
    // Wherever a `..` or two would lead, there is something to lose.
    for place in [&precious, &around_it.join("a/precious"), &around_it.join("precious")] {
        fs::write(place, "precious").expect("the check's own folder can be written to");
    }
    let downloads = wicked(&stage, &precious);
    let before = around(&around_it, &dir);
    let results = save(&stage, &dir, &downloads)?;
    let after = around(&around_it, &dir);
    ensure_because(
        before == after,
        "What comes from outside is no path: `..`, `/` and a decoded `%2F` must not get into the name of the file.",
        || {
            let shown = |path: &Path| path.strip_prefix(&around_it).unwrap_or(path).display().to_string();
            let other = after.iter().find(|file| !before.contains(file)).map(|(path, _)| shown(path));
            format!(
                "The folder is `a/b/dir`, and `{}`, which is outside of it, was written.",
                other.unwrap_or_else(|| "something else".into())
            )
        },
    )?;
    for ((url, _), path) in downloads.iter().zip(&results) {
        let Some(path) = path else { continue };
        let inside = path.canonicalize().is_ok_and(|path| path.starts_with(&dir) && path.is_file());
        ensure(inside, || format!("The path that came back for `{url}` leads to no file in the folder."))?;
    }
    // Each of them may be an error, but for the last one.
    ensure(results.last().is_some_and(Option::is_some), || {
        format!("The last of {} URLs was an ordinary one, and was not saved.", results.len())
    })
}
