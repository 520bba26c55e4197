// How it ended: the verdict, its reason, and who waits for whom.
function ending(film, end) {
  return make(
    `div.ending.${end.kind[0]}`,
    make("p.verdict", SAYS.ends[end.kind[0]]),
    make("p", lines(end.happened)),
    end.misconception && make("p", lines(end.misconception)),
    end.circle.length > 0 && circle(film, end.circle, !end.happened.includes("\n")),
  );
}

/** A deadlock as what it is: a circle of threads, in which each waits for what the next one holds. In words too, unless the verdict has them. */
function circle(film, links, inWords) {
  const order = around(links);
  const head = draw("marker", { id: `${film.id}-head`, viewBox: "0 0 9 10", refX: 8, refY: 5, markerWidth: 7, markerHeight: 7, orient: "auto" }, draw("path", { d: "M0 0 9 5 0 10z" }));
  const waits = ({ thread, waits_for, held_by, line }) => [sentence(SAYS.waits(film.names[thread], waits_for, film.names[held_by] ?? null)), line !== null && make("span.at", ` :${line}`)];
  const drawing = draw("svg", { viewBox: "-175 -125 350 250", "aria-hidden": true }, head, order.map((link, index) => arc(film, order, link, index)), order.map((link, index) => knot(link.thread, spot(order, index, 90))));
  return make("figure.circle", drawing, inWords && make("figcaption", make("ul", order.map((link) => make("li", badge(link.thread), waits(link))))));
}

/** The links in the order in which they point to each other, as far as they do. */
function around(links) {
  const left = [...links];
  const order = left.splice(0, 1);
  while (left.length) order.push(...left.splice(Math.max(0, left.findIndex((link) => link.thread === order.at(-1).held_by)), 1));
  return order;
}

/** A place on the circle; the first one is at the top. */
function spot(order, index, radius) {
  const angle = 2 * Math.PI * (index / order.length - 0.25);
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
}

/** An arrow to the next thread; outwards, if that is not who holds it. */
function arc(film, order, { waits_for, held_by }, index) {
  const next = order[(index + 1) % order.length].thread === held_by;
  const gap = order.length * 0.045;
  const [from, to] = next ? [spot(order, index + gap, 90), spot(order, index + 1 - gap, 90)] : [spot(order, index, 60), spot(order, index, 30)];
  const [x, y] = next ? spot(order, index + 0.5, 90) : spot(order, index, 15);
  const path = next ? `M${from}A90 90 0 ${order.length === 1 ? 1 : 0} 1 ${to}` : `M${from}L${to}`;
  const what = waits_for.match(/`(.+)`/)?.[1] ?? waits_for;
  return draw("g.wait", draw("path", { d: path, "marker-end": `url(#${film.id}-head)` }), draw("text", { x, y }, visible(what, 20)));
}

const knot = (k, [x, y]) => draw(`g.knot.${mark(k)}`, draw("circle", { cx: x, cy: y, r: 21 }), draw("text", { x, y }, `${k}`));
