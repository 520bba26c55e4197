//! What 12_thumbnails is held to. Downloads are counted by the server they come from; resizing announces itself
//! and waits for leave. Nothing is timed.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::thread;
use std::time::{Duration, Instant};

use live::photo_server::{Gathering, Server, Settings, scene};
use live::{Driver, Failure, Held, Stage, Watcher, ensure, ensure_because};
use workbook_photo::Photo;

const WIDTHS: [u32; 3] = [32, 64, 200];
/// As in the lesson.
const WAITING: usize = 8;
/// Whatever is wrong with the answer, nothing is held back longer.
const PATIENCE: Duration = Duration::from_secs(4);

fn server(stage: &Stage) -> Arc<Server> {
    Arc::new(Server::start(Settings::new(stage.folder().join("drawn"))).expect("a free port"))
}

/// So many different photos of a few pixels.
fn addresses(stage: &Stage, server: &Server, count: usize) -> Vec<String> {
    let side = || 20 + stage.dice(20);
    (0..count).map(|id| format!("{}/id/{}/{}/{}", server.url(), id % 26, side(), side())).collect()
}

/// What the answer returned: thumbnails, and URLs that failed.
struct Outcome {
    made: Vec<PathBuf>,
    failed: Vec<String>,
}

fn make(
    stage: &Stage,
    (downloaders, resizers): (usize, usize),
    urls: &[String],
    watcher: &Watcher,
) -> Result<Outcome, Failure> {
    let driver = Driver::new(stage, "make").watched_by(watcher).with(stage.folder());
    let driver = driver.with(downloaders.to_string()).with(resizers.to_string()).with_all(urls);
    let lines = driver.run()?.lines;
    let of = |kind: &'static str| lines.iter().filter_map(move |line| line.strip_prefix(kind));
    Ok(Outcome {
        made: of("made ").map(PathBuf::from).collect(),
        failed: of("failed ").map(str::to_owned).collect(),
    })
}

fn counted<T: Ord + Clone>(items: &[T]) -> BTreeMap<T, usize> {
    let mut counts = BTreeMap::new();
    items.iter().for_each(|item| *counts.entry(item.clone()).or_default() += 1);
    counts
}

fn files(folder: &Path) -> usize {
    fs::read_dir(folder).map_or(0, Iterator::count)
}

/// A photo in `incoming/` with a name that nobody knows.
fn incoming(stage: &Stage, bytes: &[u8]) -> String {
    let name = format!("{}.{}.jpg", stage.word(), stage.word());
    fs::create_dir_all(stage.folder().join("incoming")).expect("the check's own folder");
    fs::write(stage.folder().join("incoming").join(&name), bytes).expect("the check's own folder");
    name
}

fn resize(stage: &Stage, name: &str) -> Result<Vec<String>, Failure> {
    Ok(Driver::new(stage, "resize").with(stage.folder()).with(name).run()?.lines)
}

/// Where the thumbnails of a photo should be.
fn thumbnails(stage: &Stage, name: &str) -> Vec<PathBuf> {
    let stem = name.trim_end_matches(".jpg");
    WIDTHS.iter().map(|width| stage.folder().join("outgoing").join(format!("{stem}_{width}.jpg"))).collect()
}

/// How far two pictures of one size are apart, on average, of 255.
fn apart(one: &Photo, other: &Photo) -> f64 {
    if (one.width(), one.height()) != (other.width(), other.height()) {
        return f64::INFINITY;
    }
    let sum: f64 = one.pixels().iter().zip(other.pixels()).map(|(a, b)| f64::from(a.abs_diff(*b))).sum();
    sum / one.pixels().len() as f64
}

pub fn step1_there_is_a_thumbnail_of_each_width_in_the_shape_of_the_photo() -> Held {
    for (width, height) in [(640, 420), (90, 260), (700, 2)] {
        let stage = Stage::new();
        let name = incoming(&stage, &scene::jpeg(stage.dice(1000), width, height));
        let photo =
            Photo::open(&stage.folder().join("incoming").join(&name)).map_err(|error| error.to_string())?;
        let mut lines = resize(&stage, &name)?;
        let wanted = thumbnails(&stage, &name);
        let mut expected: Vec<String> = wanted.iter().map(|path| path.display().to_string()).collect();
        lines.sort();
        expected.sort();
        ensure(lines == expected, || {
            format!("Of `{name}` it gave back {lines:?}; that should be {expected:?} in any order.")
        })?;
        for (path, width) in wanted.iter().zip(WIDTHS) {
            let thumbnail = Photo::open(path).map_err(|error| format!("`{}` {error}.", path.display()))?;
            let expected = photo.thumbnail(width);
            let size = |photo: &Photo| format!("{} × {}", photo.width(), photo.height());
            ensure(size(&thumbnail) == size(&expected), || {
                format!(
                    "The thumbnail in {width} of a photo of {} is {}, not {}.",
                    size(&photo),
                    size(&thumbnail),
                    size(&expected)
                )
            })?;
            let apart = apart(&thumbnail, &expected);
            ensure(apart < 12.0, || {
                format!(
                    "The thumbnail in {width} does not look like the photo: a pixel is {apart:.0} of 255 off."
                )
            })?;
        }
    }
    Ok(())
}

