// The film: forwards, backwards, by itself.
const ICONS = { first: "M6 5v14M19 5 9 12l10 7z", back: "M16 5 6 12l10 7z", play: "M7 4 19 12 7 20z", pause: "M8 5v14M16 5v14", next: "M8 5l10 7-10 7z", last: "M18 5v14M5 5l10 7-10 7z" };
const PAUSE = 1400;

class Watch {
  constructor(film, address) {
    Object.assign(this, { film, address, all: film.steps.length, position: 0, speed: 1 });
    this.predictions = new Predictions(film);
    const [source, shared] = [new Source(film), new Shared(film)];
    this.lanes = new Lanes(film, address);
    this.time = new TimeScale(film, (step) => this.go(step));
    this.views = [source, shared, this.lanes, this.time];
    this.lanes.set(film.steps);
    this.lanes.score.append(this.time.element);
    this.element = make("div.view", this.panel(), make("div.stage", source.element, shared.element, this.lanes.element), this.foot());
    this.show();
  }

  foot() {
    const { earlier, later, replay } = this.film;
    const left = earlier || later ? SAYS.left(earlier, later) : "";
    return make("footer", left && make("p.note", left), replay && make("p", SAYS.again, make("code", data(replay))));
  }

  panel() {
    this.acts = { first: () => this.go(0), back: () => this.go(this.position - 1), play: () => this.toggle(), next: () => this.next(), last: () => this.go(this.all) };
    const buttons = Object.entries(this.acts).map(([name, act]) => named(button("", act), name));
    this.play = buttons[2];
    this.slider = make("input", { type: "range", min: 0, max: this.all, "aria-label": SAYS.position, oninput: () => this.go(+this.slider.value) });
    const beats = this.film.steps.map((step, index) => make(`span.beat.${mark(step.thread)}${step.harm ? ".harm" : ""}`, { "--step": index + 1 }));
    this.clock = make("span.clock");
    this.caption = make("div.caption", { role: "status" });
    this.form = make("form.ask", { onsubmit: (event) => this.submit(event) });
    const controls = make("div.controls", make("div.buttons", buttons), make("div.strip", { "--all": this.all }, beats, this.slider), this.clock, this.options());
    return make("div.panel", controls, this.caption, this.form);
  }

  options() {
    const speed = select(SAYS.speed, [0.5, 1, 2, 4].map((speed) => [speed, `${speed}×`]), (speed) => (this.speed = speed), 1);
    const scale = select(SAYS.scale, Object.entries(SAYS.scales), (scale) => (this.element.dataset.scale = scale));
    this.predict = button(SAYS.predict, () => this.hide());
    this.predict.ariaPressed = false;
    return make("div.options", speed, scale, this.predict);
  }

  go(position) {
    this.position = Math.min(Math.max(0, position), this.all);
    if (this.position === this.all) this.stop();
    this.show();
    if (this.address) history.replaceState(null, "", `#${this.address}${this.position}`);
  }

  /** One step on, unless an answer is due. */
  next() {
    if (this.predictions.due(this.position)) this.form.elements.said.focus();
    else this.go(this.position + 1);
  }

  toggle() {
    if (this.timer) return this.stop();
    if (this.position === this.all) this.go(0);
    named(this.play, "pause");
    this.tick(PAUSE / 4);
  }

  tick(pause) {
    this.timer = setTimeout(() => {
      if (this.predictions.due(this.position)) return this.stop();
      this.tick(PAUSE);
      this.go(this.position + 1);
    }, pause / this.speed);
  }

  stop() {
    clearTimeout(this.timer);
    this.timer = null;
    named(this.play, "play");
  }

  show() {
    const { film, position } = this;
    const hidden = this.predictions.due(position);
    const scene = (step) => film.steps[step - 1]?.scene ?? film.start;
    const moment = { position, row: film.steps[position - 1], scene: scene(position), before: scene(position - 1), hidden, marks: this.predictions.marks };
    this.slider.value = position;
    this.slider.style.setProperty("--share", position / (this.all || 1));
    this.slider.ariaValueText = SAYS.step(position, this.all);
    put(this.clock, data(moment.scene.now));
    this.lanes.close(position === this.all && !hidden && film.end);
    for (const view of this.views) view.show(moment);
    put(this.caption, make("span.count", SAYS.step(position, this.all)), moment.row ? this.told(moment) : SAYS.before);
    this.ask(hidden);
  }

  told({ position, row, hidden, marks }) {
    const said = marks.get(position);
    return [
      make("span.doing", this.film.who(row.thread), " ", this.film.told(row, hidden)),
      said && make(`span.mark.${said.right}`, data(said.verdict)),
      position === this.all && !hidden && this.film.end && finish(this.film.end),
    ];
  }

  ask(hidden) {
    this.form.hidden = !hidden;
    put(this.form, hidden && [
      make("label", SAYS.question, make("input", { name: "said", autocomplete: "off", size: 8 })),
      make("button", SAYS.mark),
      this.predictions.choices(hidden).map((value) => button(data(value), () => this.answer(value), "button.pick")),
      button(SAYS.reveal, () => this.answer(null), "button.quiet"),
    ]);
  }

  submit(event) {
    event.preventDefault();
    const said = this.form.elements.said.value.trim();
    if (said) this.answer(said);
  }

  answer(said) {
    this.predictions.answer(this.position, said);
    put(this.predict, SAYS.predict, this.predictions.tally());
    this.show();
    this.play.focus();
  }

  hide() {
    this.predictions.on = !this.predictions.on;
    this.predict.ariaPressed = this.predictions.on;
    this.stop();
    this.show();
  }
}

/** Gives a button its sign and its name. */
function named(button, name) {
  button.ariaLabel = button.title = SAYS[name];
  put(button, draw("svg", { viewBox: "0 0 24 24", "aria-hidden": true }, draw("path", { d: ICONS[name] })));
  return button;
}

/** The verdict in short: a line that does not belong to a list. */
const finish = (end) => make(`span.finish.${end.kind[0]}`, `${SAYS.ends[end.kind[0]]}. `, lines(end.happened.split("\n").find((line) => !/^ |:$/.test(line)) ?? ""));
