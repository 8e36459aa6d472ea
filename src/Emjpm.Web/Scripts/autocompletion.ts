// Turns <input data-autocompletion="/communes?q=" data-autocompletion-cible="#code"> into a combobox
// (ARIA 1.2, list popup, manual selection). The hidden target receives the chosen value and is emptied
// as soon as the text no longer is that of the choice. Without this script the text is posted as
// typed and the server resolves it or asks.

interface Choix {
  valeur: string;
  libelle: string;
}

const DELAI_MS = 150;
const LONGUEUR_MINIMALE = 2;

function enrichir(champ: HTMLInputElement, rang: number): void {
  const adresse = champ.dataset["autocompletion"] ?? "";
  const cible = document.querySelector<HTMLInputElement>(champ.dataset["autocompletionCible"] ?? "");
  const idListe = `${champ.id || `autocompletion-${rang}`}-suggestions`;

  const enveloppe = document.createElement("div");
  enveloppe.className = "emjpm-suggestions";
  champ.before(enveloppe);
  const liste = document.createElement("ul");
  liste.id = idListe;
  liste.className = "emjpm-suggestions__liste";
  liste.setAttribute("role", "listbox");
  liste.setAttribute("aria-label", champ.labels?.[0]?.firstChild?.textContent?.trim() || "Suggestions");
  liste.hidden = true;
  const annonce = document.createElement("p");
  annonce.className = "fr-sr-only";
  annonce.setAttribute("role", "status");
  enveloppe.append(champ, liste, annonce);

  champ.setAttribute("role", "combobox");
  champ.setAttribute("aria-autocomplete", "list");
  champ.setAttribute("aria-expanded", "false");
  champ.setAttribute("aria-controls", idListe);
  champ.autocomplete = "off";

  let choix: Choix[] = [];
  let actif = -1;
  let texteChoisi = cible?.value ? champ.value : null;
  let minuterie: number | undefined;
  let requete: AbortController | undefined;

  function fermer(): void {
    liste.hidden = true;
    actif = -1;
    champ.setAttribute("aria-expanded", "false");
    champ.removeAttribute("aria-activedescendant");
  }

  /** Drops what is being awaited: an answer that comes later must not open the list again. */
  function oublier(): void {
    window.clearTimeout(minuterie);
    requete?.abort();
  }

  function activer(nouveau: number): void {
    actif = nouveau;
    [...liste.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === actif)));
    const option = liste.children[actif];
    if (option) {
      champ.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      champ.removeAttribute("aria-activedescendant");
    }
  }

  function ouvrir(): void {
    liste.replaceChildren(
      ...choix.map((element, i) => {
        const option = document.createElement("li");
        option.id = `${idListe}-${i}`;
        option.className = "emjpm-suggestions__choix";
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.textContent = element.libelle;
        return option;
      }),
    );
    actif = -1;
    liste.hidden = choix.length === 0;
    champ.setAttribute("aria-expanded", String(choix.length > 0));
    champ.removeAttribute("aria-activedescendant");
    annonce.textContent =
      choix.length === 0
        ? "Aucune suggestion."
        : choix.length === 1
          ? "1 suggestion, flèche bas pour la choisir."
          : `${choix.length} suggestions, flèches haut et bas pour choisir.`;
  }

  function choisir(element: Choix): void {
    oublier();
    champ.value = element.libelle;
    texteChoisi = element.libelle;
    if (cible) {
      cible.value = element.valeur;
      cible.dispatchEvent(new Event("change", { bubbles: true }));
    }
    annonce.textContent = `${element.libelle} choisi.`;
    fermer();
  }

  async function chercher(texte: string): Promise<void> {
    requete = new AbortController();
    const { signal } = requete;
    try {
      const reponse = await fetch(adresse + encodeURIComponent(texte), {
        signal,
        headers: { Accept: "application/json" },
        credentials: "same-origin",
      });
      // A refusal (session ended, fault) leaves a plain field: the server will resolve the text.
      choix = reponse.ok ? ((await reponse.json()) as Choix[]) : [];
    } catch {
      if (signal.aborted) return;
      choix = [];
    }
    if (!signal.aborted && document.activeElement === champ) ouvrir();
  }

  champ.addEventListener("input", () => {
    oublier();
    if (cible && champ.value !== texteChoisi) {
      cible.value = "";
      texteChoisi = null;
    }
    const texte = champ.value.trim();
    if (texte.length < LONGUEUR_MINIMALE) {
      annonce.textContent = "";
      fermer();
      return;
    }
    minuterie = window.setTimeout(() => void chercher(texte), DELAI_MS);
  });

  champ.addEventListener("keydown", (evenement) => {
    if (evenement.isComposing) return;
    const ouverte = !liste.hidden;
    switch (evenement.key) {
      case "ArrowDown":
      case "ArrowUp": {
        evenement.preventDefault();
        if (!ouverte) {
          if (choix.length > 0 && champ.value.trim().length >= LONGUEUR_MINIMALE) ouvrir();
          if (liste.hidden) return;
        }
        // Past either end, back to the field itself (-1), as the pattern recommends.
        const pas = evenement.key === "ArrowDown" ? 1 : -1;
        const tour = choix.length + 1;
        activer(((actif + 1 + pas + tour) % tour) - 1);
        break;
      }
      case "Enter": {
        const element = choix[actif];
        if (ouverte && element) {
          evenement.preventDefault();
          choisir(element);
        }
        break;
      }
      case "Escape":
        if (ouverte) {
          evenement.preventDefault();
          fermer();
        }
        break;
      case "Tab": {
        const element = choix[actif];
        if (ouverte && element) choisir(element);
        break;
      }
      case "Home":
      case "End":
        activer(-1);
        break;
    }
  });

  // Before the field loses the focus, or the list would be closed under the pointer.
  liste.addEventListener("mousedown", (evenement) => evenement.preventDefault());
  liste.addEventListener("click", (evenement) => {
    const option = (evenement.target as Element).closest("[role=option]");
    const element = option && choix[[...liste.children].indexOf(option)];
    if (element) choisir(element);
  });
  champ.addEventListener("blur", () => {
    oublier();
    fermer();
  });
}

document.querySelectorAll<HTMLInputElement>("input[data-autocompletion]").forEach(enrichir);

export {};
