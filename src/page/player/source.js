// The source, with the line each thread is at.
class Source {
  constructor(film) {
    this.film = film;
    this.lines = painted(film.source).map((parts, index) =>
      make("li.line", { "--indent": film.source[index].search(/\S|$/) }, make("span.standing"), make("code", make("bdi", parts))),
    );
    this.box = make("ol.lines", { tabindex: 0, "aria-label": film.file }, this.lines);
    this.element = make("div.source", make("p.label", SAYS.source, " ", make("code", data(film.file))), this.box);
  }

  show({ scene, row }) {
    for (const line of this.lines) {
      if (line.className !== "line") put(line.firstChild);
      line.className = "line";
    }
    const at = (k) => this.film.thread(scene, k).line;
    for (const [line, threads] of Map.groupBy(this.film.shown.filter(at), at)) this.stand(this.lines[line - 1], threads);
    const now = this.lines[row?.line - 1];
    if (now) now.className = `line now ${mark(row.thread)}`;
    follow(this.box, now ?? this.lines.find((line) => line.matches(".stood")));
  }

  stand(line, threads) {
    if (!line) return;
    const more = threads.length > 3 && `+${threads.length - 1}`;
    line.className = "line stood";
    put(line.firstChild, threads.slice(0, more ? 1 : 3).map(badge), more, make("span.unseen", threads.map((k) => this.film.names[k]).join(", ")));
  }
}
