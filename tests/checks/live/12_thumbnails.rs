//! What 12_thumbnails is held to. Downloads are counted by the server they come from; resizing announces itself
//! and waits for leave. Nothing is timed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::thread;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use live::photo_server::{Rendezvous, Server, Settings, scene};
use live::{Driver, Failure, Held, Seen, Stage, Watcher, ensure, ensure_because};
use workbook_photo::{Photo, utc, utc_now};

#[path = "pictures.rs"]
mod pictures;

use pictures::{is_put_upright, look_like};

const WIDTHS: [u32; 3] = [32, 64, 200];
/// As in the lesson.
const WAITING: usize = 8;
/// Whatever is wrong with the answer, nothing is held back longer.
const PATIENCE: Duration = Duration::from_secs(4);

fn server() -> Arc<Server> {
    Arc::new(Server::start(Settings::in_memory()).expect("a free port"))
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
    put(stage, &name, bytes);
    name
}

fn put(stage: &Stage, name: &str, bytes: &[u8]) {
    fs::create_dir_all(stage.folder().join("incoming")).expect("the check's own folder");
    fs::write(stage.folder().join("incoming").join(name), bytes).expect("the check's own folder");
}

fn resize(stage: &Stage, name: &str) -> Result<Vec<String>, Failure> {
    Ok(Driver::new(stage, "resize").with(stage.folder()).with(name).run()?.lines)
}

/// Where the thumbnails of a photo should be.
fn thumbnails(stage: &Stage, name: &str) -> Vec<PathBuf> {
    let (stem, extension) = name.rsplit_once('.').expect("each photo here has an extension");
    let path = |width: &u32| stage.folder().join("outgoing").join(format!("{stem}_{width}.{extension}"));
    WIDTHS.iter().map(path).collect()
}

/// The thumbnails of this photo are where they should be, and what came back are their paths.
fn is_named_well(stage: &Stage, name: &str) -> Result<Vec<PathBuf>, Failure> {
    let mut lines = resize(stage, name)?;
    let wanted = thumbnails(stage, name);
    let mut expected: Vec<String> = wanted.iter().map(|path| path.display().to_string()).collect();
    // Where the folder itself lies is the same in all of them, and long.
    let home = format!("{}/", stage.folder().display());
    for line in lines.iter_mut().chain(&mut expected) {
        *line = line.strip_prefix(&home).map(str::to_owned).unwrap_or(line.clone());
    }
    lines.sort();
    expected.sort();
    ensure(lines == expected, || {
        format!("For `{name}` it returned {lines:?}; it should return {expected:?}, in any order.")
    })?;
    Ok(wanted)
}

pub fn step1_there_is_a_thumbnail_of_each_width_in_the_shape_of_the_photo() -> Held {
    let stage = Stage::new();
    let sides = [
        (stage.between(640, 720), stage.between(400, 480)),
        (stage.between(70, 100), stage.between(220, 280)),
        (stage.between(640, 720), 2),
    ];
    for (width, height) in sides {
        let name = incoming(&stage, &scene::jpeg(stage.dice(1000), width as u32, height as u32));
        let copy = stage.folder().join("copy.jpg");
        fs::copy(stage.folder().join("incoming").join(&name), &copy).expect("the check's own folder");
        // Of another photo, from an earlier run.
        let old = scene::jpeg(stage.dice(1000), 64, 40);
        let there = &thumbnails(&stage, &name)[1];
        fs::create_dir_all(stage.folder().join("outgoing")).expect("the check's own folder");
        fs::write(there, &old).expect("the check's own folder");
        let made = is_named_well(&stage, &name)?;
        ensure_because(
            fs::read(there).is_ok_and(|found| found != old),
            "A file of that name may be of another photo that was called so: it is written each time.",
            || "A file was where the thumbnail of width 64 goes, and it was kept.".into(),
        )?;
        look_like(&stage, &copy, &made)?;
    }
    Ok(())
}

pub fn step1_a_thumbnail_is_called_like_its_photo_and_its_width() -> Held {
    let stage = Stage::new();
    let word = || stage.word();
    let names = [
        format!("{}.jpg", word()),
        format!("{}.{}.{}.jpg", word(), word(), word()),
        format!("{0}.jpg.jpg", word()),
        format!("{} {}.jpg", word(), word()),
        format!("{}_64.jpg", word()),
        format!("{}.jpeg", word()),
        format!("{}.JPG", word()),
        format!(".{}.jpg", word()),
    ];
    for name in &names {
        put(&stage, name, &scene::jpeg(stage.dice(1000), 40, 30));
        let wanted = is_named_well(&stage, name)?;
        let missing = wanted.iter().find(|path| !path.is_file());
        ensure(missing.is_none(), || {
            let missing = missing.map(|path| path.display().to_string()).unwrap_or_default();
            format!("For `{name}` it returned `{missing}`, which is not there.")
        })?;
    }
    let made = files(&stage.folder().join("outgoing"));
    ensure(made == 3 * names.len(), || {
        format!("{} photos have 3 thumbnails each, and there are {made} files in outgoing/.", names.len())
    })
}

/// What a camera adds to a file when it was held on its side: the first row is the right one in life.
const HELD_ON_ITS_SIDE: &[u8] =
    b"\xFF\xE1\0\x22Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";

