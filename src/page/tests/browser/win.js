// For each player of the page and each of its goals: clicks the way to it, on the buttons of the threads. What is seen then.
const seen = (element) => {
  const copy = element.cloneNode(true);
  copy.querySelectorAll(".unseen, .badge").forEach((part) => part.remove());
  return copy.textContent;
};
const [ways] = arguments;
return [...document.querySelectorAll("interleaving-player")].map((player, index) => {
  [...player.querySelectorAll(".tabs button")].find((tab) => tab.textContent === "Be the scheduler")?.click();
  const all = (selector) => [...player.querySelectorAll(selector)].map(seen);
  // Nothing is laid out meanwhile, which would take longer than all else.
  player.style.display = "none";
  const outcomes = ways[index].map((way) => {
    player.dispatchEvent(new KeyboardEvent("keydown", { key: "Home", bubbles: true }));
    const moves = player.querySelectorAll(".row").length;
    for (const [thread, number] of way) player.querySelector(`[data-thread="${thread}"] button:nth-of-type(${number})`).click();
    return { moves, goals: all(".goal > :last-child"), won: [...player.querySelectorAll(".goal")].map((goal) => goal.matches(".won")), rows: all(".row .op"), ending: all(".ending p") };
  });
  player.style.display = "";
  return outcomes;
});
