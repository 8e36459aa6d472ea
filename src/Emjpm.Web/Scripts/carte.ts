// Finds the maps of the page: <div class="emjpm-carte" data-carte="id-of-the-json-block" aria-label="…">.
// The library, its style and the ground come only when a map is about to be seen.

const cartes = [...document.querySelectorAll<HTMLElement>("[data-carte]")];

const feuille = (): Promise<void> =>
  new Promise((resoudre, rejeter) => {
    const lien = document.createElement("link");
    lien.rel = "stylesheet";
    lien.href = new URL("./carte.css", import.meta.url).href;
    lien.onload = () => resoudre();
    lien.onerror = () => rejeter(new Error("carte.css"));
    document.head.append(lien);
  });

let chargement: Promise<{ dessinerCarte: (carte: HTMLElement, donnees: never) => void }> | undefined;

/** Candidates around a person, or with data-carte-genre="communes" numbers by commune. One kind a page. */
const module = (carte: HTMLElement) =>
  carte.dataset["carteGenre"] === "communes" ? import("./carte-communes") : import("./carte-leaflet");

async function dessiner(carte: HTMLElement): Promise<void> {
  const donnees = document.getElementById(carte.dataset["carte"] ?? "")?.textContent;
  if (!donnees) return;
  chargement ??= Promise.all([module(carte), feuille()]).then(([charge]) => charge);
  try {
    (await chargement).dessinerCarte(carte, JSON.parse(donnees) as never);
  } catch (erreur) {
    // The list says the same: the page goes on without its map.
    carte.textContent = "La carte n’a pas pu être affichée ; la liste donne les mêmes informations.";
    throw erreur;
  }
}

const observateur = new IntersectionObserver(
  (entrees) => {
    for (const entree of entrees.filter((e) => e.isIntersecting)) {
      observateur.unobserve(entree.target);
      void dessiner(entree.target as HTMLElement);
    }
  },
  { rootMargin: "400px" },
);
cartes.forEach((carte) => observateur.observe(carte));

export {};
