// A plain toolbar above each text of a chapter. The marks can be typed as well; the help text says which.
"use strict";

const omring = (veld, teken) => {
  const { selectionStart: van, selectionEnd: tot, value } = veld;
  const woorden = value.slice(van, tot) || "tekst";
  veld.setRangeText(teken + woorden + teken, van, tot, "select");
  veld.setSelectionRange(van + teken.length, van + teken.length + woorden.length);
};

const regels = (veld, teken) => {
  const { selectionStart: van, selectionEnd: tot, value } = veld;
  const begin = value.lastIndexOf("\n", van - 1) + 1;
  const eind = value.indexOf("\n", tot) < 0 ? value.length : value.indexOf("\n", tot);
  const oud = value.slice(begin, eind).split("\n");
  const af = oud.every(regel => regel.startsWith(teken));
  const nieuw = oud.map(regel => (af ? regel.slice(teken.length) : teken + regel)).join("\n");
  veld.setRangeText(nieuw, begin, eind, "select");
};

const knoppen = [
  ["Vet", veld => omring(veld, "**")],
  ["Cursief", veld => omring(veld, "_")],
  ["Tussenkop", veld => regels(veld, "### ")],
  ["Opsomming", veld => regels(veld, "- ")],
  ["Nummering", veld => regels(veld, "1. ")],
  ["Citaat", veld => regels(veld, "> ")],
];

for (const veld of document.querySelectorAll("[data-opmaak] textarea")) {
  const balk = document.createElement("div");
  balk.className = "opmaak";
  balk.setAttribute("role", "group");
  balk.setAttribute("aria-label", `Opmaak van ${veld.labels[0].textContent}`);
  for (const [naam, doe] of knoppen) {
    const knop = document.createElement("button");
    knop.type = "button";
    knop.className = "knop-stil";
    knop.textContent = naam;
    knop.addEventListener("click", () => {
      veld.focus();
      doe(veld);
      veld.dispatchEvent(new Event("input", { bubbles: true }));
    });
    balk.append(knop);
  }
  veld.before(balk);
}

// The words of a remark, shown where they stand in the text.
for (const knop of document.querySelectorAll("[data-toon]")) {
  knop.hidden = false;
  knop.addEventListener("click", () => {
    const veld = document.getElementById(knop.dataset.toon);
    const plaats = veld.value.indexOf(knop.dataset.woorden);
    veld.focus();
    if (plaats >= 0) veld.setSelectionRange(plaats, plaats + knop.dataset.woorden.length);
  });
}
