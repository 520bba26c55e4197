// What mdBook leaves to the mouse, for keys and for screen readers: the table of contents is opened by a label, and long lines of
// code are scrolled.
"use strict";
{
  const toggle = document.getElementById("mdbook-sidebar-toggle");
  toggle.setAttribute("role", "button");
  toggle.tabIndex = 0;
  toggle.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    toggle.click();
  });
  document.querySelectorAll("main > pre > code.hljs, main details code.hljs").forEach((code) => (code.tabIndex = 0));
}
