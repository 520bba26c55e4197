// Elements. Text of answers is data: it becomes text nodes, and what could disguise it is shown as a sign.
const LONGEST = 400;
const MARKS = 6;

/** `make("li.row", { title }, …)`, or without attributes. Names that begin with `on` are listeners, those with `--` belong to the style. */
const make = (name, ...rest) => fill(document.createElement(name.split(".")[0]), name, rest);
const draw = (name, ...rest) => fill(document.createElementNS("http://www.w3.org/2000/svg", name.split(".")[0]), name, rest);

function fill(element, name, rest) {
  const attributes = rest[0]?.constructor === Object ? rest.shift() : {};
  const classes = name.split(".").slice(1).join(" ");
  if (classes) element.setAttribute("class", classes);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key.startsWith("--")) element.style.setProperty(key, value);
    else if (value !== false) element.setAttribute(key, value === true ? "" : value);
  }
  put(element, rest);
  return element;
}

/** Replaces what is in an element. */
const put = (element, ...children) => element.replaceChildren(...children.flat(Infinity).filter(Boolean));

const button = (says, act, name = "button") => make(name, { type: "button", onclick: act }, says);

const select = (says, options, act, chosen) =>
  make("label", says, " ", make("select", { onchange: (event) => act(event.target.value) }, options.map(([value, name]) => make("option", { value, selected: value === chosen }, name))));

/** The text with signs in place of controls and of marks that turn the direction of writing. */
function visible(text, longest = LONGEST) {
  const cut = text.length > longest;
  const shown = (cut ? text.slice(0, longest).replace(/[\ud800-\udbff]$/, "") : text)
    .replace(/[\0-\x1f]/g, (sign) => String.fromCharCode(0x2400 + sign.charCodeAt()))
    .replace(/[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g, (sign) => `⟨${sign.charCodeAt().toString(16)}⟩`);
  return cut ? `${shown}… (${number(text.length)} characters)` : shown;
}

/** Text of an answer, with a direction of its own. */
const data = (text, longest) => make("bdi", visible(text, longest));

/** Sentences of the engine's, which begin in the middle of another one there. */
const lines = (text) => text.replace(/^[a-z]/, (first) => first.toUpperCase()).split("\n").map((line, index) => [index && make("br"), sentence(line)]);

/** A sentence of the engine's, which has code between backticks. */
const sentence = (text) => text.split(/(`[^`]+`)/).map((part, index) => part && (index % 2 ? make("code", data(part.slice(1, -1))) : data(part)));

const number = (value) => (value < 1e6 ? value.toLocaleString("en") : value.toExponential(1).replace("e+", " × 10^"));

/** Brings a part into sight inside its box, without moving the page. */
function follow(box, part) {
  if (!part) return;
  const [outer, inner] = [box.getBoundingClientRect(), part.getBoundingClientRect()];
  const room = (outer.height - inner.height) / 2;
  if (Math.abs(inner.top - outer.top - room) > room - 50) box.scrollTop += inner.top - outer.top - room;
}