pub fn step1_the_photo_is_removed_when_all_are_written() -> Held {
    let stage = Stage::new();
    let name = incoming(&stage, &scene::jpeg(stage.dice(1000), 60, 40));
    resize(&stage, &name)?;
    let left = files(&stage.folder().join("incoming"));
    ensure(left == 0, || format!("It made the thumbnails, and {left} file is still in incoming/."))
}

pub fn step1_the_photo_stays_when_a_thumbnail_cannot_be_written() -> Held {
    for (in_the_way, width) in WIDTHS.into_iter().enumerate() {
        let stage = Stage::new();
        let name = incoming(&stage, &scene::jpeg(stage.dice(1000), 60, 40));
        // A folder with something in it: no file can take its place.
        let path = &thumbnails(&stage, &name)[in_the_way];
        fs::create_dir_all(path.join("in the way")).expect("the check's own folder");
        let lines = resize(&stage, &name)?;
        let there = stage.folder().join("incoming").join(&name).is_file();
        ensure_because(
            there,
            "Whoever removes the original before its copies are safe has neither when the disk is full.",
            || {
                format!(
                    "The thumbnail in {width} could not be written, and the photo is gone from incoming/."
                )
            },
        )?;
        ensure(lines == ["error"], || {
            format!("The thumbnail in {width} could not be written, but that was no error: {lines:?}.")
        })?;
    }
    Ok(())
}

pub fn step1_a_photo_that_cannot_be_read_is_an_error_and_has_no_thumbnails() -> Held {
    let stage = Stage::new();
    let name = incoming(&stage, b"\xFF\xD8\xFF this is no photo");
    for name in [name.as_str(), "nowhere.jpg"] {
        let lines = resize(&stage, name)?;
        ensure(lines == ["error"], || format!("`{name}` is no photo, but that was no error: {lines:?}."))?;
        let made = files(&stage.folder().join("outgoing"));
        ensure(made == 0, || format!("`{name}` is no photo, and there are {made} files in outgoing/."))?;
    }
    Ok(())
}

/// Photos, the same one twice, and all sorts of failures.
fn mixed(stage: &Stage, server: &Server) -> (Vec<String>, Vec<String>) {
    let mut good = addresses(stage, server, 5);
    good.push(good[1].clone());
    let odd = [
        "/odd/broken.jpg",
        "/odd/html.jpg",
        "/odd/noise.jpg",
        "/odd/noise.jpg",
        "/odd/half.jpg",
        "/id/99/5/5",
    ];
    let bad: Vec<String> = odd.iter().map(|path| format!("{}{path}", server.url())).collect();
    (good, bad)
}

/// The good and the bad ones as in a game of cards.
fn shuffled(stage: &Stage, good: &[String], bad: &[String]) -> Vec<String> {
    let mut urls = [good, bad].concat();
    for place in (1..urls.len()).rev() {
        urls.swap(place, stage.dice(place as u64 + 1) as usize);
    }
    urls
}

pub fn step2_each_url_is_in_one_of_made_and_failed() -> Held {
    let stage = Stage::new();
    let server = server(&stage);
    let (good, mut bad) = mixed(&stage, &server);
    let mut outcome = make(&stage, (3, 2), &shuffled(&stage, &good, &bad), &Watcher::new())?;
    outcome.failed.sort();
    bad.sort();
    ensure_because(
        outcome.failed == bad,
        "What fails must be told by whoever sees it fail: a failed download never comes to a resizer.",
        || {
            format!(
                "{} of 12 photos can't be had; in `failed` there are {}.",
                bad.len(),
                outcome.failed.len()
            )
        },
    )?;
    let (made, different) = (outcome.made.len(), counted(&outcome.made).len());
    ensure_because(
        different == made,
        "Two photos under one name: the second takes the place of the first.",
        || format!("`made` has {made} paths, but only {different} different ones."),
    )?;
    ensure(made == good.len() * 3, || {
        format!("6 photos have 3 thumbnails each; in `made` there are {made}, and not 18.")
    })?;
    let missing = outcome.made.iter().filter(|path| Photo::open(path).is_err()).count();
    ensure(missing == 0, || format!("{missing} of the thumbnails in `made` are not there, or are no photos."))
}