pub fn step1_a_photo_that_was_taken_sideways_has_upright_thumbnails() -> Held {
    let stage = Stage::new();
    // Three by two: so are all its thumbnails, and no side is rounded.
    let side = stage.between(100, 150) as u32;
    let lying = scene::jpeg(stage.dice(1000), 3 * side, 2 * side);
    let copy = stage.folder().join("copy.jpg");
    fs::write(&copy, &lying).expect("the check's own folder");
    let lying_photo = Photo::open(&copy).map_err(|error| error.to_string())?;
    let name = incoming(&stage, &[&lying[..2], HELD_ON_ITS_SIDE, &lying[2..]].concat());
    for (path, width) in is_named_well(&stage, &name)?.iter().zip(WIDTHS) {
        let thumbnail = Photo::open(path).map_err(|error| format!("`{}` {error}.", path.display()))?;
        let upright = is_put_upright(&thumbnail, &lying_photo.thumbnail(width / 2 * 3));
        ensure(upright, || {
            format!(
                "Its EXIF says that the photo was taken sideways: its thumbnail of width {width} should be {} high, and its top \
                 what is left in the file. It is {} × {}, and not so.",
                width / 2 * 3,
                thumbnail.width(),
                thumbnail.height()
            )
        })?;
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
        let expected = path.display().to_string();
        ensure(lines == ["error"] || lines.contains(&expected), || {
            format!(
                "The thumbnail of width {width} of `{name}` could not be written, as there was a folder of its name. It returned \
                 {lines:?}: does the thumbnail have another name than `{}`?",
                path.file_name().unwrap_or_default().display()
            )
        })?;
        let there = stage.folder().join("incoming").join(&name).is_file();
        let neither = "If the original is removed before its copies are safe, a full disk leaves neither.";
        ensure(lines == ["error"], || {
            let gone = if there { "" } else { ", and the photo is gone from incoming/" };
            format!("The thumbnail of width {width} could not be written, but that was no error{gone}.")
        })
        .map_err(|failure| if there { failure } else { failure.named(neither) })?;
        ensure_because(there, neither, || {
            format!(
                "The thumbnail of width {width} could not be written, and the photo is gone from incoming/."
            )
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
        "/id/99/5/5",
    ];
    let bad: Vec<String> = odd.iter().map(|path| format!("{}{path}", server.url())).collect();
    (good, bad)
}

/// The good and the bad ones as in a game of cards.
fn shuffled(stage: &Stage, good: &[String], bad: &[String]) -> Vec<String> {
    let mut urls = [good, bad].concat();
    stage.shuffle(&mut urls);
    urls
}

pub fn step2_each_url_is_in_one_of_made_and_failed() -> Held {
    let stage = Stage::new();
    let server = server();
    broken_photos_take_no_other_with_them(&stage, &server)?;
    let _ = fs::remove_dir_all(stage.folder().join("outgoing"));
    let (good, bad) = mixed(&stage, &server);
    // Alone it does one after the other, and one that fails twice fails for the second time when that is known.
    for crew in [(3, 2), (1, 1)] {
        is_in_one_of_both(&stage, crew, &good, &mut bad.clone())?;
        let _ = fs::remove_dir_all(stage.folder().join("outgoing"));
    }
    Ok(())
}

/// One is held back before it is read, until the other resizer has done with broken ones.
fn broken_photos_take_no_other_with_them(stage: &Stage, server: &Server) -> Held {
    let mut urls = addresses(stage, server, 1);
    urls.extend(vec![format!("{}/odd/noise.jpg", server.url()); 3]);
    let watcher = Watcher::ending_after(&file_of(stage, 0), 3);
    let outcome = make(stage, (1, 2), &urls, &watcher)?;
    ensure_because(
        !outcome.failed.contains(&urls[0]),
        "A photo that can't be resized is cleared away by whoever has it, and no other one with it: others wait there still, or are \
         in somebody's hands.",
        || "A good photo was held back until 3 broken ones had been tried, and then it failed too.".into(),
    )
}

fn is_in_one_of_both(stage: &Stage, crew: (usize, usize), good: &[String], bad: &mut [String]) -> Held {
    let mut outcome = make(stage, crew, &shuffled(stage, good, bad), &Watcher::new())?;
    outcome.failed.sort();
    bad.sort();
    let (told, wanted) = (counted(&outcome.failed), counted(bad));
    let misconception = if wanted.iter().any(|(url, times)| told.get(url) > Some(times)) {
        Some("A failure was reported more than once: one who sees it fail tells it, once.")
    } else if wanted.iter().any(|(url, times)| told.get(url) < Some(times)) {
        Some(
            "What fails must be told by whoever sees it fail: a failed download never comes to a resizer. And a URL that \
             stands there twice fails twice.",
        )
    } else {
        None
    };
    ensure(outcome.failed == bad, || {
        let all = good.len() + bad.len();
        format!("{} of {all} photos can't be had; in `failed` there are {}.", bad.len(), outcome.failed.len())
    })
    .map_err(|failure| Failure { misconception: misconception.map(str::to_owned), ..failure })?;
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
    let server = server();
    let (good, bad) = mixed(&stage, &server);
    let outcome = make(&stage, (2, 2), &shuffled(&stage, &good, &bad), &Watcher::new())?;
    let left = files(&stage.folder().join("incoming"));
    let so_many = |left: usize| {
        if left == 1 { "1 file is".to_owned() } else { format!("{left} files are") }
    };
    let all_were_tried = outcome.made.len() == 3 * good.len() && outcome.failed.len() == bad.len();
    let who = if all_were_tried { " Who removes one that can't be resized?" } else { "" };
    ensure(left == 0, || format!("Of 13 photos 6 are good. {} left in incoming/.{who}", so_many(left)))?;
    // A new one has the same folder.
    drop(stage);
    let stage = Stage::new();
    fs::write(stage.folder().join("outgoing"), "a file").expect("the check's own folder");
    let outcome = make(&stage, (2, 2), &addresses(&stage, &server, 3), &Watcher::new())?;
    let failed = outcome.failed.len();
    ensure(outcome.made.is_empty() && failed == 3, || {
        format!("In place of the folder outgoing/ there was a file, and of 3 photos {failed} failed.")
    })?;
    let left = files(&stage.folder().join("incoming"));
    ensure_because(
        left == 0,
        "Whatever the reason is that there are no thumbnails: what `resize` leaves in incoming/, a list of photos does not.",
        || {
            format!(
                "In place of the folder outgoing/ there was a file, so 3 good photos failed. {} left in incoming/.",
                so_many(left)
            )
        },
    )
}

/// What the server calls it.
fn path_of<'a>(server: &Server, url: &'a str) -> &'a str {
    url.strip_prefix(server.url()).unwrap_or_default()
}

/// So many photos that can't be had, of all kinds.
fn missing(stage: &Stage, server: &Server, count: usize) -> Vec<String> {
    let kinds = ["/odd/broken.jpg", "/odd/html.jpg", "/odd/half.jpg", "/id/99/5/5"];
    let first = stage.dice(4) as usize;
    (0..count).map(|number| format!("{}{}", server.url(), kinds[(first + number) % 4])).collect()
}

