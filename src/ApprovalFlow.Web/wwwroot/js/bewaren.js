// Keeps what is typed: a form with data-bewaar is sent there shortly after each change, with the revision it was based on.
// Without this script a button does the same. data-bewaar-als: only once one of these fields is filled; data-bewaar-vast:
// what can not be chosen any more after the first time.
"use strict";

const bewaren = form => {
  const status = form.querySelector("[data-bewaard]");
  const revisie = form.elements.namedItem("revisie");
  let timer = 0;
  let veranderd = false;
  let bezig = null;
  let botst = false;

  const zeg = (tekst, link) => {
    status.textContent = tekst;
    if (link) {
      const a = document.createElement("a");
      a.href = link;
      a.target = "_blank";
      a.textContent = "Bekijk de andere tekst";
      status.append(" ", a);
    }
    status.classList.toggle("bewaard-niet", Boolean(link) || tekst.startsWith("Nog niet"));
  };

  const stuur = async keepalive => {
    veranderd = false;
    zeg("Bezig met bewaren…");
    const inhoud = new FormData(form);
    // Browsers send at most 64 kB for a page that goes away; a larger text is sent as long as the page is there.
    const klein = [...inhoud.values()].reduce((som, waarde) => som + waarde.length, 0) < 15_000;
    try {
      const antwoord = await fetch(form.dataset.bewaar, {
        method: "POST",
        body: inhoud,
        headers: { "X-Bewaar": "ja" },
        keepalive: keepalive && klein,
      });
      if (antwoord.redirected || !antwoord.headers.get("Content-Type")?.includes("json")) {
        throw new Error("no answer of ours");
      }
      const gezegd = await antwoord.json();
      if (gezegd.revisie) {
        revisie.value = gezegd.revisie;
        if (gezegd.adres) {
          // A new nota exists from its first saving on: the same form now keeps that one.
          form.action = gezegd.adres;
          form.dataset.bewaar = gezegd.adres;
          for (const keuze of form.querySelectorAll(form.dataset.bewaarVast)) {
            for (const optie of [...keuze.options]) if (!optie.selected) optie.remove();
          }
          history.replaceState(null, "", gezegd.adres.replace(/\/concept$/, ""));
        }
        zeg(`Bewaard om ${new Date().toLocaleTimeString("nl-NL", { hour: "2-digit", minute: "2-digit" })}.`);
        document.dispatchEvent(new CustomEvent("bewaard"));
      } else {
        botst = gezegd.klaar;
        zeg(gezegd.zin, gezegd.bij);
      }
    } catch {
      veranderd = true;
      zeg("Nog niet bewaard: er is geen verbinding, of u bent niet meer aangemeld. Uw tekst staat hier nog.");
    }
  };

  // One at a time: the second needs the revision that the first one gave.
  const nu = async (keepalive = false) => {
    clearTimeout(timer);
    while (bezig) await bezig;
    if (!veranderd || botst) return;
    const nodig = form.dataset.bewaarAls;
    if (nodig && ![...form.querySelectorAll(nodig)].some(veld => veld.value.trim())) return;
    bezig = stuur(keepalive);
    await bezig;
    bezig = null;
    if (veranderd) wacht(5000);
  };

  const wacht = duur => {
    clearTimeout(timer);
    timer = setTimeout(() => nu(), duur);
  };

  form.addEventListener("input", event => {
    if (event.target.form !== form || event.target.type === "file") return;
    veranderd = true;
    wacht(800);
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") nu(true);
  });
  window.addEventListener("beforeunload", event => {
    if (veranderd && !form.dataset.onderweg) event.preventDefault();
  });
  form.addEventListener("submit", async event => {
    clearTimeout(timer);
    if (bezig) {
      event.preventDefault();
      await bezig;
      form.requestSubmit(event.submitter);
      return;
    }
    veranderd = false;
  });
  return { nu, open: () => veranderd || bezig !== null };
};

const bewaarders = [...document.querySelectorAll("form[data-bewaar]:not([data-bewaar=''])")].map(bewaren);

// Another form of the page leads away from what was typed: that is kept first.
document.addEventListener(
  "submit",
  async event => {
    const ander = event.target;
    if (ander.dataset.bewaar || ander.dataset.bewaardVooraf || !bewaarders.some(b => b.open())) return;
    event.preventDefault();
    event.stopPropagation();
    await Promise.all(bewaarders.map(b => b.nu()));
    ander.dataset.bewaardVooraf = "ja";
    // Not while the first event is still under way: a form ignores that.
    setTimeout(() => ander.requestSubmit(event.submitter));
  },
  true,
);

// What a script does by itself needs no button.
for (const knop of document.querySelectorAll("[data-zonder-script]")) knop.hidden = true;