pub fn step2_nothing_is_left_in_incoming() -> Held {
    let stage = Stage::new();
    let server = server(&stage);
    let (good, bad) = mixed(&stage, &server);
    make(&stage, (2, 2), &shuffled(&stage, &good, &bad), &Watcher::new())?;
    let left = files(&stage.folder().join("incoming"));
    ensure(left == 0, || {
        format!(
            "12 photos, 6 of which are sound, and {left} files are left in incoming/. Who removes one that can't be resized?"
        )
    })
}

pub fn step2_as_many_photos_are_downloaded_at_once_as_there_are_downloaders() -> Held {
    let stage = Stage::new();
    let server = server(&stage);
    let gathering = Arc::new(Gathering::new(3, 2, PATIENCE));
    server.hold(gathering.clone());
    make(&stage, (3, 1), &addresses(&stage, &server, 6), &Watcher::new())?;
    let gathered = gathering.gathered();
    ensure_because(
        gathered.most >= 3,
        "Downloads that are waited for before the next is begun are done in turn.",
        || {
            format!(
                "3 downloaders had 6 photos, but no more than {} requests were ever in flight.",
                gathered.most
            )
        },
    )?;
    ensure(gathered.rounds >= 2, || {
        "The first 3 of 6 photos were downloaded at once, the others were not.".into()
    })
}

pub fn step2_never_more_photos_are_downloaded_at_once_than_there_are_downloaders() -> Held {
    let stage = Stage::new();
    let server = server(&stage);
    server.hold(Arc::new(Gathering::new(2, 2, PATIENCE)));
    make(&stage, (2, 2), &addresses(&stage, &server, 10), &Watcher::new())?;
    let peak = server.counts().peak;
    ensure_because(
        peak <= 2,
        "A thread for each photo is no limit: the server would see them all at once.",
        || format!("2 downloaders had 10 photos, and {peak} requests were in flight at once."),
    )
}

pub fn step2_each_photo_is_downloaded_once() -> Held {
    let stage = Stage::new();
    let server = server(&stage);
    let urls = addresses(&stage, &server, 9);
    make(&stage, (3, 2), &urls, &Watcher::new())?;
    let requests = server.counts().requests;
    ensure(requests == 9, || format!("For 9 photos there were {requests} requests."))
}

pub fn step2_as_many_photos_are_resized_at_once_as_there_are_resizers() -> Held {
    let stage = Stage::new();
    let server = server(&stage);
    let watcher = Watcher::gathering(2, 2);
    make(&stage, (2, 2), &addresses(&stage, &server, 4), &watcher)?;
    let (gathered, peak) = (watcher.gathered(), watcher.peak());
    ensure_because(
        gathered.rounds >= 2,
        "One consumer of the queue is one resizer, however many cores there are.",
        || format!("2 resizers had 4 photos, but no more than {} were ever resized at once.", gathered.most),
    )?;
    ensure(peak <= 2, || format!("2 resizers had 4 photos, and {peak} were resized at once."))
}

pub fn step2_photos_are_resized_while_others_are_downloaded() -> Held {
    let stage = Stage::new();
    let (server, watcher) = (server(&stage), Arc::new(Watcher::new()));
    let urls = addresses(&stage, &server, 4);
    let in_vain = Arc::new(std::sync::atomic::AtomicBool::new(false));
    let (watching, noticed) = (watcher.clone(), in_vain.clone());
    server.hold_with(move |number| {
        let begin = Instant::now();
        while number == 3 && watching.seen().is_empty() {
            if begin.elapsed() > PATIENCE {
                noticed.store(true, std::sync::atomic::Ordering::SeqCst);
                return;
            }
            thread::sleep(Duration::from_millis(2));
        }
    });
    make(&stage, (1, 1), &urls, &watcher)?;
    let in_vain = in_vain.load(std::sync::atomic::Ordering::SeqCst);
    ensure_because(
        !in_vain,
        "Downloads first and resizing afterwards takes the sum of both times; a pipeline takes the longer one.",
        || {
            "Two photos were downloaded, and the server kept the third until one of them was resized. None was.".into()
        },
    )
}

/// How many photos were asked for until no more will be, or more than there may be. Meanwhile nothing is resized.
fn asked_for_meanwhile(server: &Server, answer: u32, most: usize) -> usize {
    let begin = Instant::now();
    loop {
        let before = server.counts().requests;
        if before as usize > most || begin.elapsed() > PATIENCE {
            return before as usize;
        }
        let (rests, now) = (live::is_at_rest(answer), server.counts());
        if rests && now.in_flight == 0 && now.requests == before {
            return before as usize;
        }
    }
}

