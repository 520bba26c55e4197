// All ways through a graph, in one order: each has a number, and those that begin alike follow each other.
class Ways {
  constructor(graph) {
    this.nodes = graph.nodes;
    this.all = this.from(0);
  }

  /** Where the graph is cut, one way stands for all behind. */
  of(choice) {
    return Math.max(1, choice.ways);
  }

  from(node) {
    return this.nodes[node].choices.reduce((sum, choice) => sum + this.of(choice), 0) || 1;
  }

  /** The ways that begin with these choices: the first, and how many. */
  range(path) {
    let [first, node] = [0, 0];
    for (const at of path) {
      const { choices } = this.nodes[node];
      for (const choice of choices.slice(0, at)) first += this.of(choice);
      node = choices[at].to;
    }
    return { first, count: this.from(node), node };
  }

  /** The outcome to which a way leads; null where the graph is cut. A graph may have loops, and no way is followed round and round. */
  outcome(way) {
    let node = this.nodes[0];
    for (let moves = 0; node.choices.length && moves < this.nodes.length; moves += 1) {
      let at = 0;
      for (; at < node.choices.length - 1 && way >= this.of(node.choices[at]); at += 1) way -= this.of(node.choices[at]);
      node = this.nodes[node.choices[at].to];
    }
    return node.end;
  }
}
