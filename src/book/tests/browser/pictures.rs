//! How six pages look, held against pictures that are kept. `cargo test -p workbook-book --test browser -- screenshots` takes
//! them again.
//!
//! Fonts differ from machine to machine, and with them where lines break. So pages are shown in the fonts that mdBook brings.
//! Browsers still draw letters and edges in their own ways: pictures are compared as grids of grey cells, each as large as
//! some letters. What is moved, lost or of another colour is seen.

use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use image::imageops::{self, FilterType};
use image::{GrayImage, ImageFormat};
use serde_json::{Value, json};
use workbook_command::html;
use workbook_judge::check::kept::files_of;
use workbook_judge::protocol::interleaving::Interleaving;

use crate::browser::Browser;
use crate::small_book::{BOOK, open};
use crate::trials::Tests;

/// The window, in pixels, and how much smaller a picture is kept.
const WINDOW: (u32, u32) = (1100, 760);
const SMALLER: u32 = 2;
/// The grid on which pictures are compared.
const CELLS: (u32, u32) = (55, 38);
/// Grey is from 0 to 255. A cell is another one if it differs by so much; so many of a hundred may, and so much may all differ
/// in the mean.
const CELL: u8 = 24;
const OTHERS: f64 = 4.0;
const MEAN: f64 = 4.0;
/// A kept picture has at most so many bytes.
const MOST: usize = 60 << 10;

/// A page at a moment.
struct Picture {
    name: &'static str,
    theme: &'static str,
    page: Page,
    /// What is done there first.
    script: &'static str,
    /// The style sheet without which it must look otherwise.
    style: &'static str,
}

