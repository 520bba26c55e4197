//! What the player must show of a film: at each of its steps, and at the end of a way through its graph.

use std::collections::{BTreeSet, HashMap, VecDeque};

use serde_json::{Value, json};

use crate::browser::Browser;

/// Plays all players of a page in the page itself.
const PLAY: &str = include_str!("play.js");
/// Clicks ways through the graphs of all players of a page.
const WIN: &str = include_str!("win.js");
/// Texts and names are cut where they are longer than that.
const TEXT: usize = 400;
const NAME: usize = 40;

/// The elements of a list.
pub fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

/// A text.
pub fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

/// A number that counts or names something.
pub fn index(value: &Value) -> usize {
    value.as_u64().expect("an index") as usize
}

/// A text with signs in place of what can't be seen, and cut.
fn visible(text: &str, longest: usize) -> String {
    let units = text.encode_utf16().count();
    let shown = |sign: char| match sign {
        '\0'..='\x1f' => char::from_u32(0x2400 + sign as u32).expect("a sign").to_string(),
        '\x7f'..='\u{9f}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}' => hex(sign),
        '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => hex(sign),
        _ => sign.to_string(),
    };
    if units <= longest {
        return text.chars().map(shown).collect();
    }
    let cut: String = text.chars().take(longest).map(shown).collect();
    format!("{cut}… ({units} characters)")
}

fn hex(sign: char) -> String {
    format!("⟨{:x}⟩", sign as u32)
}

/// A line in which code has a type of its own in place of backticks.
fn sentence(line: &str) -> String {
    let mut shown = String::new();
    let mut rest = line;
    while let Some(begin) = rest.find('`') {
        let end = rest[begin + 1..].find('`').map(|length| begin + 1 + length);
        match end {
            Some(end) if end > begin + 1 => {
                shown += &visible(&rest[..begin], TEXT);
                shown += &visible(&rest[begin + 1..end], TEXT);
                rest = &rest[end + 1..];
            }
            // One that begins no code is a letter.
            _ => {
                shown += &rest[..=begin];
                rest = &rest[begin + 1..];
            }
        }
    }
    shown + &visible(rest, TEXT)
}

/// Sentences that begin in the middle of another one, on lines of their own.
fn lines(text: &str) -> String {
    let mut text = text.to_owned();
    if text.starts_with(|first: char| first.is_ascii_lowercase()) {
        text[..1].make_ascii_uppercase();
    }
    text.split('\n').map(sentence).collect()
}

/// The verdict in words.
fn verdict(end: &Value) -> &'static str {
    match text(&end["kind"][0]) {
        "Held" => "The claim holds",
        "Broken" => "The claim is broken",
        "Reached" => "Reached",
        "Missed" => "Not reached",
        "NotJudged" => "Not judged",
        other => panic!("{other}"),
    }
}

/// What is shown of an end.
fn ending(end: &Value) -> Vec<String> {
    let told = [end["happened"].as_str(), end["misconception"].as_str().filter(|text| !text.is_empty())];
    let told = told.into_iter().flatten().map(lines);
    [verdict(end).to_owned()].into_iter().chain(told).collect()
}

/// The end in short.
fn finish(end: &Value) -> String {
    let is_told = |line: &&str| !line.starts_with(' ') && !line.ends_with(':');
    format!(
        "{}. {}",
        verdict(end),
        lines(text(&end["happened"]).split('\n').find(is_told).unwrap_or_default())
    )
}

/// How many threads are drawn on a circle: those of a deadlock in which each waits for what the next one holds.
fn knots(end: &Value) -> usize {
    let links = list(&end["circle"]);
    let Some(first) = links.first() else { return 0 };
    let mut at = first;
    let mut seen = 1;
    while at["held_by"] != first["thread"] {
        let Some(next) = links.iter().find(|link| link["thread"] == at["held_by"]) else { return 0 };
        (at, seen) = (next, seen + 1);
        if seen > links.len() {
            return 0;
        }
    }
    if seen == links.len() { seen } else { 0 }
}

/// A film as the engine recorded it.
pub struct Film<'a> {
    data: &'a Value,
    /// The threads that do something, in the order of their lanes.
    shown: Vec<usize>,
    names: Vec<String>,
}

impl<'a> Film<'a> {
    pub fn new(data: &'a Value) -> Film<'a> {
        let none = Value::Array(Vec::new());
        let nodes = list(data["graph"].get("nodes").unwrap_or(&none));
        let steps = list(&data["steps"]);
        let circle = list(data["end"].get("circle").unwrap_or(&none));
        let choices = nodes.iter().flat_map(|node| list(&node["choices"]));
        let acting = steps.iter().chain(choices).chain(circle).map(|row| index(&row["thread"]));
        let shown: BTreeSet<usize> = acting.collect();
        let scenes = [&data["start"]].into_iter();
        let scenes = scenes.chain(steps.iter().chain(nodes).map(|step| &step["scene"]));
        let fullest = scenes.fold(&data["start"], |fullest, scene| {
            if list(&scene["threads"]).len() > list(&fullest["threads"]).len() { scene } else { fullest }
        });
        let name = |at: &Value| visible(text(&data["threads"][index(at)]["name"]), NAME);
        let names = list(&fullest["threads"]).iter().map(name).collect();
        Film { data, shown: shown.into_iter().collect(), names }
    }

    fn steps(&self) -> &'a [Value] {
        list(&self.data["steps"])
    }

