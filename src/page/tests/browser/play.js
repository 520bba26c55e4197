// Plays every film of a page from its first step to its last, by the button, and then back, by keys: to the beginning at once,
// or step by step, as the argument says. What is seen at each step. Meanwhile nothing is laid out, which takes longer than all else.
const seen = (element) => {
  if (!element) return null;
  const copy = element.cloneNode(true);
  copy.querySelectorAll(".unseen, .badge").forEach((part) => part.remove());
  return copy.textContent;
};
const first = (player, selector) => seen(player.querySelector(selector));
const all = (player, selector) => [...player.querySelectorAll(selector)].map(seen);
const numbers = (elements) => new Map([...elements].map((element, index) => [element, index + 1]));

const watcher = (player) => {
  const [lines, rows] = [numbers(player.querySelectorAll(".line")), numbers(player.querySelectorAll(".row"))];
  const standing = (names) => names.textContent.split(", ").map((name) => [lines.get(names.closest(".line")), name]);
  const where = (selector, all) => [...player.querySelectorAll(selector)].map((element) => all.get(element));
  return () => ({
    count: first(player, ".caption .count"),
    who: first(player, ".caption .doing b"),
    does: first(player, ".caption .does"),
    remark: first(player, ".caption .remark"),
    finish: first(player, ".caption .finish"),
    row: first(player, ".row.now .does"),
    told: player.querySelectorAll(".row:not(.future)").length,
    harm: where(".row.harm", rows),
    now: where(".line.now", lines),
    standing: [...player.querySelectorAll(".standing > .unseen")].flatMap(standing),
    clock: first(player, ".clock"),
    names: all(player, ".object .name"),
    values: all(player, ".object .value"),
    says: all(player, ".object .says"),
    states: [...player.querySelectorAll(".lane .state")].map((state) => [...state.children].map(seen)),
    printed: first(player, ".printed"),
    ending: all(player, ".ending p"),
    knots: player.querySelectorAll(".circle .knot").length,
  });
};

const [wayBack] = arguments;
return [...document.querySelectorAll("interleaving-player")].map((player) => {
  const claim = first(player, ".claim");
  const button = player.querySelector("[aria-label='One step forward (→)']");
  if (!button) return { claim, views: [], visible: [], otherwise: [] };
  const press = (key) => player.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  const isVisible = () => [".caption", ".object, .note", ".row, .score"].every((selector) => player.querySelector(selector).checkVisibility());
  const visible = [isVisible()];
  player.style.display = "none";
  const look = watcher(player);
  const views = [look()];
  for (button.click(); first(player, ".caption .count") !== views.at(-1).count; button.click()) views.push(look());
  player.style.display = "";
  visible.push(isVisible() && [...player.querySelectorAll(".ending p")].every((line) => line.checkVisibility()));
  player.style.display = "none";
  const otherwise = [];
  const compare = (at) => {
    const again = look();
    if (JSON.stringify(again) !== JSON.stringify(views[at])) otherwise.push([views[at], again]);
  };
  if (wayBack === "step by step") {
    for (let at = views.length - 2; at >= 0; at -= 1) {
      press("ArrowLeft");
      compare(at);
    }
  } else {
    press("Home");
    compare(0);
  }
  player.style.display = "";
  return { claim, views, visible, otherwise };
});
