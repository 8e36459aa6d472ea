// Draws the zone of intervention of a site: <div data-zone="id-of-the-json-block"> beside the form #zone.
// A click on a commune ticks or unticks the box of the list, which alone is sent: the map only repeats it.
import L from "leaflet";
import { ajouterFond, ajouterVilles, poserCarte, type Tuiles, type Ville } from "./carte-fond";

interface Commune {
  code: string;
  nom: string;
  lat: number;
  lon: number;
  epci: string | null;
}

interface Donnees {
  site: { lat: number; lon: number } | null;
  communes: Commune[];
  tuiles: Tuiles | null;
  villes: Ville[];
}

const CHOISIE: L.CircleMarkerOptions = { color: "#000091", fillColor: "#000091", fillOpacity: 0.9, radius: 7, weight: 1 };
const AUTRE: L.CircleMarkerOptions = { color: "#666666", fillColor: "#ffffff", fillOpacity: 0.9, radius: 5, weight: 1.5 };

function dessiner(element: HTMLElement, formulaire: HTMLFormElement, donnees: Donnees): void {
  const { carte, mentions } = poserCarte(element, { minZoom: 5, maxZoom: 13 });
  const points = donnees.communes.map((c) => L.latLng(c.lat, c.lon));
  if (donnees.site) carte.setView([donnees.site.lat, donnees.site.lon], 10);
  else if (points.length > 0) carte.fitBounds(L.latLngBounds(points));
  ajouterFond(carte, mentions, donnees.tuiles);
  ajouterVilles(carte, donnees.villes, donnees.site);

  const cercle = donnees.site
    ? L.circle([donnees.site.lat, donnees.site.lon], { radius: 0, color: "#000091", weight: 2, fillOpacity: 0.05, interactive: false })
    : null;
  if (donnees.site)
    L.marker([donnees.site.lat, donnees.site.lon], {
      keyboard: false,
      interactive: false,
      icon: L.divIcon({ className: "emjpm-marqueur emjpm-marqueur--service", html: "", iconSize: [18, 18] }),
    }).addTo(carte);

  // Painted, not drawn: hundreds of communes must not each stop the Tab key, which has the list.
  const renderer = L.canvas({ padding: 0.5 });
  const marques = donnees.communes.map((commune) => {
    const marque = L.circleMarker([commune.lat, commune.lon], { ...AUTRE, renderer }).bindTooltip(commune.nom).addTo(carte);
    marque.on("click", () => {
      basculer(formulaire, commune);
      repeter();
    });
    return { commune, marque };
  });

  function repeter(): void {
    const coches = (nom: string): Set<string> =>
      new Set([...formulaire.querySelectorAll<HTMLInputElement>(`input[name="${nom}"]:checked`)].map((c) => c.value));
    const [communes, epcis] = [coches("Saisie.Communes"), coches("Saisie.Epcis")];
    for (const { commune, marque } of marques) {
      const dedans = communes.has(commune.code) || (commune.epci !== null && epcis.has(commune.epci));
      marque.setStyle(dedans ? CHOISIE : AUTRE).setRadius(dedans ? 7 : 5);
    }
    const rayon = Number(formulaire.querySelector<HTMLInputElement>('[name="Saisie.RayonKm"]')?.value);
    if (!cercle) return;
    if (rayon > 0 && rayon <= 200) cercle.setRadius(rayon * 1000).addTo(carte);
    else cercle.remove();
  }

  formulaire.addEventListener("change", repeter);
  formulaire.addEventListener("input", repeter);
  repeter();
}

/** The box of the commune changes sides; it is added to the list when it was not there. */
function basculer(formulaire: HTMLFormElement, commune: Commune): void {
  const boite = document.getElementById(`commune-${commune.code}`);
  if (boite instanceof HTMLInputElement) {
    boite.checked = !boite.checked;
    return;
  }
  const element = document.createElement("div");
  element.className = "fr-fieldset__element";
  const groupe = document.createElement("div");
  groupe.className = "fr-checkbox-group fr-checkbox-group--sm";
  const nouvelle = document.createElement("input");
  Object.assign(nouvelle, {
    type: "checkbox",
    name: "Saisie.Communes",
    id: `commune-${commune.code}`,
    value: commune.code,
    checked: true,
  });
  const etiquette = document.createElement("label");
  etiquette.className = "fr-label";
  etiquette.htmlFor = nouvelle.id;
  etiquette.textContent = commune.nom;
  groupe.append(nouvelle, etiquette);
  element.append(groupe);
  formulaire.querySelector("#zone-communes")?.append(element);
  formulaire.querySelector("#aucune-commune")?.setAttribute("hidden", "");
}

const element = document.querySelector<HTMLElement>("[data-zone]");
const donnees = document.getElementById(element?.dataset["zone"] ?? "")?.textContent;
const formulaire = document.querySelector<HTMLFormElement>("form#zone");
if (element && donnees && formulaire) {
  const lien = document.createElement("link");
  lien.rel = "stylesheet";
  lien.href = new URL("./carte.css", import.meta.url).href;
  lien.onload = () => dessiner(element, formulaire, JSON.parse(donnees));
  document.head.append(lien);
}
