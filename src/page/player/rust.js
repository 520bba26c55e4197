// The words of Rust, told apart as far as a reader needs it.
const WORDS = /\/\/.*|\/\*[^]*?\*\/|r(#*)"[^]*?"\1|"(?:\\[^]|[^"\\])*"|'(?:\\[^']*|[^'\\])'|'?\w+|[^]/g;
const KEYWORDS = /^(as|async|await|break|const|continue|dyn|else|enum|extern|false|fn|for|if|impl|in|let|loop|match|mod|move|mut|pub|ref|return|self|static|struct|trait|true|type|unsafe|use|where|while)$/;

const kindOf = (word) => (/^\/[/*]/.test(word) ? "comment" : /["']$/.test(word) ? "text" : KEYWORDS.test(word) ? "keyword" : /^[A-Z]/.test(word) ? "type" : "plain");

/** Of each line its parts, alike words in one. */
function painted(source) {
  const painted = [[]];
  for (const [word] of source.map((line) => line.replaceAll("\n", "\u240a")).join("\n").matchAll(WORDS)) {
    word.split("\n").forEach((text, index) => {
      if (index) painted.push([]);
      const [parts, kind] = [painted.at(-1), kindOf(word)];
      if (parts.at(-1)?.kind === kind) parts.at(-1).text += text;
      else parts.push({ kind, text });
    });
  }
  return painted.map((parts) => parts.map(({ kind, text }) => make(`span.${kind}`, visible(text.replaceAll("\t", "    "), 2000))));
}
