// Choosing a passage by selecting its words, and filling in the usual sentence. Both can be done without this script.
"use strict";

const opmerking = document.getElementById("opmerkingformulier");
const alinea = document.getElementById("opmerking-blok");
const citaat = document.getElementById("opmerking-citaat");
const begin = opmerking?.elements.namedItem("begin");

const kies = (blok, woorden, plaats) => {
  alinea.value = blok;
  citaat.value = woorden;
  begin.value = plaats;
  opmerking.scrollIntoView({ block: "center" });
  document.getElementById("opmerking-tekst").focus();
};

const glad = tekst => tekst.replace(/\s+/g, " ").trim();

// The words that are selected now and the passage that they stand in; null when they are in none or in several.
const keuze = () => {
  const selectie = document.getSelection();
  if (!selectie || selectie.isCollapsed) return null;
  const bereik = selectie.getRangeAt(0);
  const passage = bereik.commonAncestorContainer.parentElement?.closest(".passage-tekst");
  if (!passage) return null;
  const ervoor = document.createRange();
  ervoor.selectNodeContents(passage);
  ervoor.setEnd(bereik.startContainer, bereik.startOffset);
  const aanloop = ervoor.toString().replace(/\s+/g, " ").trimStart();
  return { blok: passage.parentElement.dataset.blok, woorden: glad(selectie.toString()), plaats: aanloop.length };
};

if (opmerking) {
  for (const knop of document.querySelectorAll("[data-kies-blok]")) {
    knop.addEventListener("click", event => {
      event.preventDefault();
      const gekozen = keuze();
      if (gekozen?.blok === knop.dataset.kiesBlok) kies(gekozen.blok, gekozen.woorden, gekozen.plaats);
      else kies(knop.dataset.kiesBlok, "", "");
    });
  }
  const zweef = document.createElement("button");
  zweef.type = "button";
  zweef.className = "knop passage-zweef";
  zweef.textContent = "Opmerking bij deze woorden";
  zweef.hidden = true;
  document.querySelector(".nota-tekst").append(zweef);
  let gekozen = null;
  document.addEventListener("selectionchange", () => {
    const nu = keuze();
    if (nu) gekozen = nu;
    zweef.hidden = !nu && document.activeElement !== zweef;
    if (nu) document.querySelector(`[data-blok="${nu.blok}"]`).append(zweef);
  });
  zweef.addEventListener("pointerdown", event => event.preventDefault());
  zweef.addEventListener("click", () => {
    zweef.hidden = true;
    kies(gekozen.blok, gekozen.woorden, gekozen.plaats);
  });
}

const gebruikelijk = document.getElementById("gebruikelijk");
gebruikelijk?.addEventListener("change", () => {
  const veld = document.getElementById("antwoord-tekst");
  if (gebruikelijk.checked && veld.value.trim() === "") veld.value = gebruikelijk.dataset.zin;
  else if (!gebruikelijk.checked && veld.value === gebruikelijk.dataset.zin) veld.value = "";
  veld.dispatchEvent(new Event("input", { bubbles: true }));
});