pub fn step2_as_many_photos_are_downloaded_at_once_as_there_are_downloaders() -> Held {
    for downloaders in Stage::new().crews() {
        let stage = Stage::new();
        let server = server();
        let rendezvous = Arc::new(Rendezvous::new(downloaders, 2, PATIENCE));
        server.hold(rendezvous.clone());
        let count = 2 * downloaders;
        make(&stage, (downloaders, 1), &addresses(&stage, &server, count), &Watcher::new())?;
        let attendance = rendezvous.attendance();
        let in_turn = (attendance.most == 1)
            .then(|| "If each download is waited for before the next is begun, or there is one downloader, they are done in turn.".to_owned());
        ensure(attendance.most >= downloaders, || {
            format!(
                "{downloaders} downloaders had {count} photos, but no more than {} were ever in flight.",
                attendance.most
            )
        })
        .map_err(|failure| Failure { misconception: in_turn, ..failure })?;
        ensure(attendance.rounds >= 2, || {
            format!("The first {downloaders} of {count} photos were downloaded at once, the others were not.")
        })?;
    }
    Ok(())
}

pub fn step2_never_more_photos_are_downloaded_at_once_than_there_are_downloaders() -> Held {
    for downloaders in [1, 2] {
        let stage = Stage::new();
        let server = server();
        server.hold(Arc::new(Rendezvous::new(downloaders, 2, PATIENCE)));
        make(&stage, (downloaders, 2), &addresses(&stage, &server, 10), &Watcher::new())?;
        let peak = server.counts().peak;
        let misconception = if peak > downloaders + 2 {
            "A thread for each photo is no limit: the server would see them all at once."
        } else {
            "Somebody beside the downloaders downloads, or there are too many downloaders. A resizer that finds the queue empty waits."
        };
        ensure_because(peak <= downloaders, misconception, || {
            format!(
                "{} and 2 resizers had 10 photos, and {peak} requests were in flight at once.",
                live::so_many(downloaders, "downloader")
            )
        })?;
    }
    Ok(())
}

/// Whether so many downloaders are at work when nothing else is to be done.
fn all_download(stage: &Stage, downloaders: usize) -> bool {
    let server = server();
    let rendezvous = Arc::new(Rendezvous::new(downloaders, 1, PATIENCE));
    server.hold(rendezvous.clone());
    let urls: Vec<String> =
        (0..downloaders).map(|number| format!("{}/nothing/{number}", server.url())).collect();
    make(stage, (downloaders, 1), &urls, &Watcher::new()).is_ok()
        && rendezvous.attendance().most >= downloaders
}

/// Whether so many resizers are at work when nothing else is to be done.
fn all_resize(stage: &Stage, resizers: usize) -> bool {
    let server = server();
    let (watcher, rendezvous) = gather_resizers(resizers, 1, |_| true);
    let broken = vec![format!("{}/odd/noise.jpg", server.url()); resizers];
    make(stage, (2, resizers), &broken, &watcher).is_ok() && rendezvous.attendance().most >= resizers
}

/// What the watcher does not see can't be held back.
fn photos_were_opened(watcher: &Watcher) -> Held {
    ensure(!watcher.seen().is_empty(), || {
        "No photo was opened with `Photo::open` or `Photo::open_for_thumbnail`, and only these tell the check when the resizing of a \
         photo begins."
            .into()
    })
}

/// More than anybody would take for the most that there can be.
const MANY: usize = 100;

pub fn step2_many_downloaders_have_a_long_list() -> Held {
    let stage = Stage::new();
    let server = server();
    let rendezvous = Arc::new(Rendezvous::new(MANY, 1, PATIENCE));
    server.hold(rendezvous.clone());
    // What can't be had takes no time to resize.
    let urls: Vec<String> = (0..270).map(|number| format!("{}/nothing/{number}", server.url())).collect();
    let outcome = make(&stage, (MANY, 1), &urls, &Watcher::new())?;
    let (most, failed) = (rendezvous.attendance().most, outcome.failed.len());
    ensure(most >= MANY, || {
        format!("{MANY} downloaders had {} photos, but no more than {most} were ever in flight.", urls.len())
    })?;
    ensure(failed == urls.len(), || {
        format!("None of {} photos can be had; in `failed` there are {failed}.", urls.len())
    })
}

pub fn step2_many_resizers_work_at_once() -> Held {
    let stage = Stage::new();
    let server = server();
    let (watcher, rendezvous) = gather_resizers(MANY, 1, |_| true);
    // What is broken takes no time once it is opened.
    let broken = vec![format!("{}/odd/noise.jpg", server.url()); MANY];
    make(&stage, (4, MANY), &broken, &watcher)?;
    photos_were_opened(&watcher)?;
    let most = rendezvous.attendance().most;
    ensure(most >= MANY, || {
        format!("{MANY} resizers had {MANY} photos, but no more than {most} were ever opened at once.")
    })
}

/// Two lists of three good photos and one that can't be had each, of two makers; how they came out.
fn two_lists(stage: &Stage, server: &Server, task: &str, downloaders: usize) -> Held {
    let mut urls = addresses(stage, server, 6);
    urls.insert(3, format!("{}/nothing/1", server.url()));
    urls.push(format!("{}/nothing/2", server.url()));
    let (first, second) = urls.split_at(4);
    let driver = Driver::new(stage, task).with(stage.folder()).with(downloaders.to_string()).with("1");
    // What goes wrong with one list alone is not shared with another.
    let shared = |failure: Failure| {
        // Several times: it may be a matter of chance.
        let alone = || make(stage, (downloaders, 1), first, &Watcher::new());
        let is_right = |one: Outcome| one.made.len() == 9 && one.failed == [first[3].clone()];
        let is_fine = (0..5).all(|_| alone().is_ok_and(is_right));
        match is_fine {
            true => failure.named(
                "What belongs to one list must not outlast it, nor be shared with another list: a static variable, such as the \
                 place of the next photo, is both.",
            ),
            false => failure,
        }
    };
    let lines = driver.with_all(first).with("and").with_all(second).run().map_err(shared)?;
    let [made, failed] = ["made ", "failed "]
        .map(|kind| lines.lines.iter().filter_map(|line| line.strip_prefix(kind)).collect::<Vec<_>>());
    let there = made.iter().filter(|path| Path::new(path).is_file()).count();
    let order = if task == "make_at_once" { "at once" } else { "one after the other" };
    ensure(made.len() == 18 && there == 18 && failed == [&first[3], &second[3]], || {
        format!(
            "Two makers had 3 good photos each, and one that can't be had, {order}: {} thumbnails were told of, of which {there} \
             are there, and {} failures.",
            made.len(),
            failed.len()
        )
    })
    .map_err(shared)
}

