//! Makes the book, and opens it.

use std::io::{IsTerminal, stdout};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;

use workbook_book::{Request, Solutions, make, opened, serve};
use workbook_command::book::open_in_browser;
use workbook_judge::check::judge::Options;
use workbook_judge::check::platform;
use workbook_judge::check::problem::Problem;
use workbook_judge::check::workspace::Workspace;

/// The options of `workbook book`.
#[derive(Parser)]
#[command(name = "book")]
struct Book {
    #[arg(long)]
    to: PathBuf,
    #[arg(long)]
    with_solutions: bool,
    #[arg(long)]
    serve: bool,
    #[arg(long, default_value_t = 0)]
    port: u16,
    lessons: Vec<String>,
}

fn main() -> ExitCode {
    let book = Book::parse();
    platform::end_all_on_interrupt();
    match run(book) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::from(problem.exit_code())
        }
    }
}

fn run(book: Book) -> Result<(), Problem> {
    let workspace = Workspace::find()?;
    let request = Request {
        to: book.to,
        lessons: book.lessons,
        exhibits: Vec::new(),
        solutions: if book.with_solutions { Solutions::Shown } else { Solutions::Concealed },
        tell: |sentence| eprintln!("{sentence}"),
    };
    let server = book.serve.then(|| serve::listen(book.port)).transpose()?;
    let page = make(&workspace, &request, &Options::default())?;
    match server {
        Some(server) => server.run(&request.to, stdout().is_terminal()),
        None => {
            show(&page);
            Ok(())
        }
    }
}

/// Opens the book where somebody looks; else its place is all there is to say.
fn show(page: &Path) {
    println!("{}", opened(page, stdout().is_terminal().then_some(open_in_browser)));
}
