//! A Chromium without a window, and its driver.

use std::future::Future;
use std::io::{BufRead, BufReader};
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::process::{Child, Command as Process, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};

use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use libtest_mimic::Failed;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::runtime::{Builder, Runtime};

use crate::commands::Command;

/// Why the tests are ignored.
pub const NO_BROWSER: &str = "no Chromium";

const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];
/// Without a window, and without anything that Chromium does by itself on a network.
const OPTIONS: [&str; 10] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    // A test plays a film quicker than a reader can, and each step has an address.
    "--disable-ipc-flooding-protection",
];

/// Makes a browser that a test has used like a new one, as far as a page can tell.
const FORGET: &str =
    "try { localStorage.clear(); sessionStorage.clear(); } catch { /* A page without storage. */ }";

/// The driver, and the browsers that it has started. They end with this.
pub struct Driver {
    process: Child,
    address: String,
    chromium: PathBuf,
    /// Those that no test uses now.
    idle: Mutex<Vec<Seat>>,
}

/// A browser with what it runs on, and the folder of its own.
struct Seat {
    runtime: Runtime,
    client: Client,
    folder: TempDir,
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
        let address = format!("http://127.0.0.1:{port}");
        Some(Driver { process, address, chromium, idle: Mutex::default() })
    }

    /// Runs a test in a browser that is like a new one. After a test that fails it is closed.
    pub fn run<F>(&self, test: impl FnOnce(Browser) -> F) -> Result<(), Failed>
    where
        F: Future<Output = ()> + Send + 'static,
    {
        let idle = self.idle().pop();
        let seat = idle.map_or_else(|| self.seat(), Ok)?;
        let browser = seat.browser();
        let outcome = seat.runtime.block_on(seat.runtime.spawn(test(browser)));
        match outcome {
            Ok(()) => {
                seat.runtime.block_on(seat.browser().forget());
                self.idle().push(seat);
                Ok(())
            }
            Err(error) => {
                seat.close()?;
                resume_unwind(error.into_panic())
            }
        }
    }

    fn idle(&self) -> MutexGuard<'_, Vec<Seat>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn seat(&self) -> Result<Seat, Failed> {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let folder = tempfile::tempdir()?;
        let client = runtime.block_on(
            ClientBuilder::new(HttpConnector::new())
                .capabilities(self.capabilities(folder.path()))
                .connect(&self.address),
        )?;
        Ok(Seat { runtime, client, folder })
    }

    fn capabilities(&self, folder: &Path) -> Capabilities {
        let profile = format!("--user-data-dir={}", folder.join("profile").display());
        let options: Vec<&str> = OPTIONS.into_iter().chain([profile.as_str()]).collect();
        let wanted = json!({
            "goog:chromeOptions": { "binary": self.chromium, "args": options },
            // A film with long ways through its graph is clicked through in one script.
            "timeouts": { "script": 300_000 },
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
        });
        let Value::Object(wanted) = wanted else { unreachable!("it was written as an object") };
        wanted
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Nothing is left to be done about browsers and a driver that can't be ended.
        for seat in std::mem::take(&mut *self.idle()) {
            let _ = seat.close();
        }
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Seat {
    fn browser(&self) -> Browser {
        Browser { client: self.client.clone(), folder: self.folder.path().to_owned() }
    }

    fn close(self) -> Result<(), Failed> {
        self.runtime.block_on(self.client.close())?;
        // The browser writes into it until it is closed.
        Ok(self.folder.close()?)
    }
}

fn on_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// A browser.
pub struct Browser {
    pub client: Client,
    #[allow(dead_code, reason = "the tests of the book write no page")]
    pub folder: PathBuf,
}

impl Browser {
    /// Nothing is left of what a test did.
    async fn forget(&self) {
        self.ask(FORGET).await;
        self.client.goto("about:blank").await.expect("an empty page");
        self.devtools("Emulation.clearDeviceMetricsOverride", json!({})).await;
        self.devtools("Emulation.setEmulatedMedia", json!({ "media": "", "features": [] })).await;
        self.requests().await;
        self.console().await;
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

    /// What was fetched since the last time.
    pub async fn requests(&self) -> Vec<String> {
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

    /// Complains about anything in the console.
    pub async fn expect_empty_console(&self) {
        assert_eq!(self.console().await, json!([]), "the console is not empty");
    }

    /// What was written to the console since the last time.
    async fn console(&self) -> Value {
        self.client.issue_cmd(Command::log("browser")).await.expect("the console")
    }
}