pub fn step2_a_second_list_is_done_like_the_first() -> Held {
    let stage = Stage::new();
    let server = server();
    two_lists(&stage, &server, "make_in_turn", 2)
}

pub fn step2_two_makers_work_at_once() -> Held {
    let stage = Stage::new();
    let server = server();
    let rendezvous = Arc::new(Rendezvous::new(4, 1, PATIENCE));
    server.hold(rendezvous.clone());
    two_lists(&stage, &server, "make_at_once", 2)?;
    let most = rendezvous.attendance().most;
    ensure(most >= 4, || {
        format!(
            "Two makers with 2 downloaders and 4 photos each worked at once, and no more than {most} photos were ever in flight."
        )
    })
    .map_err(|failure| match all_download(&stage, 2) {
        true => failure
            .named("One maker waits for the other: a lock that all share, held while photos are downloaded."),
        false => failure,
    })
}

pub fn step2_each_photo_is_downloaded_once() -> Held {
    let stage = Stage::new();
    let server = server();
    let (good, bad) = mixed(&stage, &server);
    let urls = shuffled(&stage, &good, &bad);
    make(&stage, (3, 2), &urls, &Watcher::new())?;
    let asked = counted(&server.counts().paths);
    for (path, wanted) in counted(&urls.iter().map(|url| path_of(&server, url)).collect::<Vec<_>>()) {
        let times = asked.get(path).copied().unwrap_or_default();
        let misconception = match (times > wanted, bad.iter().any(|url| path_of(&server, url) == path)) {
            (true, true) => "What failed once is in `failed`: nobody asked for a second attempt.",
            (true, false) => {
                "Two downloaders took the same one, or one downloaded it twice: taking the next one must be one step."
            }
            (false, _) => "A URL was left out.",
        };
        ensure_because(times == wanted, misconception, || {
            format!("`{path}` stands in the list {}, and was asked for {}.", often(wanted), often(times))
        })?;
    }
    Ok(())
}

fn often(times: usize) -> String {
    if times == 1 { "once".to_owned() } else { format!("{times} times") }
}

/// Holds requests until `downloaders` of them have come at once, but for those of photos that can't be had.
fn gather_the_good(server: &Arc<Server>, good: &[String], downloaders: usize) -> Arc<Rendezvous> {
    let rendezvous = Arc::new(Rendezvous::new(downloaders, 1, PATIENCE));
    let held = rendezvous.clone();
    let good: Vec<String> = good.iter().map(|url| path_of(server, url).to_owned()).collect();
    let weak = Arc::downgrade(server);
    server.hold_with(move |number| {
        let path = weak.upgrade().and_then(|server| server.counts().paths.get(number as usize - 1).cloned());
        if path.is_some_and(|path| good.contains(&path)) {
            held.wait();
        }
    });
    rendezvous
}

pub fn step2_a_downloader_that_met_a_failure_goes_on() -> Held {
    let stage = Stage::new();
    let server = server();
    let downloaders = stage.between(2, 6);
    // Each of them may meet one.
    let good = addresses(&stage, &server, 2 * downloaders);
    let urls = [missing(&stage, &server, downloaders), good.clone()].concat();
    let rendezvous = gather_the_good(&server, &good, downloaders);
    let outcome = make(&stage, (downloaders, 2), &urls, &Watcher::new())?;
    let most = rendezvous.attendance().most;
    ensure(most >= downloaders, || {
        format!(
            "{downloaders} downloaders had {downloaders} photos that can't be had, and then {} good ones, of which no more than \
             {most} were ever in flight.",
            good.len()
        )
    })
    .map_err(|failure| match all_download(&stage, downloaders) {
        true => failure.named(
            "A downloader that ends at a failure leaves its work to the others: each failure leaves one fewer.",
        ),
        false => failure,
    })?;
    let (made, wanted) = (outcome.made.len(), 3 * good.len());
    ensure(made == wanted, || format!("After failures {made} of {wanted} thumbnails were made."))
}

pub fn step2_a_slow_download_keeps_no_other_photo_waiting() -> Held {
    for (downloaders, count) in [(2, 5), (3, 7), (6, 13)] {
        for slow in Stage::new().places(count) {
            let stage = Stage::new();
            let server = server();
            let urls = addresses(&stage, &server, count);
            let in_vain = live::slow_request(&server, &urls[slow], count - 1);
            make(&stage, (downloaders, 2), &urls, &Watcher::new())?;
            ensure_because(!in_vain.was(), live::NOBODY_TOOK_IT, || {
                format!(
                    "{downloaders} downloaders had {count} photos. Number {} was held back until all others were there, \
                     which never happened.",
                    slow + 1
                )
            })?;
        }
    }
    Ok(())
}

/// The file of the photo at this place of the list: [`workbook_photo`]'s watcher names it.
fn file_of(stage: &Stage, place: usize) -> PathBuf {
    stage.folder().join("incoming").join(format!("photo-{place:03}.jpg"))
}

pub fn step2_a_slow_resizing_keeps_no_other_photo_waiting() -> Held {
    for (resizers, count) in [(2, 5), (3, 7), (6, 13)] {
        for slow in Stage::new().places(count) {
            let stage = Stage::new();
            let server = server();
            let watcher = Watcher::ending_after(&file_of(&stage, slow), count - 1);
            make(&stage, (2, resizers), &addresses(&stage, &server, count), &watcher)?;
            ensure_because(!watcher.in_vain(), live::NOBODY_TOOK_IT, || {
                format!(
                    "{resizers} resizers had {count} photos. Number {} was held back until all others were resized, \
                     which never happened.",
                    slow + 1
                )
            })?;
        }
    }
    Ok(())
}

/// Whether a photo is opened for the first time: an answer may do so for each width.
#[derive(Clone, Default)]
struct FirstTime(Arc<Mutex<BTreeSet<PathBuf>>>);

impl FirstTime {
    fn is(&self, seen: &Seen) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(seen.path.clone())
    }
}

