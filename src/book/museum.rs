//! The museum of a lesson: its wrong answers, by misconception.

use maud::{Markup, html};

use workbook_judge::check::lessons::Stage;
use workbook_judge::protocol::interleaving::Interleaving;

use crate::chapters::Chapters;
use crate::conceal::conceal;
use crate::exhibits::Exhibit;
use crate::family::Family;
use crate::lesson::Room;
use crate::marks::{Line, Mark, marked};
use crate::text::{escaped, fold};
use crate::{Solutions, messages};

/// What right answers are known of.
struct Right<'a> {
    solution: &'a str,
    stub: &'a str,
    solutions: Solutions,
}

/// Adds the museum: a page that lists all, and a page for each that has an interleaving.
pub fn write(chapters: &mut Chapters, room: &Room<'_>, solution: &str, stub: &str, solutions: Solutions) {
    if room.exhibits.is_empty() {
        return;
    }
    let name = &room.lesson.name;
    let right = Right { solution, stub, solutions };
    let is_live = room.lesson.stage() == Stage::Live;
    let mut page = format!("# {}\n\n{}", messages::museum_heading(name), messages::museum_intro(is_live));
    for (family, exhibits) in by_family(&room.exhibits) {
        page += &format!("## {}\n\n", family.title());
        for exhibit in exhibits {
            page += &match is_live {
                true => format!("### {}\n\n{}", escaped(&exhibit.misconception), shown(exhibit, &right)),
                false => {
                    format!("- [{}]({}.md)\n", escaped(&exhibit.misconception), place_in_museum(exhibit))
                }
            };
        }
        page.push('\n');
    }
    chapters.add(1, messages::museum_title(), &format!("{name}/museum.md"), page);
    if !is_live {
        for (_, exhibits) in by_family(&room.exhibits) {
            for exhibit in exhibits {
                let text = exhibit_page(chapters, exhibit, &right);
                chapters.add(2, &escaped(&exhibit.misconception), &place(exhibit), text);
            }
        }
    }
}

fn place_in_museum(exhibit: &Exhibit) -> String {
    format!("museum/{}", exhibit.name)
}

/// The page of an exhibit, from the book's root.
pub fn place(exhibit: &Exhibit) -> String {
    match exhibit.stage {
        Stage::Model => format!("{}/{}.md", exhibit.lesson, place_in_museum(exhibit)),
        Stage::Live => format!("{}/museum.md", exhibit.lesson),
    }
}

/// Exhibits by their families, both in order; families without any are left out.
pub fn by_family<'a>(exhibits: impl IntoIterator<Item = &'a Exhibit>) -> Vec<(Family, Vec<&'a Exhibit>)> {
    let exhibits: Vec<&Exhibit> = exhibits.into_iter().collect();
    let of = |family: Family| exhibits.iter().copied().filter(|exhibit| exhibit.family() == family).collect();
    let families = Family::all().map(|family| (family, of(family)));
    families.filter(|(_, exhibits): &(Family, Vec<&Exhibit>)| !exhibits.is_empty()).collect()
}

fn exhibit_page(chapters: &mut Chapters, exhibit: &Exhibit, right: &Right<'_>) -> String {
    let family = exhibit.family().title();
    let mut page = format!("# {}\n\n", escaped(&exhibit.misconception));
    page += &messages::exhibit_intro(&exhibit.lesson, family);
    page += &shown(exhibit, right);
    match &exhibit.found.film {
        Some(film) => {
            page += &format!("## {}\n\n", messages::what_happens());
            let film = Interleaving { source: source(exhibit, right), ..film.clone() };
            page += &chapters.element("interleaving-player", &exhibit.key(), film.json());
        }
        None => {
            page += &format!("## {}\n\n", messages::what_the_check_says());
            page += &(html! { pre.verdict tabindex="0" { (exhibit.found.message) } }.into_string() + "\n\n");
        }
    }
    page
}

fn source(exhibit: &Exhibit, right: &Right<'_>) -> Vec<String> {
    match right.solutions {
        Solutions::Concealed => conceal(&exhibit.whole, right.solution, right.stub),
        Solutions::Shown => exhibit.whole.lines().map(str::to_owned).collect(),
    }
}

/// The code of an exhibit, with what is wrong with it.
fn shown(exhibit: &Exhibit, right: &Right<'_>) -> String {
    let lines = marked(&exhibit.own, right.solution);
    let code = html! {
        pre.exhibit tabindex="0" { code.nohighlight { @for line in &lines { (line_of(line)) } } }
    };
    let mut text = code.into_string() + "\n\n";
    if right.solutions == Solutions::Shown {
        text += &fold(messages::right_title(), &difference(exhibit, right.solution));
    }
    text
}

fn line_of(line: &Line) -> Markup {
    let text = format!("{}\n", line.text);
    match line.mark {
        Mark::Same => html! { span { (text) } },
        Mark::Wrong => html! { mark.wrong title=(messages::wrong_line()) { (text) } },
        Mark::Missing => html! { mark.missing title=(messages::missing_line()) { (text) } },
    }
}

/// What differs between the complete answer and the solution. The order of items does not count.
fn difference(exhibit: &Exhibit, solution: &str) -> String {
    let sorted = |text: &str| {
        let mut items = crate::whole::items::items(text);
        items.sort_by_key(|item| crate::whole::items::head(item));
        items.join("\n")
    };
    let (wrong, right) = (sorted(&exhibit.whole), sorted(solution));
    let diff = similar::TextDiff::from_lines(&wrong, &right);
    let diff = diff.unified_diff().context_radius(3).to_string();
    html! { pre.difference tabindex="0" { (diff) } }.into_string()
}
