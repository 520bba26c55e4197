// A lane for each thread, a row for each step.
class Lanes {
  constructor(film, address) {
    Object.assign(this, { film, address });
    this.heads = film.shown.map((k) => make("li.lane", this.film.who(k), make("span.state")));
    this.list = make("ol.rows");
    this.score = make("div.score", { tabindex: 0, role: "group", "aria-label": SAYS.lanes, "--lanes": film.shown.length }, make("ul.heads", this.heads), this.list);
    this.coda = make("div.coda");
    const idle = film.names.length - film.shown.length;
    this.element = make("div.lanes", this.score, this.coda, idle > 0 && make("p.note", SAYS.idle(idle)));
    // Narrow: the lanes are rails at the left, and what is done stands at the right of them all.
    new ResizeObserver(([{ contentRect }]) => {
      this.score.classList.toggle("narrow", contentRect.width < 190 * film.shown.length);
      follow(this.score, this.now);
    }).observe(this.score);
  }

  set(rows) {
    this.rows = rows;
    this.items = rows.map((row, index) => this.item(row, index + 1));
    put(this.list, this.items);
  }

  item(row, step) {
    const number = this.address ? make("a.number", { href: `#${this.address}${step}`, tabindex: -1 }, step) : make("span.number", step);
    const rails = this.film.shown.map((k, at) => make(`span.rail.${this.film.thread(row.scene, k).state[0]}.${mark(k)}`, { "--at": at }));
    return make("li", { "--lane": this.film.shown.indexOf(row.thread) }, number, rails, badge(row.thread), make("div.op"));
  }

  show({ position, scene, hidden, marks }) {
    this.items.forEach((item, index) => {
      const row = this.rows[index];
      const now = index === position - 1;
      item.className = `row ${mark(row.thread)}${row.harm ? " harm" : ""}${now ? " now" : index >= position ? " future" : ""}`;
      const said = marks?.get(index + 1);
      const key = [now && hidden, said?.right].join();
      if (item.key === key) return;
      item.key = key;
      put(item.lastChild, make("span.unseen", `${this.film.names[row.thread]}: `), this.film.told(row, now && hidden), said && make(`span.mark.${said.right}`, said.right ? " ✓" : " ✗"));
    });
    this.film.shown.forEach((k, at) => this.head(this.heads[at], scene, k));
    this.now = this.items[Math.max(0, position - 1)];
    follow(this.score, this.now);
  }

  head(head, scene, k) {
    const { state, holds } = this.film.thread(scene, k);
    head.className = `lane ${state[0]}`;
    put(head.lastChild, make("span", sentence(this.film.says(scene, k))), holds.length > 0 && make("span", sentence(SAYS.holds(holds))));
  }

  /** How it ended, or nothing. */
  close(end) {
    put(this.coda, end && ending(this.film, end));
  }
}
