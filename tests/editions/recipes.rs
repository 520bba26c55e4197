//! Each recipe for several machines, on one: the class in parts, put together, equals the class graded in one go.

use std::fs;
use std::path::{Path, PathBuf};

use libtest_mimic::Trial;
use saphyr::{LoadableYamlNode, Yaml};

use crate::class::{Class, files, race, root, solution, stub};
use crate::trial;
use crate::workplace::{has, program, ran, succeeds, with_command};

pub fn trials() -> Vec<Trial> {
    let lacks = |name: &str| !has(name);
    vec![
        trial("recipes::gnu_parallel", gnu_parallel).with_ignored_flag(lacks("bash") || lacks("parallel")),
        trial("recipes::a_slurm_array", a_slurm_array).with_ignored_flag(lacks("bash")),
        trial("recipes::an_indexed_job_of_kubernetes", an_indexed_job_of_kubernetes)
            .with_ignored_flag(lacks("bash")),
        trial("recipes::a_matrix_of_github_actions", a_matrix_of_github_actions)
            .with_ignored_flag(lacks("bash")),
    ]
}

/// A class, and a place to work in where the command lies as `cargo build` puts it.
struct Place {
    class: Class,
    at: PathBuf,
}

impl Place {
    fn new(name: &str) -> Place {
        let class = Class::new(&format!("recipe {name}"))
            .with("anna", "03_race", solution("03_race"))
            .with("bob", "03_race", stub("03_race"))
            .with("cleo", "03_race", race("tasks + 1"))
            .with("dan", "03_race", race("tasks"));
        let class = class.config("class = \"recipes\"\n");
        let at = class.beside("workbook");
        with_command(&at);
        Place { class, at }
    }

    fn path(&self, name: &str) -> String {
        self.class.beside(name).to_str().expect("a path").to_owned()
    }

    /// What the parts came to is what one run comes to, byte for byte.
    fn is_as_in_one_go(&self, merged: &Path) {
        let ran = self.class.grade(&[]);
        assert_eq!(ran.code, Some(0), "{ran:?}");
        let merged = files(merged);
        assert!(merged.contains_key(Path::new("gradebook.csv")), "{:?}", merged.keys());
        assert!(merged == files(&self.class.to), "the parts put together differ from the whole");
    }
}

fn recipe(name: &str) -> PathBuf {
    root().join("src/grade/recipes").join(name)
}

fn yaml(text: &str) -> Vec<Yaml<'_>> {
    Yaml::load_from_str(text).expect("a recipe is YAML")
}

fn gnu_parallel() {
    let place = Place::new("parallel");
    let merged = place.path("merged grades");
    let mut command = program(recipe("parallel.sh"), &place.at);
    let ran = ran(command.args([place.class.at.to_str().expect("a path"), &merged, "3"]));
    assert_eq!(ran.code, Some(0), "{ran:?}");
    place.is_as_in_one_go(Path::new(&merged));
}

/// The variables of an array, and those of a task that was requeued.
fn a_slurm_array() {
    let place = Place::new("slurm");
    let merged = place.path("merged");
    let submissions = place.class.at.to_str().expect("a path");
    let task = |part: u32, submissions: &str| {
        let mut command = program(recipe("slurm.sh"), &place.at);
        command
            .args([submissions, &merged])
            .env("SLURM_ARRAY_JOB_ID", "7")
            .env("SLURM_ARRAY_TASK_COUNT", "2");
        ran(command.env("SLURM_ARRAY_TASK_ID", part.to_string()).env("SLURM_CPUS_PER_TASK", "2"))
    };
    for part in 1..=2 {
        let ran = task(part, submissions);
        assert_eq!(ran.code, Some(0), "{ran:?}");
    }
    assert_eq!(task(1, &place.path("gone")).code, Some(2), "the exit code is the command's");
    let script = fs::read_to_string(recipe("slurm.sh")).expect("the recipe");
    let merge =
        script.split_once("--wrap '").and_then(|(_, rest)| rest.split_once('\'')).expect("how to merge").0;
    succeeds(
        &merge.replace("../grades", &format!("'{merged}'")).replace("'.parts/*", ".parts'/*"),
        &place.at,
    );
    place.is_as_in_one_go(Path::new(&merged));
}