    /// A thread as it is in a scene; nothing, if it has not begun.
    fn thread(&self, scene: &Value, at: usize) -> &'a Value {
        scene["threads"].get(at).map_or(&Value::Null, |state| &self.data["threads"][index(state)])
    }

    fn state(&self, scene: &Value, at: usize) -> Vec<String> {
        let thread = self.thread(scene, at);
        let says = match thread["says"].as_str() {
            None => "not started",
            Some("") => "can run",
            Some(says) => says,
        };
        let holds: Vec<&str> = thread["holds"].as_array().into_iter().flatten().map(text).collect();
        let holds = (!holds.is_empty()).then(|| sentence(&format!("holds {}", holds.join(", "))));
        [sentence(says)].into_iter().chain(holds).collect()
    }

    /// The lines at which threads stand, with the threads.
    fn standing(&self, scene: &Value) -> Vec<(usize, &str)> {
        let last = list(&self.data["source"]).len();
        let line = |at: &usize| self.thread(scene, *at)["line"].as_u64().map(|line| line as usize);
        let standing = self.shown.iter().filter_map(|at| Some((line(at)?, &*self.names[*at])));
        let mut standing: Vec<(usize, &str)> = standing.filter(|(line, _)| *line <= last).collect();
        standing.sort_by_key(|(line, _)| *line);
        standing
            .into_iter()
            .flat_map(|(line, names)| names.split(", ").map(move |name| (line, name)))
            .collect()
    }

    /// What is printed in the scene, if anything ever is.
    fn printed(&self, scene: &Value) -> Option<String> {
        let nodes = self.data["graph"]["nodes"].as_array();
        let others = self.steps().iter().chain(nodes.into_iter().flatten()).map(|step| &step["scene"]);
        let prints = others.chain([&self.data["start"]]).any(|scene| scene["printed"] != "");
        prints.then(|| text(&scene["printed"]).split('\n').map(|line| visible(line, TEXT) + "\n").collect())
    }

    /// What must be seen after so many steps.
    fn view(&self, position: usize) -> Value {
        let steps = self.steps();
        let step = position.checked_sub(1).map(|at| &steps[at]);
        let scene = step.map_or(&self.data["start"], |step| &step["scene"]);
        let objects: Vec<&Value> =
            list(&scene["objects"]).iter().map(|at| &self.data["objects"][index(at)]).collect();
        let does = step.map(|step| visible(text(&step["says"]), TEXT));
        let line = step.and_then(|step| step["line"].as_u64());
        let end = Some(&self.data["end"]).filter(|end| position == steps.len() && !end.is_null());
        json!({
            "count": format!("Step {position} of {}", steps.len()),
            "who": step.map(|step| &self.names[index(&step["thread"])]),
            "does": does,
            "remark": step.and_then(|step| step["remark"].as_str()).map(sentence),
            "finish": end.map(finish),
            "row": does,
            "told": position,
            "harm": (1..=steps.len()).filter(|at| steps[at - 1]["harm"] == true).collect::<Vec<_>>(),
            "now": line.filter(|line| *line as usize <= list(&self.data["source"]).len()).into_iter().collect::<Vec<_>>(),
            "standing": self.standing(scene),
            "clock": visible(text(&scene["now"]), TEXT),
            "names": objects.iter().map(|object| visible(text(&object["name"]), TEXT)).collect::<Vec<_>>(),
            "values": objects.iter().filter_map(|object| object["value"].as_str()).map(|value| visible(value, TEXT)).collect::<Vec<_>>(),
            "says": objects.iter().map(|object| sentence(text(&object["says"]))).collect::<Vec<_>>(),
            "states": self.shown.iter().map(|at| self.state(scene, *at)).collect::<Vec<_>>(),
            "printed": self.printed(scene),
            "ending": end.map(ending).unwrap_or_default(),
            "knots": end.map_or(0, knots),
        })
    }

    /// For each goal, the shortest way to it.
    fn ways(&self) -> Vec<Way> {
        let Some(graph) = self.data.get("graph").filter(|graph| !graph.is_null()) else { return Vec::new() };
        list(&graph["goals"]).iter().map(|goal| way(graph, goal)).collect()
    }

    /// What is told of a move when it is made.
    fn rows(&self, choice: &Value) -> Vec<String> {
        let of = |row: &Value| {
            let line = row["line"].as_u64().map(|line| format!(" :{line}"));
            let remark = row["remark"].as_str().map(|remark| format!(" {}", sentence(remark)));
            let says = visible(text(&row["says"]), TEXT);
            says + &line.unwrap_or_default() + &remark.unwrap_or_default()
        };
        match list(&choice["steps"]) {
            [] => vec![of(choice)],
            steps => steps.iter().map(of).collect(),
        }
    }
}

