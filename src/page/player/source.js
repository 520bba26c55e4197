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
      put(line.firstChild);
      line.className = "line";
    }
    for (const k of this.film.shown) this.stand(this.film.thread(scene, k).line, k);
    const now = this.lines[row?.line - 1];
    if (now) now.className = `line now ${mark(row.thread)}`;
    follow(this.box, now ?? this.lines.find((line) => line.matches(".stood")));
  }

  stand(line, k) {
    const at = this.lines[line - 1];
    if (!at) return;
    at.classList.add("stood");
    at.firstChild.append(badge(k), make("span.unseen", this.film.names[k]));
  }
}
