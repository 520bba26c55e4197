// Plays every film of a page from its first step to its last, by the button, and back, by the key. What is seen at each step.
const seen = (element) => {
  if (!element) return null;
  const copy = element.cloneNode(true);
  copy.querySelectorAll(".unseen, .badge").forEach((part) => part.remove());
  return copy.textContent;
};
const first = (player, selector) => seen(player.querySelector(selector));
const all = (player, selector) => [...player.querySelectorAll(selector)].map(seen);
const where = (elements, is) => elements.flatMap((element, index) => (element.matches(is) ? [index + 1] : []));

const look = (player) => {
  const lines = [...player.querySelectorAll(".line")];
  const rows = [...player.querySelectorAll(".row")];
  return {
    count: first(player, ".caption .count"),
    who: first(player, ".caption .doing b"),
    does: first(player, ".caption .does"),
    remark: first(player, ".caption .remark"),
    finish: first(player, ".caption .finish"),
    row: first(player, ".row.now .does"),
    told: rows.filter((row) => !row.matches(".future")).length,
    harm: where(rows, ".harm"),
    now: where(lines, ".now"),
    standing: lines.flatMap((line, index) => (line.querySelector(".unseen")?.textContent.split(", ") ?? []).map((name) => [index + 1, name])),
    clock: first(player, ".clock"),
    names: all(player, ".object .name"),
    values: all(player, ".object .value"),
    says: all(player, ".object .says"),
    states: [...player.querySelectorAll(".lane .state")].map((state) => [...state.children].map(seen)),
    printed: first(player, ".printed"),
    ending: all(player, ".ending p"),
    knots: player.querySelectorAll(".circle .knot").length,
  };
};

return [...document.querySelectorAll("interleaving-player")].map((player) => {
  const button = player.querySelector("[aria-label='One step on (→)']");
  if (!button) return { claim: first(player, ".claim"), views: [], otherwise: [] };
  const views = [look(player)];
  for (button.click(); first(player, ".caption .count") !== views.at(-1).count; button.click()) views.push(look(player));
  const otherwise = [];
  for (let at = views.length - 2; at >= 0; at -= 1) {
    player.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowLeft", bubbles: true }));
    const again = look(player);
    if (JSON.stringify(again) !== JSON.stringify(views[at])) otherwise.push([views[at], again]);
  }
  return { claim: first(player, ".claim"), views, otherwise };
});