fn an_indexed_job_of_kubernetes() {
    let place = Place::new("kubernetes");
    let class = place.path("volume");
    fs::create_dir_all(&class).expect("a folder");
    fs::rename(&place.class.at, format!("{class}/submissions")).expect("the submissions can be moved");
    fs::copy(place.path("grade.toml"), format!("{class}/grade.toml"))
        .expect("the configuration can be copied");
    let text = fs::read_to_string(recipe("kubernetes.yaml")).expect("the recipe");
    let jobs = yaml(&text);
    let run = |job: &Yaml<'_>, index: i64| {
        let container = &job["spec"]["template"]["spec"]["containers"][0];
        let words = |key: &str| -> Vec<String> {
            let words = container[key].as_sequence().expect("words").iter();
            words.map(|word| word.as_str().expect("a word").to_owned()).collect()
        };
        let words = [words("command"), words("args")].concat();
        let mut command = program(&words[0], &place.at);
        command.args(&words[1..]).env("JOB_COMPLETION_INDEX", index.to_string());
        for variable in container["env"].as_sequence().expect("variables") {
            let text = |key: &str| variable[key].as_str().expect("a text");
            command.env(text("name"), text("value").replace("/class", &class));
        }
        let ran = ran(&mut command);
        assert_eq!(ran.code, Some(0), "{ran:?}");
    };
    assert_eq!(jobs[0]["spec"]["completionMode"].as_str(), Some("Indexed"));
    let parts = jobs[0]["spec"]["completions"].as_integer().expect("a number");
    (0..parts).for_each(|index| run(&jobs[0], index));
    run(&jobs[1], 0);
    fs::rename(format!("{class}/submissions"), &place.class.at).expect("the submissions can be moved");
    place.is_as_in_one_go(&Path::new(&class).join("grades"));
}

fn a_matrix_of_github_actions() {
    let place = Place::new("actions");
    let repository = &place.at;
    fs::rename(&place.class.at, repository.join("submissions")).expect("the submissions can be moved");
    fs::copy(place.path("grade.toml"), repository.join("grade.toml"))
        .expect("the configuration can be copied");
    let text = fs::read_to_string(recipe("github-actions.yml")).expect("the recipe");
    let workflow = &yaml(&text)[0];
    let step = |job: &str, name: &str| {
        let steps = workflow["jobs"][job]["steps"].as_sequence().expect("steps");
        let step = steps
            .iter()
            .find(|step| step.as_mapping_get("name").and_then(Yaml::as_str) == Some(name))
            .expect("a step");
        step["run"].as_str().expect("a command").to_owned()
    };
    let parts = workflow["jobs"]["judge"]["strategy"]["matrix"]["part"].as_sequence().expect("a matrix");
    for part in parts.iter().map(|part| part.as_integer().expect("a number").to_string()) {
        let words = step("judge", "Judge").replace("${{ matrix.part }}", &part);
        let words = words.replace("${{ strategy.job-total }}", &parts.len().to_string());
        assert!(!words.contains("${{"), "{words}");
        succeeds(&words, repository);
        fs::create_dir_all(repository.join("parts")).expect("a folder");
        fs::rename(repository.join("part"), repository.join(format!("parts/part-{part}")))
            .expect("an artifact");
    }
    let words = format!("export GITHUB_STEP_SUMMARY=summary.md\n{}", step("merge", "Merge"));
    succeeds(&words, repository);
    assert!(
        fs::read_to_string(repository.join("summary.md"))
            .expect("a summary")
            .contains("| anna | 0 | 0 | 10 |")
    );
    fs::remove_file(repository.join("grades/summary.md")).expect("it was written");
    fs::rename(repository.join("submissions"), &place.class.at).expect("the submissions can be moved");
    place.is_as_in_one_go(&repository.join("grades"));
}
