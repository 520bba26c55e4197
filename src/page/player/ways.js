// All ways through a graph, in one order: each has a number, and those that begin alike follow each other.
class Ways {
  constructor(graph) {
    this.nodes = graph.nodes;
    // Where the graph is cut, one way stands for all behind.
    for (const choice of graph.nodes.flatMap((node) => node.choices)) choice.ways ||= 1;
    this.all = this.from(0);
  }

  from(node) {
    return this.nodes[node].choices.reduce((sum, choice) => sum + choice.ways, 0) || 1;
  }

  /** The ways that begin with these choices: the first, and how many. */
  range(path) {
    let [first, node] = [0, 0];
    for (const at of path) {
      const { choices } = this.nodes[node];
      for (const choice of choices.slice(0, at)) first += choice.ways;
      node = choices[at].to;
    }
    return { first, count: this.from(node), node };
  }

  /** The outcome to which a way leads; null where the graph is cut. */
  outcome(way) {
    let node = this.nodes[0];
    while (node.choices.length) {
      let at = 0;
      for (; at < node.choices.length - 1 && way >= node.choices[at].ways; at += 1) way -= node.choices[at].ways;
      node = this.nodes[node.choices[at].to];
    }
    return node.end;
  }
}
