// The element: what was recorded, to watch or to play with.
const KEYS = { Home: "first", ArrowLeft: "back", " ": "play", ArrowRight: "next", End: "last" };
let players = 0;

class InterleavingPlayer extends HTMLElement {
  connectedCallback() {
    if (this.body) return;
    this.whole = this.hasAttribute("page");
    // In a page of its own it has the keys and the address for itself.
    this.address = this.whole ? "step=" : this.id && `${this.id}.step=`;
    this.body = make("div");
    const films = this.read();
    this.several = films.length > 1;
    if (this.several) this.append(select(SAYS.which, films.map((film, index) => [index, visible(film.title, 99)]), (index) => this.open(films[index])));
    this.append(this.body);
    if (!films.length) return;
    this.open(films[0]);
    this.jump();
    addEventListener("hashchange", () => this.jump());
    (this.whole ? document : this).addEventListener("keydown", (event) => this.press(event));
  }

  /** The recorded interleavings: one, or a list. */
  read() {
    try {
      const films = [JSON.parse(this.querySelector("script").textContent)].flat();
      const odd = films.find((film) => film.schema !== SCHEMA);
      if (!odd) return films;
      put(this.body, make("p.remark", SAYS.unknown(visible(`${odd.schema}`, 60))));
    } catch {
      put(this.body, make("p.remark", SAYS.unreadable));
    }
    return [];
  }

  open(recorded) {
    const film = new Film(recorded, `film-${(players += 1)}`);
    const makers = { watch: () => new Watch(film, this.address), schedule: () => new Scheduler(film) };
    if (!film.graph) delete makers.schedule;
    else if (!film.steps.length) delete makers.watch;
    const names = Object.keys(makers);
    const place = make("div");
    const views = {};
    const turn = (name) => {
      this.view?.stop?.();
      this.view = views[name] ??= makers[name]();
      put(place, this.view.element);
      tabs.forEach((tab, index) => (tab.ariaPressed = names[index] === name));
    };
    const tabs = names.map((name) => button(SAYS[name], () => turn(name)));
    const heading = make("div", !this.several && make("p.title", data(film.title)), make(this.whole ? "h1.claim" : "h2.claim", {}, lines(film.claim)));
    put(this.body, make("header.head", heading, tabs.length > 1 && make("div.tabs", tabs)), place, film.no_graph && make("p.note", sentence(film.no_graph)));
    turn(names[0]);
  }

  /** Goes to the step that the address names. */
  jump() {
    const { hash } = location;
    if (this.address && hash.startsWith(`#${this.address}`) && this.view instanceof Watch) this.view.go(parseInt(hash.slice(this.address.length + 1)) || 0);
  }

  press(event) {
    const { target, key } = event;
    if (event.altKey || event.ctrlKey || event.metaKey || target.closest?.("input, select")) return;
    if (key === " " && target.closest?.("button, a")) return;
    const act = this.view.acts[KEYS[key] ?? key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }
}

customElements.define("interleaving-player", InterleavingPlayer);