enum Page {
    /// A page of the book.
    OfBook(&'static str),
    /// A recorded interleaving, on the page that `--html` writes.
    OfItsOwn(&'static str),
}

const PICTURES: [Picture; 6] = [
    Picture {
        name: "player_by_step",
        theme: "light",
        page: Page::OfBook("03_race/museum/load_and_store_kept.html"),
        script: "top(); for (let step = 0; step < 9; step += 1) button('One step forward (→)').click();",
        style: "player",
    },
    Picture {
        name: "player_by_time",
        theme: "dark",
        page: Page::OfItsOwn(include_str!("../../../page/tests/samples/timed.json")),
        script: "button('To the end (End)').click(); turn('time');",
        style: "player",
    },
    Picture {
        name: "scheduler",
        theme: "dark",
        page: Page::OfBook("03_race/museum/load_and_store_kept.html"),
        script: "top(); tab('Be the scheduler').click(); for (let move = 0; move < 5; move += 1) player.querySelector('.move').click();",
        style: "player",
    },
    Picture {
        name: "exhibit",
        theme: "light",
        page: Page::OfBook("03_race/museum/lock_held_over_the_pauses.html"),
        script: "",
        style: "book",
    },
    Picture {
        name: "lesson",
        theme: "dark",
        page: Page::OfBook("03_race/index.html"),
        script: "",
        style: "theme",
    },
    Picture {
        name: "failure",
        theme: "light",
        page: Page::OfItsOwn(include_str!("../../../page/tests/samples/04_deadlock_of_three.json")),
        script: "button('To the end (End)').click();",
        style: "player",
    },
];

/// What the scripts say.
const WORDS: &str = "
    const player = document.querySelector('interleaving-player');
    const button = (name) => player.querySelector(`[aria-label=\"${name}\"]`);
    const tab = (name) => [...player.querySelectorAll('.tabs button')].find((tab) => tab.textContent === name);
    const top = () => scrollTo(0, player.querySelector('.head').getBoundingClientRect().top - 70);
    const turn = (scale) => {
        const select = player.querySelectorAll('.options select')[1];
        select.value = scale;
        select.dispatchEvent(new Event('change'));
    };";

/// Fonts of mdBook's, by the style's names for them.
const FONTS: [(&str, &str); 3] = [
    ("--font-text", "open-sans-v17-all-charsets-regular"),
    ("--font-head", "open-sans-v17-all-charsets-700"),
    ("--font-code", "source-code-pro-v11-all-charsets-500"),
];

/// Shows a page in other fonts, whose files are the arguments. A page may load none, but it may be given some.
const WITH_FONTS: &str = "
    const done = arguments[arguments.length - 1];
    const [fonts] = arguments;
    const loaded = fonts.map(async ([name, file]) => {
        const font = new FontFace(`picture${name}`, Uint8Array.from(atob(file), (byte) => byte.charCodeAt()).buffer);
        document.fonts.add(await font.load());
        document.documentElement.style.setProperty(name, `picture${name}`);
    });
    Promise.all(loaded).then(() => done(null), (error) => done(`${error}`));";

/// Ends when all fonts are there, and all is drawn.
const DRAWN: &str = "const done = arguments[0];
    document.fonts.ready.then(() => requestAnimationFrame(() => requestAnimationFrame(() => done(null))));";

/// Takes away a style sheet: that of this file, or all of a page that has them inside.
const WITHOUT: &str = "
    const [name] = arguments;
    const sheets = [...document.styleSheets].filter((sheet) => !sheet.href || sheet.href.includes(name));
    sheets.forEach((sheet) => (sheet.disabled = true));
    return sheets.length;";

pub fn tests(tests: &mut Tests) {
    for picture in &PICTURES {
        tests.add(format!("{}_looks_as_it_is_kept", picture.name), move |browser| {
            looks_as_kept(browser, picture)
        });
    }
}

async fn looks_as_kept(browser: Browser, picture: &'static Picture) {
    show(&browser, picture).await;
    let kept = fs::read(place(picture)).expect("a kept picture");
    assert!(kept.len() <= MOST, "{} has {} bytes", picture.name, kept.len());
    let kept = image::load_from_memory(&kept).expect("a picture").into_luma8();
    let seen = taken(&browser).await;
    if let Err(difference) = compared(&kept, &seen) {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pictures");
        fs::create_dir_all(&folder).expect("the target folder can be written to");
        let file = folder.join(format!("{}.png", picture.name));
        seen.save(&file).expect("a picture can be written");
        panic!("{} is not {}: {difference}", file.display(), place(picture).display());
    }
    // What is broken is seen.
    let gone = browser.client.execute(WITHOUT, vec![json!(picture.style)]).await.expect("a script runs");
    assert_ne!(gone, 0, "there is no style sheet {}", picture.style);
    let broken = taken(&browser).await;
    compared(&kept, &broken).expect_err("without a style sheet it must look otherwise");
}

/// Takes all pictures that are kept.
pub async fn take(browser: &Browser) {
    for picture in &PICTURES {
        show(browser, picture).await;
        let place = place(picture);
        fs::create_dir_all(place.parent().expect("a folder")).expect("the folder of pictures can be made");
        taken(browser).await.save_with_format(&place, ImageFormat::Png).expect("a picture can be written");
    }
}

fn place(picture: &Picture) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/pictures/{}.png", picture.name))
}

async fn show(browser: &Browser, picture: &Picture) {
    browser.resize(WINDOW.0, WINDOW.1).await;
    prefer(browser, picture.theme).await;
    match picture.page {
        Page::OfBook(page) => open(browser, page).await,
        Page::OfItsOwn(recorded) => browser.open_file(&written(browser, recorded), "").await,
    }
    let fonts = FONTS.map(|(name, file)| (name, STANDARD.encode(font(file))));
    let fonts = browser.client.execute_async(WITH_FONTS, vec![json!(fonts)]).await.expect("a script runs");
    assert_eq!(fonts, Value::Null, "the fonts can be used");
    browser.ask(&format!("{WORDS}{}", picture.script)).await;
}

/// mdBook adds a number to the names of its files.
fn font(name: &str) -> Vec<u8> {
    let files = files_of(&BOOK.join("fonts")).expect("the book has fonts");
    let is_it = |file: &&PathBuf| {
        let own = file.file_name().and_then(|file| file.to_str()).unwrap_or_default();
        own.starts_with(name) && own.ends_with(".woff2")
    };
    fs::read(files.iter().find(is_it).expect("the book has this font")).expect("it can be read")
}

async fn prefer(browser: &Browser, theme: &str) {
    let theme = json!({ "name": "prefers-color-scheme", "value": theme });
    let motion = json!({ "name": "prefers-reduced-motion", "value": "reduce" });
    browser.devtools("Emulation.setEmulatedMedia", json!({ "features": [theme, motion] })).await;
}

/// The page that `check --html` writes of this.
fn written(browser: &Browser, recorded: &str) -> PathBuf {
    let recorded: Interleaving = serde_json::from_str(recorded).expect("a sample");
    let (title, json) = html::titled(&[recorded]);
    let page = browser.folder.join("page.html");
    fs::write(&page, workbook_page::page(&title, &json)).expect("a page can be written");
    page
}

/// The page as it is seen now, in grey, and smaller.
async fn taken(browser: &Browser) -> GrayImage {
    browser.client.execute_async(DRAWN, Vec::new()).await.expect("it is drawn");
    let seen = browser.client.screenshot().await.expect("a screenshot");
    let seen = image::load_from_memory(&seen).expect("a picture").into_luma8();
    imageops::resize(&seen, WINDOW.0 / SMALLER, WINDOW.1 / SMALLER, FilterType::Triangle)
}

/// What differs, in words, if too much does.
fn compared(kept: &GrayImage, seen: &GrayImage) -> Result<(), String> {
    let grid = |image: &GrayImage| imageops::thumbnail(image, CELLS.0, CELLS.1);
    let (kept, seen) = (grid(kept), grid(seen));
    let differences: Vec<u8> =
        kept.iter().zip(seen.iter()).map(|(kept, seen)| kept.abs_diff(*seen)).collect();
    let count = differences.len() as f64;
    let mean = differences.iter().map(|difference| f64::from(*difference)).sum::<f64>() / count;
    let others = 100.0 * differences.iter().filter(|difference| **difference > CELL).count() as f64 / count;
    if mean <= MEAN && others <= OTHERS {
        return Ok(());
    }
    Err(format!(
        "the mean difference is {mean:.1} of 255 (at most {MEAN}), and {others:.1} % of the cells differ (at most {OTHERS} %)"
    ))
}
