// What the threads share, as it is at a step.
class Shared {
  constructor(film) {
    this.film = film;
    this.list = make("ul.objects");
    this.printed = make("pre.printed", { tabindex: 0, role: "group", "aria-label": SAYS.printed });
    const prints = film.scenes.some((scene) => scene.printed);
    this.element = make("div.shared", make("p.label", SAYS.shared), this.list, prints && [make("p.label", SAYS.printed), this.printed]);
  }

  show({ scene, before, hidden }) {
    put(this.list, scene.objects.length ? this.film.shared(scene).map((object) => this.card(object, before, hidden?.objects.includes(object.name))) : make("li.note", SAYS.nothingShared));
    put(this.printed, (hidden ? before : scene).printed.split("\n").map((line) => [data(line), "\n"]));
  }

  card(now, before, hidden) {
    const then = (before && this.film.object(before, now.name)) ?? now;
    const turned = !hidden && then.value !== now.value;
    return make(
      turned || (!hidden && then.says !== now.says) ? "li.object.changed" : "li.object",
      {},
      make("code.name", data(now.name)),
      now.value !== null && make("span.value", hidden ? "?" : data(now.value)),
      turned && then.value !== null && make("span.was", SAYS.was, data(then.value, 40)),
      !hidden && make("span.says", sentence(now.says)),
    );
  }
}
