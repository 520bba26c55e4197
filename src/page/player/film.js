// What was recorded, with what all views ask of it.
const SCHEMA = "workbook/interleaving/v1";

class Film {
  constructor(recorded, id) {
    Object.assign(this, recorded, { id });
    const nodes = this.graph?.nodes ?? [];
    this.scenes = [this.start, ...this.steps.map((step) => step.scene), ...nodes.map((node) => node.scene)];
    const last = this.scenes.reduce((last, scene) => (scene.threads.length > last.threads.length ? scene : last));
    this.names = last.threads.map((thread) => visible(this.threads[thread].name, 40));
    const acting = [this.steps, nodes.flatMap((node) => node.choices), this.end?.circle ?? []].flat();
    this.shown = [...new Set(acting.map((row) => row.thread))].sort((a, b) => a - b);
  }

  thread(scene, k) {
    return this.threads[scene.threads[k]] ?? { state: ["Absent"], says: "", line: null, holds: [] };
  }

  says(scene, k) {
    const { says, state } = this.thread(scene, k);
    return says || (state[0] === "Absent" ? SAYS.absent : SAYS.ready);
  }

  /** What is shared in a scene. One object has one name in all scenes, but not one place. */
  shared(scene) {
    return scene.objects.map((index) => this.objects[index]);
  }

  object(scene, name) {
    return this.shared(scene).find((object) => object.name === name);
  }

  /** A thread by its mark and its name. */
  who(k) {
    return [badge(k), make("b", data(this.names[k]))];
  }

  /** A step in words. `hidden`: with a question mark in place of what is to be predicted. */
  told(row, hidden) {
    const at = row.line !== null && make("span.at", { "aria-label": SAYS.line(row.line) }, ` :${row.line}`);
    return [make("code.does", data(hidden ? hidden.masked : row.says)), at, row.remark && !hidden && [" ", make("span.remark", sentence(row.remark))]];
  }
}

/** The class that has a thread's colour and shape. */
const mark = (k) => `k${k % MARKS}`;

const badge = (k) => make(`span.badge.${mark(k)}`, { "aria-hidden": true }, `${k}`);