/// Holds photos that are opened for the first time until `resizers` of them are, `rounds` times over.
fn gather_resizers(
    resizers: usize,
    rounds: usize,
    is_sound: fn(&Path) -> bool,
) -> (Watcher, Arc<Rendezvous>) {
    let rendezvous = Arc::new(Rendezvous::new(resizers, rounds, PATIENCE));
    let (first, held) = (FirstTime::default(), rendezvous.clone());
    let watcher = Watcher::ordering(move |seen, _| {
        if is_sound(&seen.path) && first.is(seen) {
            held.wait();
        }
        "go".to_owned()
    });
    (watcher, rendezvous)
}

pub fn step2_as_many_photos_are_resized_at_once_as_there_are_resizers() -> Held {
    for resizers in Stage::new().crews() {
        let stage = Stage::new();
        let server = server();
        let (watcher, rendezvous) = gather_resizers(resizers, 2, |_| true);
        let count = 2 * resizers;
        make(&stage, (2, resizers), &addresses(&stage, &server, count), &watcher)?;
        photos_were_opened(&watcher)?;
        let (attendance, peak) = (rendezvous.attendance(), watcher.most_worked_on());
        ensure_because(
            peak <= resizers,
            "Somebody beside the resizers resizes: one resizer too many. A downloader that has nothing left to download, or \
             nowhere to put it, ends or waits.",
            || {
                format!(
                    "{resizers} resizers and 2 downloaders had {count} photos, and {peak} were resized at once."
                )
            },
        )?;
        let one = (attendance.most == 1)
            .then_some("One consumer of the queue is one resizer, however many cores there are.");
        ensure(attendance.rounds >= 2, || {
            if attendance.most >= resizers {
                return format!(
                    "The first {resizers} of {count} photos were resized at once, the others were not."
                );
            }
            format!(
                "{resizers} resizers had {count} photos, but no more than {} were ever resized at once.",
                attendance.most
            )
        })
        .map_err(|failure| Failure { misconception: one.map(str::to_owned), ..failure })?;
    }
    Ok(())
}

/// Whether a photo in `incoming/` has its end.
fn is_sound(path: &Path) -> bool {
    fs::read(path).is_ok_and(|bytes| bytes.ends_with(&[0xFF, 0xD9]))
}

pub fn step2_a_resizer_that_met_a_failure_goes_on() -> Held {
    let stage = Stage::new();
    let server = server();
    let resizers = stage.between(2, 5);
    // Each of them may meet one.
    let broken = vec![format!("{}/odd/noise.jpg", server.url()); resizers];
    let good = addresses(&stage, &server, 2 * resizers);
    let (watcher, rendezvous) = gather_resizers(resizers, 1, is_sound);
    let outcome = make(&stage, (2, resizers), &[broken, good.clone()].concat(), &watcher)?;
    photos_were_opened(&watcher)?;
    let most = rendezvous.attendance().most;
    ensure(most >= resizers, || {
        format!(
            "{resizers} resizers had {resizers} broken photos, and then {} good ones, of which no more than {most} were ever \
             resized at once.",
            good.len()
        )
    })
    .map_err(|failure| match all_resize(&stage, resizers) {
        true => failure
            .named("A resizer that ends at a failure leaves its work to the others: each failure leaves one fewer."),
        false => failure,
    })?;
    let (made, wanted) = (outcome.made.len(), 3 * good.len());
    ensure(made == wanted, || format!("After failures {made} of {wanted} thumbnails were made."))
}

