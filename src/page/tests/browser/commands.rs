//! What only Chromium's driver can do.

use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

/// A command of a session.
#[derive(Debug)]
pub struct Command {
    path: &'static str,
    body: Value,
}

impl Command {
    /// What was logged since the last time: by the `browser`, or on its `performance`, which names all that it fetched.
    pub fn log(kind: &str) -> Self {
        Command { path: "se/log", body: json!({ "type": kind }) }
    }

    /// A command of the DevTools protocol.
    pub fn devtools(name: &str, parameters: &Value) -> Self {
        Command { path: "goog/cdp/execute", body: json!({ "cmd": name, "params": parameters }) }
    }
}

impl WebDriverCompatibleCommand for Command {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}
