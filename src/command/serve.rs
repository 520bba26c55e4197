//! `workbook serve`.

use std::time::Duration;

use photo_server::{Server, Settings};

use super::{End, arguments, messages, say};
use workbook_judge::check::problem::Problem;
use workbook_judge::check::workspace::Workspace;

/// Serves photos until it is interrupted.
///
/// # Errors
/// When the port is taken.
pub fn run(workspace: &Workspace, task: &arguments::Serve) -> Result<End, Problem> {
    let settings = Settings {
        port: task.port,
        latency: Duration::from_millis(task.latency.into()),
        fail: task.fail,
        truncate: task.truncate,
        kept_in: workspace.target.join("photos"),
    };
    let server = Server::start(settings)
        .map_err(|error| Problem::Usage(messages::port_is_taken(task.port, &error)))?;
    say(&messages::serving(server.url()));
    server.run();
    Ok(End::Good)
}