pub fn step2_photos_are_resized_while_others_are_downloaded() -> Held {
    let stage = Stage::new();
    let (server, watcher) = (server(), Arc::new(Watcher::new()));
    let urls = addresses(&stage, &server, 4);
    let in_vain = Arc::new(std::sync::atomic::AtomicBool::new(false));
    let (watching, noticed) = (watcher.clone(), in_vain.clone());
    // An answer may open it in a way of its own.
    let outgoing = stage.folder().join("outgoing");
    server.hold_with(move |number| {
        let begin = Instant::now();
        while number == 3 && watching.seen().is_empty() && files(&outgoing) == 0 {
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
            "Two photos were downloaded, and the server held the third back until one of them was resized. None was.".into()
        },
    )
}

pub fn step2_all_downloaders_download_while_all_resizers_resize() -> Held {
    let stage = Stage::new();
    let server = server();
    let (downloaders, resizers) = (stage.between(2, 4), stage.between(1, 3));
    let all = downloaders + resizers;
    let rendezvous = Arc::new(Rendezvous::new(all, 1, PATIENCE));
    let (downloading, resizing, first) = (rendezvous.clone(), rendezvous.clone(), FirstTime::default());
    // As many as there are resizers come at once, so that each has one. Then all wait for all.
    server.hold_with(move |number| {
        if number as usize > resizers {
            downloading.wait();
        }
    });
    let watcher = Watcher::ordering(move |seen, _| {
        if first.is(seen) {
            resizing.wait();
        }
        "go".to_owned()
    });
    make(&stage, (downloaders, resizers), &addresses(&stage, &server, 2 * all), &watcher)?;
    photos_were_opened(&watcher)?;
    let most = rendezvous.attendance().most;
    ensure(most >= all, || {
        format!(
            "{} and {} had {} photos, and all that was begun was kept back: \
             downloads and resizings together were no more than {most}.",
            live::so_many(downloaders, "downloader"),
            live::so_many(resizers, "resizer"),
            2 * all
        )
    })
    .map_err(|failure| match all_download(&stage, downloaders) {
        true => failure.named(
            "Each downloader has a download of its own meanwhile, and each resizer a photo of its own: whoever does another's work, \
             or has two, leaves somebody with nothing to do.",
        ),
        false => failure,
    })
}

/// How many photos were asked for until no more will be, or all were. Meanwhile nothing is resized.
fn asked_for_meanwhile(server: &Server, answer: u32, all: usize) -> usize {
    let begin = Instant::now();
    loop {
        let before = server.counts().requests;
        if before as usize >= all || begin.elapsed() > PATIENCE {
            return before as usize;
        }
        let (rests, now) = (live::is_at_rest(answer), server.counts());
        if rests && now.in_flight == 0 && now.requests == before {
            return before as usize;
        }
    }
}

pub fn step2_no_more_photos_wait_than_the_queue_holds() -> Held {
    let few = |stage: &Stage| 1 + stage.dice(3) as usize;
    let stage = Stage::new();
    // More of one kind than the queue holds.
    for crew in [(few(&stage), few(&stage)), (2 * WAITING, 1), (1, 2 * WAITING)] {
        no_more_photos_wait(crew)?;
    }
    Ok(())
}

fn no_more_photos_wait((downloaders, resizers): (usize, usize)) -> Held {
    let stage = Stage::new();
    let server = server();
    // One in the hands of each downloader, and of each resizer.
    let most = WAITING + downloaders + resizers;
    let urls = addresses(&stage, &server, most + 4);
    let all = urls.len();
    let asked = Arc::new(OnceLock::new());
    let (asking, noted) = (server.clone(), asked.clone());
    // What is opened first, and all that is opened meanwhile, is held until it is known; then nothing is any more.
    let watcher = Watcher::ordering(move |seen, _| {
        noted.get_or_init(|| asked_for_meanwhile(&asking, seen.process, all));
        "go".to_owned()
    });
    let made = make(&stage, (downloaders, resizers), &urls, &watcher);
    let requests = server.counts().requests as usize;
    made.map_err(|failure| {
        if asked.get().is_none() && (WAITING..urls.len()).contains(&requests) {
            failure.named(
                "The downloaders wait for room in a full queue, and no resizer takes anything out of it: start all of them \
                 before you wait for any.",
            )
        } else {
            failure
        }
    })?;
    let asked = asked.get().copied().unwrap_or_default();
    let unbounded = (asked == all).then(|| {
        "No more than `WAITING` wait, however many downloaders and resizers there are, and whichever are slower. A queue without a \
         bound keeps everything in memory."
            .to_owned()
    });
    ensure(asked <= most, || {
        format!(
            "{} and {} had {all} photos, and no photo was resized yet. {asked} were asked for: {WAITING} may wait, and {} are in \
             somebody's hands.",
            live::so_many(downloaders, "downloader"),
            live::so_many(resizers, "resizer"),
            downloaders + resizers
        )
    })
    .map_err(|failure| Failure { misconception: unbounded, ..failure })
}

/// So long the server keeps the first photo.
const FIRST_KEPT: Duration = Duration::from_millis(500);
/// So long it keeps the others, which are asked for at once: nobody loses patience meanwhile.
const KEPT: Duration = Duration::from_millis(2_500);
/// Clocks differ: nobody is held to less.
const CLOCKS: Duration = Duration::from_millis(50);

pub fn step2_it_tells_how_long_it_took() -> Held {
    let stage = Stage::new();
    let server = server();
    server.hold_with(|number| thread::sleep(if number == 1 { FIRST_KEPT } else { KEPT }));
    let driver = Driver::new(&stage, "make_timed").with(stage.folder()).with("4").with("1");
    let lines = driver.with_all(addresses(&stage, &server, 4)).run()?.lines;
    let time = |kind: &str| {
        let micros = lines.iter().find_map(|line| line.strip_prefix(kind)?.parse().ok());
        Duration::from_micros(micros.unwrap_or_default())
    };
    let (took, call) = (time("took "), time("call "));
    let made = lines.iter().filter(|line| line.starts_with("made ")).count();
    let ended = (made <= 3).then(|| {
        "A resizer that finds nothing to do for a while has not come to the end: that is when all downloaders have ended."
            .to_owned()
    });
    ensure(made == 12, || {
        format!("One good photo came after {FIRST_KEPT:?}, and 3 after {KEPT:?}: {made} of 12 thumbnails were made.")
    })
    .map_err(|failure| Failure { misconception: ended, ..failure })?;
    ensure_because(
        took >= KEPT,
        "The time of the whole list is what passes from the call until all is done, in whatever threads.",
        || format!("The server kept 3 of 4 photos for {KEPT:?} at least, and `took` is {took:?}."),
    )?;
    ensure_because(
        took <= call + CLOCKS,
        "What goes on at once takes its time together: the times of all threads are more in sum than what has passed.",
        || format!("The call took {call:?}, with 4 downloads at once, and `took` is {took:?}."),
    )
}

pub fn step2_an_empty_list_ends_by_itself() -> Held {
    let stage = Stage::new();
    let outcome = make(&stage, (3, 2), &[], &Watcher::new())?;
    let (made, failed) = (outcome.made.len(), outcome.failed.len());
    ensure(made + failed == 0, || format!("From no photos {made} thumbnails were made, and {failed} failed."))
}

/// What is written to a log: by which threads, and how often by each.
struct Writing<'a> {
    level: &'a str,
    event: &'a str,
    lines: usize,
    threads: &'a [String],
}

/// The lines of the log, and between which times they were written: seconds after the beginning of 1970.
type Logged = (Vec<String>, RangeInclusive<u64>);

fn log(stage: &Stage, writing: &Writing<'_>) -> Result<Logged, Failure> {
    log_after(stage, Duration::ZERO, writing)
}

/// More than a second: when it was opened is another time.
const PAUSE: Duration = Duration::from_millis(1050);

/// The log is written to so long after it was opened.
fn log_after(stage: &Stage, pause: Duration, writing: &Writing<'_>) -> Result<Logged, Failure> {
    let path = stage.folder().join("thumbnails.log");
    let driver = Driver::new(stage, "log")
        .with(path)
        .with(pause.as_millis().to_string())
        .with(writing.lines.to_string())
        .with(writing.level);
    let begin = now() + pause.as_secs();
    let lines = driver.with(writing.event).with_all(writing.threads).run()?.lines;
    Ok((lines, begin..=now()))
}

fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs()
}

fn threads(stage: &Stage, count: usize) -> Vec<String> {
    (0..count).map(|number| format!("{}-{number}", stage.word())).collect()
}

/// The thread and the number of a line: `TIME LEVEL THREAD EVENT NUMBER`.
fn parsed(line: &str, writing: &Writing<'_>, event: &str) -> Option<(usize, usize)> {
    let (time, rest) = line.split_once(' ')?;
    let rest = rest.strip_prefix(writing.level)?.strip_prefix(' ')?;
    let named =
        |name: &String| rest.strip_prefix(if name.is_empty() { "unnamed" } else { name })?.strip_prefix(' ');
    let (thread, rest) =
        writing.threads.iter().enumerate().find_map(|(place, name)| Some((place, named(name)?)))?;
    let number = rest.strip_prefix(event)?.strip_prefix(' ')?.parse().ok()?;
    time.is_ascii().then_some((thread, number))
}