pub fn step2_no_more_photos_wait_than_the_queue_holds() -> Held {
    let stage = Stage::new();
    let server = server(&stage);
    let (downloaders, resizers) = (1 + stage.dice(3) as usize, 1 + stage.dice(3) as usize);
    // One in the hands of each downloader, and of each resizer.
    let most = WAITING + downloaders + resizers;
    let urls = addresses(&stage, &server, most + 4);
    let asked = Arc::new(OnceLock::new());
    let (asking, noted) = (server.clone(), asked.clone());
    // What is opened first, and all that is opened meanwhile, is held until it is known; then nothing is any more.
    let watcher = Watcher::ordering(move |seen, _| {
        noted.get_or_init(|| asked_for_meanwhile(&asking, seen.process, most));
        "go".to_owned()
    });
    make(&stage, (downloaders, resizers), &urls, &watcher)?;
    let asked = asked.get().copied().unwrap_or_default();
    ensure_because(
        asked <= most,
        "A queue without a bound keeps everything in memory that the slower side has not got to yet.",
        || {
            format!(
                "{downloaders} downloaders and {resizers} resizers had {} photos, and no photo was resized yet. At least \
                 {asked} were asked for: {WAITING} may wait, and {} are in somebody's hands.",
                urls.len(),
                downloaders + resizers
            )
        },
    )
}

pub fn step2_an_empty_list_ends_by_itself() -> Held {
    let stage = Stage::new();
    let outcome = make(&stage, (3, 2), &[], &Watcher::new())?;
    let (made, failed) = (outcome.made.len(), outcome.failed.len());
    ensure(made + failed == 0, || format!("Of no photos {made} thumbnails were made, and {failed} failed."))
}

fn log(stage: &Stage, threads: usize, lines: usize, word: &str) -> Result<Vec<String>, Failure> {
    let path = stage.folder().join("thumbnails.log");
    let driver = Driver::new(stage, "log").with(path).with(threads.to_string()).with(lines.to_string());
    Ok(driver.with(word).run()?.lines)
}

/// Whether it is `1.234 INFO word-THREAD word LINE`; which thread, and which line.
fn parsed(line: &str, word: &str) -> Option<(usize, usize)> {
    let words: Vec<&str> = line.split(' ').collect();
    let [seconds, "INFO", thread, event, number] = words[..] else { return None };
    let (whole, decimals) = seconds.split_once('.')?;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_ours = digits(whole) && digits(decimals) && event == word;
    let thread = thread.strip_prefix(word)?.strip_prefix('-')?;
    is_ours.then_some((thread.parse().ok()?, number.parse().ok()?))
}

pub fn step3_a_line_has_the_time_the_level_the_thread_and_the_event() -> Held {
    let stage = Stage::new();
    let word = stage.word();
    let lines = log(&stage, 1, 3, &word)?;
    ensure(lines.len() == 3, || format!("3 lines were written, and {} are in the file.", lines.len()))?;
    for (number, line) in lines.iter().enumerate() {
        ensure(parsed(line, &word) == Some((0, number)), || {
            format!("The line is `{line}`; it should be like `0.001 INFO {word}-0 {word} {number}`.")
        })?;
    }
    Ok(())
}

pub fn step3_each_line_stays_whole_when_many_threads_write() -> Held {
    let stage = Stage::new();
    let word = stage.word();
    let lines = log(&stage, 8, 400, &word)?;
    let torn: Vec<&String> = lines.iter().filter(|line| parsed(line, &word).is_none()).collect();
    ensure_because(
        torn.is_empty(),
        "A line that is written in parts lets others in between them: one call, or one lock, for all of it.",
        || format!("8 threads wrote 400 lines each; {} lines are torn, such as `{}`.", torn.len(), torn[0]),
    )?;
    let count = counted(&lines.iter().filter_map(|line| parsed(line, &word)).collect::<Vec<_>>()).len();
    ensure_because(
        count == 3200,
        "What is written at the place where the file ended a moment ago is written over somebody's line.",
        || format!("8 threads wrote 400 lines each; {count} of 3200 are in the file."),
    )
}

pub fn step3_what_the_log_holds_already_stays() -> Held {
    let stage = Stage::new();
    let (first, second) = (stage.word(), stage.word());
    log(&stage, 1, 2, &first)?;
    let lines = log(&stage, 1, 2, &second)?;
    let of = |word: &str| lines.iter().filter(|line| parsed(line, word).is_some()).count();
    ensure_because(
        of(&first) == 2 && of(&second) == 2,
        "A file that is created anew is empty, whatever it held.",
        || {
            format!(
                "2 lines were there and 2 were added; of the old ones there are {}, of the new ones {}.",
                of(&first),
                of(&second)
            )
        },
    )
}
