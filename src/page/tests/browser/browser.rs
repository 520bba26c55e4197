//! A Chromium without a window, and its driver.

use std::fs;
use std::future::Future;
use std::io::{BufRead, BufReader};
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::process::{Child, Command as Process, Stdio};

use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use libtest_mimic::Failed;
use serde_json::{Value, json};
use tokio::runtime::Builder;

use crate::commands::Command;

/// Why the tests are ignored.
pub const NO_BROWSER: &str = "no Chromium";

const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];
/// Without a window, and without anything that Chromium does by itself on a network.
const OPTIONS: [&str; 9] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// The driver, which starts a browser for each test. It ends with this.
pub struct Driver {
    process: Child,
    address: String,
    chromium: PathBuf,
}

impl Driver {
    /// The driver, if it and a Chromium are installed.
    pub fn start() -> Option<Self> {
        let chromium = NAMES.iter().find_map(|name| on_path(name))?;
        let mut process = Process::new(on_path("chromedriver")?)
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .ok()?;
        let mut lines = BufReader::new(process.stdout.take()?).lines().map_while(Result::ok);
        let started = lines.find(|line| line.contains("started successfully on port"))?;
        let port: String = started.chars().filter(char::is_ascii_digit).collect();
        Some(Driver { process, address: format!("http://127.0.0.1:{port}"), chromium })
    }

    /// Runs a test in a new browser, which is closed whatever happens.
    pub fn run<F>(&self, test: impl FnOnce(Browser) -> F) -> Result<(), Failed>
    where
        F: Future<Output = ()> + Send + 'static,
    {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let folder = tempfile::tempdir()?;
        let client = runtime.block_on(
            ClientBuilder::new(HttpConnector::new())
                .capabilities(self.capabilities(folder.path()))
                .connect(&self.address),
        )?;
        let browser = Browser { client: client.clone(), folder: folder.path().to_owned() };
        let outcome = runtime.block_on(runtime.spawn(test(browser)));
        runtime.block_on(client.close())?;
        // The browser writes into it until it is closed.
        folder.close()?;
        match outcome {
            Ok(()) => Ok(()),
            Err(error) => resume_unwind(error.into_panic()),
        }
    }

    fn capabilities(&self, folder: &Path) -> Capabilities {
        let profile = format!("--user-data-dir={}", folder.join("profile").display());
        let options: Vec<&str> = OPTIONS.into_iter().chain([profile.as_str()]).collect();
        let wanted = json!({
            "goog:chromeOptions": { "binary": self.chromium, "args": options },
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
        });
        let Value::Object(wanted) = wanted else { unreachable!("it was written as an object") };
        wanted
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Nothing is left to be done about a driver that can't be ended.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn on_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// A browser.
pub struct Browser {
    pub client: Client,
    folder: PathBuf,
}

impl Browser {
    /// Opens the page of a recorded interleaving from a disk, at an address such as `#step=7`.
    pub async fn open(&self, json: &str, address: &str) {
        self.open_page(&workbook_page::page("An interleaving", json), address).await;
    }

    /// Opens any page from a disk.
    pub async fn open_page(&self, html: &str, address: &str) {
        let page = self.folder.join("page.html");
        fs::write(&page, html).expect("a page can be written");
        self.open_file(&page, address).await;
    }

    /// Opens a page from a disk.
    pub async fn open_file(&self, page: &Path, address: &str) {
        // Another address of the same page alone loads nothing.
        self.client.goto("about:blank").await.expect("an empty page");
        self.requests().await;
        self.client.goto(&format!("file://{}{address}", page.display())).await.expect("the page opens");
    }

    /// What a script returns.
    pub async fn ask(&self, script: &str) -> Value {
        self.client.execute(script, Vec::new()).await.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// The same, as text.
    pub async fn text(&self, script: &str) -> String {
        self.ask(script).await.as_str().unwrap_or_else(|| panic!("not a text: {script}")).to_owned()
    }

    /// A window of this size, in pixels.
    pub async fn resize(&self, width: u32, height: u32) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", size).await;
    }

    /// What the reader prefers: `prefers-color-scheme` and its like.
    pub async fn prefer(&self, feature: &str, value: &str) {
        let wanted = json!({ "features": [{ "name": feature, "value": value }] });
        self.devtools("Emulation.setEmulatedMedia", wanted).await;
    }

    pub async fn devtools(&self, name: &str, parameters: Value) -> Value {
        let command = Command::devtools(name, &parameters);
        self.client.issue_cmd(command).await.unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// Complains about anything in the console, and about anything that was fetched but the page.
    pub async fn expect_silence(&self) {
        let console = self.client.issue_cmd(Command::log("browser")).await.expect("the console");
        assert_eq!(console, json!([]), "the console is not empty");
        let fetched: Vec<String> = self.requests().await;
        let is_page = |url: &&String| url.starts_with("file://") && url.ends_with(".html");
        let others: Vec<&String> = fetched.iter().filter(|url| !is_page(url)).collect();
        assert!(others.is_empty(), "fetched: {others:?}");
        assert!(!fetched.is_empty(), "the log does not show what is fetched");
    }

    async fn requests(&self) -> Vec<String> {
        let log = self.client.issue_cmd(Command::log("performance")).await.expect("the log");
        let entries = log.as_array().expect("a list").iter();
        let messages =
            entries.filter_map(|entry| serde_json::from_str::<Value>(entry["message"].as_str()?).ok());
        messages
            .filter(|message| message["message"]["method"] == "Network.requestWillBeSent")
            .filter_map(|message| Some(message["message"]["params"]["request"]["url"].as_str()?.to_owned()))
            .filter(|url| url != "about:blank")
            .collect()
    }
}
