//! What a lesson is made of, and where each piece goes.

/// A lesson's name in its shapes.
pub struct Name {
    /// `13_actors`.
    pub lesson: String,
    number: String,
    module: String,
}

/// A file, or lines of one.
pub struct Piece {
    /// From the root of the workspace.
    pub file: String,
    /// Where in it.
    pub place: Place,
    /// What.
    pub text: String,
}

/// Where a piece goes.
pub enum Place {
    /// It is a file by itself.
    NewFile,
    /// Before the first line that is this.
    Before(&'static str),
    /// After the last line that begins so.
    AfterLast(&'static str),
    /// At the end.
    AtTheEnd,
}

impl Name {
    /// From `13` and `actors`.
    pub fn new(number: &str, title: &str) -> Name {
        Name { lesson: format!("{number}_{title}"), number: number.into(), module: title.into() }
    }

    /// The templates speak of the lesson `00_name`, and of its module `name`.
    fn fill(&self, template: &str) -> String {
        let title = self.module.replace('_', " ");
        template
            .replace("00_name", &self.lesson)
            .replace("00 · The title", &format!("{} · {}", self.number, capitalised(&title)))
            .replace("the title", &title)
            .replace("pub mod name {", &format!("pub mod {} {{", self.module))
    }
}

/// Every piece, in the order in which CONTRIBUTING.md has them.
pub fn all(name: &Name) -> Vec<Piece> {
    let lesson = &name.lesson;
    let file =
        |file: String, template: &str| Piece { file, place: Place::NewFile, text: name.fill(template) };
    let lines =
        |file: &str, place, template: &str| Piece { file: file.into(), place, text: name.fill(template) };
    let bins = "[[bin]]\nname = \"00_name\"\npath = \"00_name.rs\"\ntest = false\n\n\
                [[bin]]\nname = \"00_name_solution\"\npath = \"../solutions/00_name.rs\"\ntest = false\n\n";
    vec![
        file(format!("lessons/{lesson}.rs"), include_str!("template/stub.rs")),
        file(format!("tests/stubs/{lesson}.rs"), include_str!("template/stub.rs")),
        lines("lessons/Cargo.toml", Place::Before("[lints]"), bins),
        file(format!("solutions/{lesson}.rs"), include_str!("template/solution.rs")),
        file(format!("tests/checks/{lesson}.rs"), include_str!("template/checks.rs")),
        file(format!("tests/checks/contracts/{lesson}.rs"), include_str!("template/contract.rs")),
        file(format!("tests/checks/adapters/{lesson}.rs"), include_str!("template/adapter.rs")),
        lines("tests/checks/lib.rs", Place::AtTheEnd, include_str!("template/checks_module.rs")),
        file(format!("tests/zoo/{lesson}/the_middle_is_lost.rs"), include_str!("template/wrong.rs")),
        file(format!("tests/zoo/{lesson}/even_and_odd.rs"), include_str!("template/right.rs")),
        file(format!("tests/predict/{lesson}.rs"), include_str!("template/predict.rs")),
        file(format!("hints/{lesson}.md"), include_str!("template/hints.md")),
        lines("exercises.md", Place::AtTheEnd, include_str!("template/exercises.md")),
        lines("README.md", Place::AfterLast("| ["), "| [00_name](lessons/00_name.rs) | the title |\n"),
    ]
}

/// A lesson's name becomes a module's.
pub fn is_keyword(word: &str) -> bool {
    const KEYWORDS: &str = "abstract as async await become box break const continue crate do dyn else enum extern \
                            false final fn for gen if impl in let loop macro match mod move mut override priv pub \
                            ref return self static struct super trait true try type typeof unsafe unsized use \
                            virtual where while yield";
    KEYWORDS.split_whitespace().any(|keyword| keyword == word)
}

fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