pub fn step3_a_line_has_the_time_the_level_the_thread_and_the_event() -> Held {
    let stage = Stage::new();
    // A thread without a name too; and a name may be of several words, and long.
    let threads =
        [format!("{} {}-ü 1 {}", stage.word(), stage.word(), stage.word().repeat(9)), String::new()];
    let (level, event) = (stage.word().to_uppercase(), stage.word());
    for (threads, pause) in threads.chunks(1).zip([PAUSE, Duration::ZERO]) {
        let stage = Stage::new();
        let writing = Writing { level: &level, event: &event, lines: 3, threads };
        let (lines, written) = log_after(&stage, pause, &writing)?;
        ensure(lines.len() == 3, || format!("3 lines were written, and {} are in the file.", lines.len()))?;
        for (number, line) in lines.iter().enumerate() {
            let name = if threads[0].is_empty() { "unnamed" } else { &threads[0] };
            ensure(parsed(line, &writing, &event) == Some((0, number)), || {
                format!(
                    "The line is `{line}`; it should be like `{} {level} {name} {event} {number}`.",
                    utc_now()
                )
            })?;
            is_now(line.split(' ').next().unwrap_or_default(), &written)?;
        }
    }
    the_first_thread_has_a_name_and_each_line_its_time(&level, &event)
}

/// Two lines of the first thread, between which a second begins.
fn the_first_thread_has_a_name_and_each_line_its_time(level: &str, event: &str) -> Held {
    let stage = Stage::new();
    let driver = Driver::new(&stage, "log_seconds").with(stage.folder().join("thumbnails.log"));
    let lines = driver.with(level).with(event).run()?.lines;
    let writing = Writing { level, event, lines: 2, threads: &["main".to_owned()] };
    for (number, line) in lines.iter().enumerate() {
        ensure(parsed(line, &writing, event) == Some((0, number)), || {
            format!(
                "The first thread of a program is called `main`. It wrote `{line}`; that should be like `{} {level} main {event} \
                 {number}`.",
                utc_now()
            )
        })?;
    }
    let times: Vec<&str> = lines.iter().filter_map(|line| line.split(' ').next()).collect();
    let seconds: Vec<Option<u64>> = times.iter().map(|time| live::seconds(time)).collect();
    ensure_because(
        seconds.len() == 2 && seconds[0] < seconds[1],
        "The time of a line is that at which it is written: one that was asked for before is another line's.",
        || {
            format!(
                "Two lines were written, and in between the next second began. Their times are {times:?}."
            )
        },
    )
}

fn is_now(time: &str, written: &RangeInclusive<u64>) -> Held {
    let Some(seconds) = live::seconds(time) else {
        return Err(
            format!("`{time}` is no date and time in UTC, with seconds, such as `{}`.", utc_now()).into()
        );
    };
    ensure(written.contains(&seconds), || {
        format!(
            "The line says `{time}`, and was written at `{}`.",
            utc(Duration::from_secs(*written.start()))
        )
    })
}

pub fn step3_an_event_is_whole_and_one_line() -> Held {
    let stage = Stage::new();
    let (first, last) = (stage.word(), stage.word());
    let between = [
        " ", "  ", "\n", "\n\n", "\r\n", "\r", "\n  ", ": ", " = ", "\t", " \"ü\" ", " 'é' ", " 京都 ", "🦀",
    ];
    let mut events: Vec<String> = between.iter().map(|between| format!("{first}{between}{last}")).collect();
    events.push(format!("{first}{}{last}", " a long way to go,".repeat(40)));
    events.push(format!("{first}{}{last}", "\r\n a long way to go,".repeat(1600)));
    for event in events {
        let _ = fs::remove_file(stage.folder().join("thumbnails.log"));
        let writing = Writing { level: "WARN", event: &event, lines: 2, threads: &threads(&stage, 1) };
        let (lines, _) = log(&stage, &writing)?;
        let misconception = (lines.len() > 2).then(|| {
            "An event with a line break in it becomes two lines, and the second is taken for an event of its own."
                .to_owned()
        });
        let escaped = event.replace('\n', "\\n").replace('\r', "\\r");
        // A tab may stand as it is.
        let tab = escaped.replace('\t', "\\t");
        let is_right = |(number, line): (usize, &String)| {
            [&escaped, &tab].iter().any(|event| parsed(line, &writing, event) == Some((0, number)))
        };
        let is_right = lines.len() == 2 && lines.iter().enumerate().all(is_right);
        ensure(is_right, || {
            if event.len() > 1000 {
                let lengths: Vec<usize> = lines.iter().map(String::len).collect();
                return format!(
                    "An event of {} bytes with 1600 line breaks was written twice. In the file there are lines of {:?} bytes.",
                    event.len(),
                    &lengths[..lengths.len().min(5)]
                );
            }
            format!("The event {event:?} was written twice, with a number behind it. In the file there is {lines:?}.")
        })
        .map_err(|failure| Failure { misconception, ..failure })?;
    }
    Ok(())
}

pub fn step3_an_event_keeps_its_ends_and_may_be_empty() -> Held {
    let stage = Stage::new();
    let (level, thread, word) = (stage.word().to_uppercase(), stage.word(), stage.word());
    let ends = ["W\n", "W\r\n", "W\n\n", "W\r", "\nW", "W ", "  W", " W  ", "\n", " ", ""];
    let events = ends.map(|event| event.replace('W', &word));
    let driver = Driver::new(&stage, "log_events").with(stage.folder().join("thumbnails.log"));
    let lines = driver.with(&level).with(&thread).with_all(&events).run()?.lines;
    for (place, event) in events.iter().enumerate() {
        let wanted = format!(" {level} {thread} {}", event.replace('\n', "\\n").replace('\r', "\\r"));
        // Behind an event without letters there need be no space.
        let bare = event.is_empty().then(|| format!(" {level} {thread}"));
        let is_right = |line: &String| {
            let rest = line.find(' ').map(|time| &line[time..]);
            rest == Some(&wanted) || (rest.is_some() && rest == bare.as_deref())
        };
        // Less of it than there should be.
        let is_cut = lines.get(place).is_some_and(|line| {
            let event = line.split_once(&format!(" {level} {thread}")).map(|(_, event)| event.trim());
            event.is_some_and(|event| wanted.contains(event) && event.len() < wanted.len())
        });
        let misconception = if event.is_empty() {
            Some(
                "An event is whatever it is given, also when there are no letters in it: it has its line, with a time, a level and a \
                 thread.",
            )
        } else {
            is_cut.then_some(
                "The event is whole: spaces and line breaks at its ends belong to it, and nothing is cut off.",
            )
        };
        ensure(lines.get(place).is_some_and(is_right), || {
            let line = lines.get(place).map_or("is not there".to_owned(), |line| format!("is {line:?}"));
            format!("The event {event:?} was written. Its line should end in {wanted:?}, and {line}.")
        })
        .map_err(|failure| Failure { misconception: misconception.map(str::to_owned), ..failure })?;
    }
    ensure(lines.len() == events.len(), || {
        format!("{} events were written, and {} lines are in the file.", events.len(), lines.len())
    })
}

