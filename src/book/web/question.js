// A question whose answer is judged in the page. Its key was found by running the code when the book was made.
"use strict";
{
  const SAYS = {
    code: (file, line) => `${file}, from line ${line}`,
    call: (call) => `The call: ${call}`,
    numbers: (blanks) => (blanks.length === 1 ? `What is ${blanks[0]}?` : "What belongs in each blank?"),
    set: "Which of these are possible? Choose all that apply.",
    choices: "What is each of these threads doing?",
    seconds: "How many seconds does it take?",
    order: "In which order do they come out?",
    place: (index) => `${index + 1}.`,
    choose: "Choose",
    check: "Check",
    unanswered: "Fill in every answer first.",
    noNumber: (text) => `“${text}” is not a number.`,
    right: "✓ As predicted.",
    wrong: "✗ Not as predicted.",
    is: (name, key) => `${name} is ${key}.`,
    possible: (key) => `Possible: ${key.join(", ")}.`,
    takes: (key) => `It takes ${key} s.`,
    comes: (key) => `They come out in this order: ${key.join(", ")}.`,
    witness: (value) => `How ${value} comes about:`,
    returns: (call, value) => `${call} returns ${value}`,
    time: "time",
    line: "line",
  };

  const make = (name, text, ...children) => {
    const [tag, ...classes] = name.split(".");
    const element = document.createElement(tag);
    element.classList.add(...classes);
    if (text) element.textContent = text;
    element.append(...children.filter(Boolean));
    return element;
  };

  /** A sentence with code between backticks. */
  const told = (name, sentence) => make(name, "", ...sentence.split("`").map((part, index) => (index % 2 ? make("code.nohighlight", part) : part)));

  /** A number as it is compared: 07 and 7.0 are 7. */
  const number = (text) => (text.trim() !== "" && Number.isFinite(Number(text)) ? String(Number(text)) : null);

  const text = (label) => {
    const input = make("input");
    input.type = "text";
    input.inputMode = "decimal";
    input.autocomplete = "off";
    return [make("label", `${label} `, input), () => input.value];
  };

  const choice = (label, among) => {
    const select = make("select", "", new Option(SAYS.choose, ""), ...among.map((one) => new Option(one, one)));
    return [make("label", `${label} `, select), () => select.value];
  };

  const tick = (value) => {
    const input = make("input");
    input.type = "checkbox";
    return [make("label", "", input, value), () => (input.checked ? value : null)];
  };

  /** What is asked, the fields, and what they say; a sentence, if they say too little. */
  const forms = {
    Numbers: ([blanks]) => ({ asks: SAYS.numbers(blanks), fields: blanks.map(text), read: numbers }),
    Seconds: () => ({ asks: SAYS.seconds, fields: [text("s")], read: numbers }),
    Set: ([among]) => ({ asks: SAYS.set, fields: among.map(tick), read: (values) => values.filter((value) => value !== null) }),
    Choices: ([blanks, among]) => ({ asks: SAYS.choices, fields: blanks.map((blank) => choice(blank, among)), read: chosen }),
    Order: ([of]) => ({ asks: SAYS.order, fields: of.map((_, index) => choice(SAYS.place(index), of)), read: chosen }),
  };

  const numbers = (values) => {
    const odd = values.find((value) => value.trim() && number(value) === null);
    if (odd !== undefined) throw SAYS.noNumber(odd.slice(0, 40));
    return chosen(values.map(number));
  };

  const chosen = (values) => {
    if (values.some((value) => !value)) throw SAYS.unanswered;
    return values;
  };

  /** What is told when it is answered. */
  const truths = {
    Numbers: (key, [blanks]) => blanks.map((blank, index) => SAYS.is(blank, key[index])),
    Seconds: (key) => [SAYS.takes(key[0])],
    Set: (key) => [SAYS.possible(key)],
    Choices: (key, [blanks]) => blanks.map((blank, index) => SAYS.is(blank, key[index])),
    Order: (key) => [SAYS.comes(key)],
  };

  /** `?1` becomes what stands there; the last first, since ?1 begins ?12. */
  const filled = (words, key) => key.reduceRight((words, value, index) => words.replaceAll(`?${index + 1}`, value), words);

  const tableOf = ({ columns, rows, returns }, call, key) => {
    const hasTimes = rows.some((row) => row.time);
    const heads = [hasTimes && SAYS.time, ...columns].filter((head) => head !== false);
    const cell = (row, column) => make("td", row.column === column ? filled(row.text, key) + (row.line ? `  :${row.line}` : "") : "");
    const line = (row) => make("tr", "", hasTimes && make("td", filled(row.time, key)), ...columns.map((_, column) => cell(row, column)));
    const table = make("table", "", make("thead", "", make("tr", "", ...heads.map((head) => make("th", head)))), make("tbody", "", ...rows.map(line)));
    const place = make("div.scroll", "", table, returns !== null && make("p", SAYS.returns(call, filled(returns, key))));
    place.tabIndex = 0;
    return place;
  };

  /** The table as the player takes it: its lines are counted within what is shown of the code. */
  const film = (question, table, key) => {
    const starts = [];
    const source = question.sources.flatMap((part) => {
      starts.push([part.first_line, part.lines.length]);
      return part.lines;
    });
    const shown = (line) => {
      let before = 0;
      for (const [first, count] of starts) {
        if (line >= first && line < first + count) return before + line - first + 1;
        before += count;
      }
      return null;
    };
    const threads = table.columns.map((name) => ({ name, state: ["Ready"], says: "", line: null, holds: [] }));
    const scene = (now) => ({ now, nanos: 0, threads: table.columns.map((_, index) => index), objects: [], printed: "" });
    const steps = table.rows.map((row) => ({ thread: row.column, says: filled(row.text, key), line: shown(row.line), remark: row.remark, harm: row.harm, scene: scene(filled(row.time, key)) }));
    const happened = table.returns === null ? "" : SAYS.returns(question.call, filled(table.returns, key));
    return {
      schema: "workbook/interleaving/v1", title: question.call, claim: question.about, aim: ["Reach"], file: question.sources[0]?.file ?? "", source,
      threads, objects: [], earlier: 0, later: 0, start: scene(""), steps, end: happened && { kind: ["Held"], happened, misconception: null, circle: [] },
      schedule: "v2-1a", replay: null, by_hand: null, graph: null, no_graph: null,
    };
  };

  const player = (data) => {
    const script = make("script", JSON.stringify(data));
    script.type = "application/json";
    return make("interleaving-player", "", script);
  };

  class WorkbookQuestion extends HTMLElement {
    connectedCallback() {
      if (this.said) return;
      this.question = JSON.parse(this.querySelector("script").textContent);
      this.said = make("div");
      this.said.setAttribute("role", "status");
      this.append(...this.shown(), this.form(), this.said);
    }

    shown() {
      const { about, sources, call, table } = this.question;
      const listing = (source) => {
        const code = make("pre", "", make("code.nohighlight", source.lines.join("\n")));
        code.tabIndex = 0;
        return make("div", "", make("p", SAYS.code(source.file, source.first_line)), code);
      };
      return [told("p", about), ...sources.map(listing), !call.endsWith("()") && make("p", SAYS.call(call)), table && tableOf(table, call, [])].filter(Boolean);
    }

    form() {
      const [kind, ...of] = this.question.form;
      const { asks, fields, read } = forms[kind](of);
      const form = make("form", "", make("fieldset", "", make("legend", asks), ...fields.map(([label]) => label)), make("button", SAYS.check));
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        try {
          this.judge(read(fields.map(([, value]) => value())), kind, of);
        } catch (sentence) {
          if (typeof sentence !== "string") throw sentence;
          this.said.replaceChildren(make("p", sentence));
        }
      });
      return form;
    }

    judge(answer, kind, of) {
      const { key, because, table, story, witnesses, call } = this.question;
      const inOrder = (values) => (kind === "Set" ? [...values].sort() : values);
      const isRight = JSON.stringify(inOrder(answer)) === JSON.stringify(inOrder(key));
      const truth = isRight ? [] : truths[kind](key, of).map((sentence) => make("p", sentence));
      const missed = witnesses.filter(({ value, table }) => kind === "Set" && table.rows.length && !answer.includes(value)).slice(0, 2);
      const how = missed.flatMap(({ value, table }) => [make("p", SAYS.witness(value)), player(film(this.question, table, []))]);
      const seen = table && (isRight ? tableOf(table, call, key) : player(film(this.question, table, key)));
      this.said.replaceChildren(...[make(isRight ? "p.right" : "p.wrong", isRight ? SAYS.right : SAYS.wrong), ...truth, seen, story && make("pre", story), ...how, told("p", because)].filter(Boolean));
      this.said.querySelectorAll("pre").forEach((code) => (code.tabIndex = 0));
    }
  }

  customElements.define("workbook-question", WorkbookQuestion);
}
