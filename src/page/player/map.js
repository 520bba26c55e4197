// A square for each way, or for equally many of them; and how it can end, as bars.
const SQUARES = 240;

class WayMap {
  constructor({ graph }, ways) {
    this.ways = ways;
    this.tried = new Map();
    this.squares = Array.from({ length: Math.min(ways.all, SQUARES) }, () => make("span"));
    this.each = ways.all / this.squares.length;
    this.count = make("b", { role: "status" });
    this.open = button(SAYS.showAll, () => this.turn());
    this.open.ariaPressed = false;
    const most = Math.max(...graph.outcomes.map((outcome) => outcome.ways));
    this.yours = graph.outcomes.map(() => make("td.count"));
    const rows = graph.outcomes.map(({ end, ways }, index) =>
      make("tr", make("td", make("div.outcome", letter(index), make("div", lines(end.happened))), make(`div.share.${mark(index + 1)}`, { "--share": ways / most })), make("td.count", number(ways)), this.yours[index]),
    );
    const table = make("table.outcomes", make("caption.label", SAYS.outcomes), make("thead", make("tr", SAYS.columns.map((name) => make("th", { scope: "col" }, name)))), make("tbody", rows));
    const squares = make("div", make("p.label", SAYS.map), make("div.squares", { "aria-hidden": true }, this.squares), make("p", this.count), make("p.note", SAYS.square(this.each), " ", graph.cut && SAYS.cut), this.open);
    this.element = make("div.map", squares, table);
  }

  turn() {
    this.open.ariaPressed = this.open.ariaPressed !== "true";
    this.paint();
  }

  show({ first, count, node }) {
    const { end } = this.ways.nodes[node];
    if (end !== null) this.tried.set(first, end);
    this.range = [first, first + count];
    const ended = [...this.tried.values()];
    put(this.count, SAYS.tried(ended.length, this.ways.all));
    this.yours.forEach((cell, index) => put(cell, `${ended.filter((end) => end === index).length}`));
    this.paint();
  }

  paint() {
    const tried = new Map([...this.tried].map(([way, end]) => [Math.min(Math.floor(way / this.each), this.squares.length - 1), end]));
    this.squares.forEach((square, index) => {
      const end = tried.get(index) ?? (this.open.ariaPressed === "true" ? this.ways.outcome(Math.floor((index + 0.5) * this.each)) : null);
      const open = index * this.each < this.range[1] && (index + 1) * this.each > this.range[0];
      square.className = `square ${open ? "open" : ""} ${tried.has(index) ? "tried" : ""}`;
      put(square, end !== null && letter(end));
    });
  }
}

/** What stands for an outcome. */
const letter = (index) => make(`span.letter.${mark(index + 1)}`, String.fromCharCode(65 + (index % 26)));