/// Where a lock keeps others out of each part of a line, they come in between only when a thread is interrupted just
/// there: so it gets many chances.
const LINES: usize = 3_000;

/// What stands many times over in a line of ten thousand letters.
const LONG: &str = "on and on ";

/// The lines of the log, without what makes some of them long.
fn log_with_long_lines(stage: &Stage, writing: &Writing<'_>) -> Result<Vec<String>, Failure> {
    let driver = Driver::new(stage, "log_long").with(stage.folder().join("thumbnails.log"));
    let driver = driver.with("0").with(writing.lines.to_string()).with(writing.level).with(writing.event);
    let lines = driver.with_all(writing.threads).run()?.lines;
    Ok(lines.iter().map(|line| line.replace(LONG, "")).collect())
}

pub fn step3_each_line_stays_whole_when_many_threads_write() -> Held {
    let stage = Stage::new();
    let (event, threads) = (stage.word(), threads(&stage, stage.between(4, 9)));
    let writing = Writing { level: "INFO", event: &event, lines: LINES, threads: &threads };
    let lines = log_with_long_lines(&stage, &writing)?;
    let number = threads.len();
    // Two times in one line are a torn line; but an answer may write times in a way of its own, which is another check's.
    let has_time = |line: &str| live::seconds(line.split(' ').next().unwrap_or_default()).is_some();
    let have_times = lines.iter().any(|line| has_time(line));
    let is_torn = |line: &str| parsed(line, &writing, &event).is_none() || (have_times && !has_time(line));
    let torn: Vec<&String> = lines.iter().filter(|line| is_torn(line)).collect();
    let over =
        "What is written at the place where the file ended a moment ago is written over somebody's line.";
    if let Some(first) = torn.first() {
        // When nobody else writes they are whole, or it is not a matter of who comes in between.
        let _ = fs::remove_file(stage.folder().join("thumbnails.log"));
        let alone = log_with_long_lines(&stage, &Writing { threads: &threads[..1], ..writing })?;
        let is_torn = alone.iter().all(|line| parsed(line, &writing, &event).is_some());
        let what = if is_torn { "torn" } else { "not of the form that they should have" };
        // Of lines in parts nothing is lost: as many ends of lines are there.
        let cause = if lines.len() < LINES * number {
            over
        } else {
            "A line that is written in parts lets others in between them: one call, or one lock, for all of it."
        };
        let (count, misconception) = (torn.len(), is_torn.then(|| cause.to_owned()));
        let happened = format!(
            "{number} threads wrote {LINES} lines each; {count} lines are {what}, such as `{first}`."
        );
        return Err(Failure { happened, misconception });
    }
    let count =
        counted(&lines.iter().filter_map(|line| parsed(line, &writing, &event)).collect::<Vec<_>>()).len();
    let lost = "A line stays in the file once its `write` has returned: nobody writes over it, and nobody leaves one out because \
                another thread writes at that moment.";
    ensure_because(count == LINES * number, lost, || {
        format!("{number} threads wrote {LINES} lines each; {count} of {} are in the file.", LINES * number)
    })
}

pub fn step3_two_logs_in_one_file_keep_each_others_lines() -> Held {
    let stage = Stage::new();
    let event = stage.word();
    let driver = Driver::new(&stage, "two_logs").with(stage.folder().join("thumbnails.log")).with("7");
    let lines = driver.with("INFO").with(&event).run()?.lines;
    let is_whole = |(number, line): (usize, &String)| line.ends_with(&format!(" {event} {number}"));
    let are_whole = |lines: &[String]| lines.len() == 7 && lines.iter().enumerate().all(is_whole);
    ensure(are_whole(&lines), || {
        format!(
            "Two logs were opened in one file, and 7 lines were written, with one and the other in turn. In the file there is \
             {lines:?}."
        )
    })
    .map_err(|failure| {
        // What one log alone gets wrong is not a matter of two.
        let writing = Writing { level: "INFO", event: &event, lines: 7, threads: &threads(&stage, 1) };
        let _ = fs::remove_file(stage.folder().join("thumbnails.log"));
        match log(&stage, &writing) {
            Ok((alone, _)) if are_whole(&alone) => failure.named(
                "New lines come after what the file holds when they are written: who has opened it before must not go on where \
                 the file ended then. A file that is opened to append does so.",
            ),
            _ => failure,
        }
    })
}

pub fn step3_what_the_log_holds_already_stays() -> Held {
    let stage = Stage::new();
    let (first, second, threads) = (stage.word(), stage.word(), threads(&stage, 1));
    let old = Writing { level: "INFO", event: &first, lines: 2, threads: &threads };
    let new = Writing { event: &second, ..old };
    log(&stage, &old)?;
    let (lines, _) = log(&stage, &new)?;
    let of = |writing: &Writing<'_>| {
        lines.iter().filter(|line| parsed(line, writing, writing.event).is_some()).count()
    };
    ensure(lines.len() != 4 || of(&old) + of(&new) > 0, || {
        format!(
            "2 lines were there and 2 were added. There are 4, and none is of the form that it should have: {lines:?}."
        )
    })?;
    let anew = (of(&old) == 0 && of(&new) == 2)
        .then(|| "A file that is created anew is empty, whatever it held.".to_owned());
    ensure(of(&old) == 2 && of(&new) == 2, || {
        format!(
            "2 lines were there and 2 were added; of the old ones there are {}, of the new ones {}.",
            of(&old),
            of(&new)
        )
    })
    .map_err(|failure| Failure { misconception: anew, ..failure })
}
