// Values are hidden until the reader has said what they will be.
class Predictions {
  constructor(film) {
    this.film = film;
    this.marks = new Map();
    this.questions = film.steps.map((step, index) => this.question(step, index ? film.steps[index - 1].scene : film.start));
  }

  /** What is asked about a step: the value that it reads, or else the one that it leaves. */
  question(step, before) {
    const changed = this.film.shared(step.scene).filter(({ name, value }) => value !== null && (this.film.object(before, name) ?? { value }).value !== value);
    const named = this.film.shared(step.scene).filter(({ name }) => step.says.startsWith(name));
    const objects = [...changed, ...named].map((object) => object.name);
    const [, told, read] = step.says.match(/^([^]*→ )([^]*)$/) ?? [];
    if (read) return { value: read, masked: `${told}?`, objects };
    for (const { value } of [...changed, ...named]) {
      const masked = value && this.masked(step.says, value);
      if (masked) return { value, masked, objects };
    }
    return null;
  }

  /** The text with `?` where the value stands last, if it does. */
  masked(text, value) {
    const at = text.lastIndexOf(value);
    const [left, right] = [text.slice(0, at), text.slice(at + value.length)];
    return at >= 0 && !/\w$/.test(left) && !/^\w/.test(right) ? `${left}?${right}` : null;
  }

  /** The question that is due at a step. */
  due(step) {
    return this.on && !this.marks.has(step) ? this.questions[step - 1] : null;
  }

  /** What the reader could mean: values of the same kind that occur, and near ones. */
  choices({ value }) {
    const kind = (text) => /^-?\d+$/.test(text);
    const alike = this.questions.filter((other) => other && kind(other.value) === kind(value)).map((other) => other.value);
    const near = kind(value) ? [`${+value + 1}`, `${Math.abs(value - 1)}`] : [];
    const all = [...new Set([value, ...near, ...alike])].filter((text) => text.length < 25).slice(0, 5);
    return all.sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
  }

  /** Marks what the reader said; nothing, who wants to be shown. */
  answer(step, said) {
    const { value } = this.questions[step - 1];
    const right = said === value.trim();
    this.marks.set(step, { right, verdict: SAYS[said === null ? "told" : right ? "right" : "wrong"](value, said), said });
  }

  tally() {
    const said = [...this.marks.values()].filter((mark) => mark.said !== null);
    return said.length ? SAYS.tally(said.filter((mark) => mark.right).length, said.length) : "";
  }
}
