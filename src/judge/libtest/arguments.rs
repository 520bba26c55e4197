//! The options of a test program. Those that mean nothing here are taken and ignored, so that no
//! tool that knows libtest is refused.

use clap::{Parser, ValueEnum};

use crate::check::at_once::AtOnce;

/// The checks of the lessons, as tests. A step that is not started is ignored.
#[derive(Debug, Parser)]
#[command(name = "grade")]
pub struct Arguments {
    /// Run only tests whose names contain one of these
    #[arg(value_name = "FILTERS")]
    pub filters: Vec<String>,
    /// Run steps that are not started as well; they fail
    #[arg(long)]
    pub include_ignored: bool,
    /// Run only steps that are not started
    #[arg(long, conflicts_with = "include_ignored")]
    pub ignored: bool,
    /// Match filters against whole names
    #[arg(long)]
    pub exact: bool,
    /// Skip tests whose names contain this
    #[arg(long, value_name = "FILTER")]
    pub skip: Vec<String>,
    /// List the tests
    #[arg(long)]
    pub list: bool,
    /// Print one character for each test
    #[arg(long, short)]
    pub quiet: bool,
    /// Output format
    #[arg(long, value_enum, default_value = "pretty")]
    pub format: Format,
    /// Number of checks to run at once
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub test_threads: Option<u16>,
    /// Colour the output
    #[arg(long, value_enum, default_value = "auto")]
    pub color: Color,
    /// No effect: the output of an answer is part of its message
    #[arg(long, alias = "no-capture", alias = "show-output")]
    pub nocapture: bool,
    /// No effect
    #[arg(long)]
    pub test: bool,
    /// No effect
    #[arg(short = 'Z', value_name = "FLAG")]
    pub unstable: Vec<String>,
}

/// How to print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// A line for each test
    Pretty,
    /// A sign for each test
    Terse,
}

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal
    Auto,
    /// In files and pipes too
    Always,
    /// Not at all
    Never,
}

impl Color {
    /// Tells the library for colours.
    pub fn set(self) {
        match self {
            Color::Auto => {}
            Color::Always => colored::control::set_override(true),
            Color::Never => colored::control::set_override(false),
        }
    }
}

impl Arguments {
    /// Whether the filters let a test through.
    pub fn wants(&self, name: &str) -> bool {
        let matches = |filter: &String| {
            if self.exact { name == filter } else { name.contains(filter.as_str()) }
        };
        (self.filters.is_empty() || self.filters.iter().any(matches)) && !self.skip.iter().any(matches)
    }

    /// Whether a step that is not started, or one that is, is asked for.
    pub fn wants_ignored(&self, is_ignored: bool) -> bool {
        is_ignored || !self.ignored
    }

    /// How many checks run at once.
    pub fn at_once(&self) -> AtOnce {
        self.test_threads.map_or_else(AtOnce::default, |threads| AtOnce::new(threads.into()))
    }
}
