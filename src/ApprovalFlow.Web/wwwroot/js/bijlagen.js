// Bijlagen by dragging or choosing, with progress. Without this script the form sends them as any other.
"use strict";

const bijlagen = document.getElementById("bijlagenlijst");
const melding = document.getElementById("bijlagen-melding");

const stuur = (form, bestand) =>
  new Promise(klaar => {
    const inhoud = new FormData(form);
    inhoud.set("bestand", bestand, bestand.name);
    const balk = document.createElement("progress");
    balk.max = 1;
    balk.value = 0;
    balk.setAttribute("aria-label", `${bestand.name} versturen`);
    const regel = document.createElement("p");
    regel.textContent = `${bestand.name} `;
    regel.append(balk);
    melding.append(regel);
    if (bestand.size > Number(bijlagen.dataset.max)) {
      regel.textContent = `${bestand.name}: het bestand is te groot, hoogstens 50 MB per bijlage.`;
      regel.className = "fout";
      klaar();
      return;
    }
    const verzoek = new XMLHttpRequest();
    verzoek.open("POST", form.action);
    verzoek.setRequestHeader("X-Bewaar", "ja");
    verzoek.upload.addEventListener("progress", event => {
      if (event.lengthComputable) balk.value = event.loaded / event.total;
    });
    verzoek.addEventListener("loadend", () => {
      const isLijst = verzoek.getResponseHeader("Content-Type")?.startsWith("text/html");
      if (verzoek.status === 200 && isLijst) {
        bijlagen.innerHTML = verzoek.responseText;
        koppel();
        regel.textContent = `${bestand.name} is toegevoegd.`;
        if (document.activeElement === document.body) {
          melding.tabIndex = -1; // the button that was pressed is gone with the old list
          melding.focus();
        }
        document.dispatchEvent(new CustomEvent("bewaard"));
      } else {
        let zin = "Het versturen is niet gelukt. Probeer het opnieuw.";
        try {
          zin = JSON.parse(verzoek.responseText).zin ?? zin;
        } catch {
          // no sentence of ours: the connection broke
        }
        regel.textContent = `${bestand.name}: ${zin}`;
        regel.className = "fout";
      }
      klaar();
    });
    verzoek.send(inhoud);
  });

const verzend = async (form, bestanden) => {
  melding.replaceChildren();
  for (const bestand of bestanden) await stuur(form, bestand);
  form.reset();
};

const koppel = () => {
  for (const form of document.querySelectorAll("form[data-bijlage]:not([data-gekoppeld])")) {
    form.dataset.gekoppeld = "ja";
    form.dataset.bewaardVooraf = "ja";
    const kiezer = form.querySelector("input[type=file]");
    form.addEventListener("submit", event => {
      if (kiezer.files.length === 0) return;
      event.preventDefault();
      event.stopPropagation();
      verzend(form, [...kiezer.files]);
    });
    const vlak = form.closest("[data-sleep]");
    if (!vlak) continue;
    for (const soort of ["dragenter", "dragover"]) {
      vlak.addEventListener(soort, event => {
        event.preventDefault();
        vlak.classList.add("sleept");
      });
    }
    for (const soort of ["dragleave", "drop"]) vlak.addEventListener(soort, () => vlak.classList.remove("sleept"));
    vlak.addEventListener("drop", event => {
      event.preventDefault();
      verzend(form, [...event.dataTransfer.files]);
    });
  }
};

if (bijlagen) koppel();
