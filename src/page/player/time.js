// The same by virtual time: who can run, sleeps and waits, and for how long.
const UNITS = [["s", 1e9], ["ms", 1e6], ["µs", 1e3], ["ns", 1]];

class TimeScale {
  constructor(film, goTo) {
    const scenes = [film.start, ...film.steps.map((step) => step.scene)];
    Object.assign(this, { film, goTo, scenes, times: scenes.map((scene) => scene.nanos) });
    this.total = this.times.at(-1);
    this.element = make("div.time", this.total ? this.chart() : make("p.note", SAYS.noTime));
  }

  chart() {
    this.hand = make("div.hand");
    const tracks = this.film.shown.map((k) => [make("div.who", this.film.who(k)), make(`div.track.${mark(k)}`, this.spans(k).map((span) => this.span(span)), this.acts(k))]);
    const axis = make("div.axis", this.ticks());
    return make("div.chart", { onclick: (event) => this.pick(event) }, tracks, axis, make("div.over", this.hand));
  }

  at(nanos) {
    return `${(100 * nanos) / this.total}%`;
  }

  /** About five round times. */
  ticks() {
    const power = 10 ** Math.floor(Math.log10(this.total / 5));
    const step = [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= this.total / 5);
    const [unit, size] = UNITS.find(([, size]) => size <= step) ?? UNITS[3];
    return Array.from({ length: Math.floor(this.total / step) + 1 }, (_, index) => make("span.moment", { "--from": this.at(index * step) }, `${+((index * step) / size).toPrecision(6)} ${unit}`));
  }

  /** How long the thread is in each state; what follows in the same state is one. */
  spans(k) {
    const spans = [];
    this.scenes.forEach((scene, index) => {
      const [from, to] = [this.times[index], this.times[index + 1] ?? this.total];
      const [state, says] = [this.film.thread(scene, k).state[0], this.film.says(scene, k)];
      if (from === to || state === "Absent") return;
      if (spans.at(-1)?.says === says && spans.at(-1).to === from) spans.at(-1).to = to;
      else spans.push({ state, says, from, to });
    });
    return spans;
  }

  span({ state, says, from, to }) {
    return make(`span.span.${state}`, { "--from": this.at(from), "--long": this.at(to - from), title: visible(says) }, make("span", sentence(says)));
  }

  acts(k) {
    return this.film.steps.map((step, index) => step.thread === k && make(step.harm ? "span.act.harm" : "span.act", { "--from": this.at(this.times[index + 1]) }));
  }

  /** The last step that was not later than where the reader clicked. */
  pick(event) {
    const { left, width } = this.hand.parentElement.getBoundingClientRect();
    const nanos = ((event.clientX - left) / width + 0.005) * this.total;
    if (nanos >= 0) this.goTo(this.times.findLastIndex((time) => time <= nanos));
  }

  show({ scene }) {
    this.hand?.style.setProperty("--from", this.at(scene.nanos));
  }
}