/// Choices, and the outcome that they lead to.
struct Way {
    choices: Vec<Value>,
    /// The button of each choice: the thread, and its number among those of the thread.
    clicks: Vec<(usize, usize)>,
    outcome: usize,
}

fn way(graph: &Value, goal: &Value) -> Way {
    let nodes = list(&graph["nodes"]);
    let mut from: HashMap<usize, (usize, usize)> = HashMap::new();
    let mut next = VecDeque::from([0]);
    while let Some(node) = next.pop_front() {
        if list(&goal["outcomes"]).contains(&nodes[node]["end"]) {
            return traced(nodes, &from, node);
        }
        for (choice, leads) in list(&nodes[node]["choices"]).iter().enumerate() {
            let to = index(&leads["to"]);
            if to != 0 && !from.contains_key(&to) {
                from.insert(to, (node, choice));
                next.push_back(to);
            }
        }
    }
    panic!("no way leads to {goal}")
}

fn traced(nodes: &[Value], from: &HashMap<usize, (usize, usize)>, end: usize) -> Way {
    let mut way = Way { choices: Vec::new(), clicks: Vec::new(), outcome: index(&nodes[end]["end"]) };
    let mut at = end;
    while let Some((node, choice)) = from.get(&at).copied() {
        let choices = list(&nodes[node]["choices"]);
        let thread = &choices[choice]["thread"];
        let before = choices[..choice].iter().filter(|other| other["thread"] == *thread).count();
        way.choices.insert(0, choices[choice].clone());
        way.clicks.insert(0, (index(thread), before + 1));
        at = node;
    }
    way
}

/// The buttons that lead to each goal of a film: threads, each with the number of a choice among its own.
#[allow(dead_code, reason = "only the book's tests click with a mouse")]
pub fn clicks(film: &Value) -> Vec<Vec<(usize, usize)>> {
    Film::new(film).ways().into_iter().map(|way| way.clicks).collect()
}

/// How a film is gone through backwards.
#[derive(Debug, Clone, Copy)]
pub enum Back {
    #[allow(dead_code, reason = "the book's films are too many for it")]
    StepByStep,
    #[allow(dead_code, reason = "films on pages of their own are few")]
    AtOnce,
}

/// Plays all players of the page, whose films these are, and compares what they show.
pub async fn plays_from_end_to_end(browser: &Browser, films: &[Value], page: &str, back: Back) {
    let back = match back {
        Back::StepByStep => "step by step",
        Back::AtOnce => "at once",
    };
    let played = browser.client.execute(PLAY, vec![json!(back)]).await;
    let played = played.unwrap_or_else(|error| panic!("{page}: {error}"));
    assert_eq!(list(&played).len(), films.len(), "{page}");
    for (played, data) in list(&played).iter().zip(films) {
        let film = Film::new(data);
        assert_eq!(played["claim"], lines(text(&data["claim"])), "{page}");
        let views = list(&played["views"]);
        let expected = if film.steps().is_empty() { 0 } else { film.steps().len() + 1 };
        assert_eq!(views.len(), expected, "{page}");
        for (position, view) in views.iter().enumerate() {
            assert_eq!(*view, film.view(position), "{page}, step {position}");
        }
        let is_visible = json!(vec![true; if expected == 0 { 0 } else { 2 }]);
        assert_eq!(
            played["visible"], is_visible,
            "{page}: what is read at the beginning and at the end can be seen"
        );
        assert_eq!(played["otherwise"], json!([]), "{page}: the same must be seen on the way back");
    }
}

/// Wins every goal of all players of the page, whose films these are. How many there were.
pub async fn wins_every_goal(browser: &Browser, films: &[Value], page: &str) -> usize {
    let films: Vec<Film> = films.iter().map(Film::new).collect();
    let ways: Vec<Vec<Way>> = films.iter().map(Film::ways).collect();
    let clicks: Vec<Vec<_>> = ways.iter().map(|ways| ways.iter().map(|way| &way.clicks).collect()).collect();
    let seen = browser.client.execute(WIN, vec![json!(clicks)]).await;
    let seen = seen.unwrap_or_else(|error| panic!("{page}: {error}"));
    assert_eq!(list(&seen).len(), films.len(), "{page}");
    for ((film, ways), seen) in films.iter().zip(&ways).zip(list(&seen)) {
        for (number, (way, seen)) in ways.iter().zip(list(seen)).enumerate() {
            let graph = &film.data["graph"];
            let goals: Vec<String> =
                list(&graph["goals"]).iter().map(|goal| sentence(text(&goal["says"]))).collect();
            assert_eq!(seen["moves"], 0, "{page}, goal {number}");
            assert_eq!(seen["goals"], json!(goals), "{page}");
            assert_eq!(seen["won"][number], true, "{page}, goal {number}");
            let rows: Vec<String> = way.choices.iter().flat_map(|choice| film.rows(choice)).collect();
            assert_eq!(seen["rows"], json!(rows), "{page}, goal {number}");
            let end = &graph["outcomes"][way.outcome]["end"];
            assert_eq!(seen["ending"], json!(ending(end)), "{page}, goal {number}");
        }
    }
    ways.iter().map(Vec::len).sum()
}
