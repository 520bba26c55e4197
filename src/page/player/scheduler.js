// The reader is the scheduler.
class Scheduler {
  constructor(film) {
    const ways = new Ways(film.graph);
    Object.assign(this, { film, ways, graph: film.graph, path: [], won: new Set(), lanes: new Lanes(film), map: new WayMap(film, ways) });
    this.views = [new Source(film), new Shared(film), this.lanes];
    this.goals = make("ul.goals");
    this.choices = make("div.choices", { role: "group", "aria-label": SAYS.choose });
    this.caption = make("div.caption", { role: "status" });
    this.acts = { first: () => this.go(0), back: () => this.go(this.position - 1), next: () => this.go(this.position + 1) };
    for (let k = 0; k < 10; k += 1) this.acts[k] = () => this.choices.querySelector(`[data-thread="${k}"] button`)?.click();
    this.undo = button(SAYS.undo, this.acts.back);
    this.restart = button(SAYS.restart, this.acts.first);
    const aims = this.graph.goals.length > 0 && make("div.aims", make("p.label", SAYS.goals), this.goals);
    const panel = make("div.panel", aims, this.choices, make("div.after", this.undo, this.restart, this.caption), make("p.note", SAYS.chooseKeys));
    this.element = make("div.view", panel, make("div.stage", this.views.map((view) => view.element)), this.map.element);
    this.go(0);
  }

  go(position) {
    this.position = Math.min(Math.max(0, position), this.path.length);
    const path = this.path.slice(0, this.position);
    const range = this.ways.range(path);
    const { nodes, outcomes, goals } = this.graph;
    const node = nodes[range.node];
    const end = outcomes[node.end]?.end;
    const news = goals.filter((goal) => goal.outcomes.includes(node.end) && !this.won.has(goal));
    news.forEach((goal) => this.won.add(goal));
    const { rows, before } = this.made(path);
    this.lanes.set(rows);
    this.lanes.close(end);
    const row = rows.at(-1);
    for (const view of this.views) view.show({ position: rows.length, row, scene: node.scene, before });
    this.offer(node);
    put(this.goals, goals.map((goal) => this.goal(goal, this.won.has(goal))));
    this.undo.disabled = this.restart.disabled = !this.position;
    this.map.show(range);
    put(this.caption, make("span.count", SAYS.moves(this.position)), end ? [finish(end), news.map((goal) => make("span.mark.true", SAYS.winner, sentence(goal.says)))] : this.told(node, row));
  }

  told(node, row) {
    if (node.cut) return this.film.by_hand ? [SAYS.cutHere, make("code", data(`${this.film.by_hand} --schedule ${node.schedule} --moves ${node.moves}`))] : SAYS.cut;
    return row ? make("span.doing", this.film.who(row.thread), " ", this.film.told(row)) : SAYS.choose;
  }

  /** The rows of all moves, and the scene before the last one. The scene of a move is known when it is over. */
  made(path) {
    let [node, before] = [this.graph.nodes[0], null];
    const rows = path.flatMap((at) => {
      const choice = node.choices[at];
      const steps = choice.steps.length ? choice.steps : [{ ...choice, remark: null }];
      before = node.scene;
      node = this.graph.nodes[choice.to];
      return steps.map((row, index) => ({ ...row, scene: index < steps.length - 1 ? before : node.scene }));
    });
    return { rows, before };
  }

  goal({ says }, won) {
    return make(won ? "li.goal.won" : "li.goal", {}, make("span.tick", won && "✓"), make("span", sentence(says)));
  }

  /** What each thread would do, or why it can't. Who chose by keyboard stays with the thread. */
  offer(node) {
    const held = this.choices.contains(document.activeElement) && document.activeElement.parentElement.dataset.thread;
    put(this.choices, this.film.shown.map((k) => this.turn(node, k)));
    if (held) (this.choices.querySelector(`[data-thread="${held}"] button`) ?? this.choices.querySelector("button") ?? this.undo).focus();
  }

  turn(node, k) {
    const moves = node.choices.map((choice, at) => choice.thread === k && this.move(choice, at)).filter(Boolean);
    const why = make("p.note", sentence(this.film.says(node.scene, k)));
    return make(`div.turn.${mark(k)}`, { "data-thread": k }, make("div.who", this.film.who(k)), moves.length ? moves : why);
  }

  move(choice, at) {
    const note = make("span.note", SAYS.way[choice.way[0]], SAYS.ways(choice.ways));
    return button([make("span", this.film.told({ ...choice, remark: null })), note], () => this.choose(at), "button.move");
  }

  choose(at) {
    this.path.splice(this.position, Infinity, at);
    this.go(this.position + 1);
  }
}
