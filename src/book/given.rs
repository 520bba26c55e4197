//! The given code of a lesson, in the player: what can be tried before any step is written.

use workbook_command::by_hand::opening::{self, Opened};
use workbook_command::html::Filmed;
use workbook_command::html::film::of_game;
use workbook_judge::check::judge::Options;
use workbook_judge::check::lessons::Lesson;
use workbook_judge::check::plan::Plan;
use workbook_judge::check::problem::Problem;
use workbook_judge::check::stubs;
use workbook_judge::check::workspace::Workspace;
use workbook_judge::protocol::interleaving::Interleaving;

/// An execution of the given code, and the graph of all; none, if no check of the lesson offers a state to reach with it.
///
/// # Errors
/// When the original lesson can't be built or run.
pub fn of_lesson(
    workspace: &Workspace,
    lessons: &[Lesson],
    lesson: &Lesson,
    options: &Options,
) -> Result<Option<Interleaving>, Problem> {
    let Some(modelled) = lesson.modelled.as_ref().filter(|_| lesson.live.is_none()) else { return Ok(None) };
    let checks = &modelled.checks;
    if !checks.checks.iter().any(|check| checks.offers_to_reach(check)) {
        return Ok(None);
    }
    let mut plan = Plan::folder(workspace, lessons, &stubs::folder(workspace))?;
    plan.keep(|answer, check| answer.lesson.name == lesson.name && checks.offers_to_reach(check));
    let Opened::Table(game, program) = opening::open(workspace, &plan, options, &opening::Wanted::default())?
    else {
        return Ok(None);
    };
    let Filmed::Shown(films) = of_game(&plan, &game, &program, options)? else { return Ok(None) };
    // Readers have the same code in their own lesson.
    let answers = format!(" --answers {}", workspace.shown(&stubs::folder(workspace)));
    let own = |command: Option<String>| command.map(|command| command.replace(&answers, ""));
    let named = |film: Interleaving| Interleaving {
        file: format!("lessons/{}.rs", lesson.name),
        replay: own(film.replay),
        by_hand: own(film.by_hand),
        ..film
    };
    Ok(films.into_iter().next().map(named))
}
