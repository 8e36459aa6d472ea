// Small comforts common to all pages; each page works without them.

/** One click, one sending: the buttons rest until the answer, or until the page is shown again. */
function garderDuDoubleEnvoi(): void {
  const annonce = document.createElement("p");
  annonce.className = "fr-sr-only";
  annonce.setAttribute("role", "status");
  document.body.append(annonce);

  document.addEventListener("submit", (evenement) => {
    const formulaire = evenement.target as HTMLFormElement;
    // Files are downloaded without leaving the page: nothing would wake the button up.
    if (evenement.defaultPrevented || formulaire.method !== "post" || formulaire.hasAttribute("data-telechargement")) return;
    if (formulaire.hasAttribute("data-envoye")) {
      evenement.preventDefault();
      return;
    }
    formulaire.setAttribute("data-envoye", "");
    annonce.textContent = "Envoi en cours.";
    // After the sending has begun, or the name and value of the button would not be sent.
    setTimeout(() => boutons(formulaire).forEach((bouton) => bouton.setAttribute("aria-disabled", "true")));
  });

  // Back button: the page may come from the browser's memory as it was left.
  window.addEventListener("pageshow", () => {
    annonce.textContent = "";
    document.querySelectorAll<HTMLFormElement>("form[data-envoye]").forEach((formulaire) => {
      formulaire.removeAttribute("data-envoye");
      boutons(formulaire).forEach((bouton) => bouton.removeAttribute("aria-disabled"));
    });
  });
}

function boutons(formulaire: HTMLFormElement): Element[] {
  return [...formulaire.elements].filter((e) => e instanceof HTMLButtonElement && e.type === "submit");
}

/** Signing out in one tab leaves nothing on the screen of the others; the server has ended the session of all of them. */
function quitterEnsemble(): void {
  const formulaire = document.querySelector('form[action="/deconnexion"]');
  if (!formulaire || !("BroadcastChannel" in window)) return;
  const canal = new BroadcastChannel("emjpm-session");
  formulaire.addEventListener("submit", () => canal.postMessage("fin"));
  canal.addEventListener("message", () => {
    document.body.replaceChildren();
    // Once the server has answered the tab that asked.
    setTimeout(() => location.replace("/connexion"), 1500);
  });
}

/** <button type="button" data-imprimer hidden>: shown only where it works. */
function boutonsImprimer(): void {
  document.querySelectorAll<HTMLElement>("[data-imprimer]").forEach((bouton) => {
    bouton.hidden = false;
    bouton.addEventListener("click", () => window.print());
  });
}

/**
 * <form data-comparer-max="4">: no more boxes ticked than that, with the reason said. The boxes may
 * stand outside the form (attribute form="…"). The server checks again.
 */
function limiterLaComparaison(formulaire: HTMLFormElement): void {
  const maximum = Number(formulaire.dataset["comparerMax"]);
  const message = document.createElement("p");
  message.className = "fr-message";
  message.setAttribute("role", "status");
  formulaire.append(message);
  const cases = () =>
    [...formulaire.elements].filter(
      (e): e is HTMLInputElement => e instanceof HTMLInputElement && e.type === "checkbox" && e.name === "comparer",
    );
  const dire = (): void => {
    const nombre = cases().filter((c) => c.checked).length;
    message.textContent =
      nombre === 0
        ? ""
        : nombre === 1
          ? "1 mandataire à comparer : choisissez-en au moins un autre."
          : `${nombre} mandataires à comparer.`;
  };

  document.addEventListener("change", (evenement) => {
    const boite = evenement.target;
    if (!(boite instanceof HTMLInputElement) || boite.form !== formulaire || boite.name !== "comparer") return;
    if (boite.checked && cases().filter((c) => c.checked).length > maximum) {
      boite.checked = false;
      message.textContent = `${maximum} mandataires au plus : décochez-en un pour en comparer un autre.`;
      return;
    }
    dire();
  });
  dire();
}

/**
 * <fieldset data-visible-si="Saisie.Resultat=A|B">: shown while one of these answers is chosen, or none yet. What is hidden is
 * still sent: the server reads only what the answer calls for. A part with an error stays.
 */
function montrerSelonReponse(partie: HTMLElement): void {
  const [nom = "", valeurs = ""] = (partie.dataset["visibleSi"] ?? "").split("=");
  const reponses =
    partie.closest("form")?.querySelectorAll<HTMLInputElement | HTMLSelectElement>(`:is(input, select)[name="${nom}"]`) ??
    [];
  const regler = (): void => {
    const choisie = [...reponses].find((r) => (r instanceof HTMLSelectElement ? r.value !== "" : r.checked))?.value;
    partie.hidden =
      choisie !== undefined && !valeurs.split("|").includes(choisie) && !partie.querySelector('[class*="--error"]');
  };
  reponses.forEach((r) => r.addEventListener("change", regler));
  regler();
}

garderDuDoubleEnvoi();
boutonsImprimer();
quitterEnsemble();
document.querySelectorAll<HTMLFormElement>("form[data-comparer-max]").forEach(limiterLaComparaison);
document.querySelectorAll<HTMLElement>("[data-visible-si]").forEach(montrerSelonReponse);

export {};
