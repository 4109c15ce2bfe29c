// Comfort on top of pages that work without it.
"use strict";

// j and k, or the arrows, walk along the rows of a list; Enter follows the row's link, as ever.
document.addEventListener("keydown", event => {
  const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
  if (!step || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
  const rows = [...document.querySelectorAll("[data-loop] a[data-rij]")];
  const now = rows.indexOf(document.activeElement);
  if (rows.length === 0 || (now < 0 && event.key.startsWith("Arrow"))) return;
  rows[Math.min(Math.max(now + step, 0), rows.length - 1)].focus();
  event.preventDefault();
});

// A form that is on its way is not sent twice, and says so.
document.addEventListener("submit", event => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.onderweg) {
    event.preventDefault();
    return;
  }
  form.dataset.onderweg = "ja";
  event.submitter?.setAttribute("aria-busy", "true");
  setTimeout(() => settle(form), 10_000);
});
const settle = form => {
  delete form.dataset.onderweg;
  form.querySelector("[aria-busy]")?.removeAttribute("aria-busy");
};
window.addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-onderweg]").forEach(settle);
});

// What is renewed by itself waits while somebody is busy in it.
document.addEventListener("htmx:beforeRequest", event => {
  const part = event.detail.elt;
  if (part.matches("[data-vers]") && part.querySelector("details[open], input:focus, textarea:focus, select:focus")) {
    event.preventDefault();
  }
});
