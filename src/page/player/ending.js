// How it ended: the verdict, its reason, and who waits for whom.
function ending(film, end) {
  return make(
    `div.ending.${end.kind[0]}`,
    make("p.verdict", SAYS.ends[end.kind[0]]),
    make("p", lines(end.happened)),
    end.misconception && make("p", lines(end.misconception)),
    end.circle.length > 0 && circle(film, end.circle),
  );
}

/** A deadlock as what it is: a circle of threads, in which each waits for what the next one holds. The verdict has it in words. */
function circle(film, links) {
  const order = around(links);
  if (!order.every((link, index) => order[(index + 1) % order.length].thread === link.held_by)) return null;
  const head = draw("marker", { id: film.id, viewBox: "0 0 9 10", refX: 8, refY: 5, markerWidth: 7, markerHeight: 7, orient: "auto" }, draw("path", { d: "M0 0 9 5 0 10z" }));
  return draw("svg.circle", { viewBox: "-175 -125 350 250", "aria-hidden": true }, head, order.map((link, index) => arc(film.id, order, link, index)), order.map((link, index) => knot(link.thread, spot(order, index))));
}

/** The links in the order in which they point to each other, as far as they do. */
function around(links) {
  const left = [...links];
  const order = left.splice(0, 1);
  while (left.length) order.push(...left.splice(Math.max(0, left.findIndex((link) => link.thread === order.at(-1).held_by)), 1));
  return order;
}

/** A place on the circle; the first one is at the top. */
function spot(order, index) {
  const angle = 2 * Math.PI * (index / order.length - 0.25);
  return [90 * Math.cos(angle), 90 * Math.sin(angle)];
}

/** An arrow to the next thread, with what that one holds. */
function arc(id, order, { waits_for }, index) {
  const gap = order.length * 0.045;
  const [x, y] = spot(order, index + 0.5);
  const path = `M${spot(order, index + gap)}A90 90 0 ${order.length === 1 ? 1 : 0} 1 ${spot(order, index + 1 - gap)}`;
  const what = waits_for.match(/`(.+)`/)?.[1] ?? waits_for;
  return draw("g.wait", draw("path", { d: path, "marker-end": `url(#${id})` }), draw("text", { x, y }, visible(what, 20)));
}

const knot = (k, [x, y]) => draw(`g.knot.${mark(k)}`, draw("circle", { cx: x, cy: y, r: 21 }), draw("text", { x, y }, `${k}`));
