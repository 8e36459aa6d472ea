// Numbers by commune, counted by the server: a disc each, joined when they would touch. The list beside says the same.
import L from "leaflet";
import "leaflet.markercluster";
import { ajouterFond, ajouterVilles, calme, poserCarte, type Tuiles, type Ville } from "./carte-fond";

interface Commune {
  nom: string;
  nombre: number;
  lat: number;
  lon: number;
  url: string;
}

interface Donnees {
  communes: Commune[];
  tuiles: Tuiles | null;
  villes: Ville[];
}

interface OptionsDisque extends L.DivIconOptions {
  nom: string;
}

/** A drawn icon that says its name. */
const Disque = L.DivIcon.extend({
  createIcon(this: L.DivIcon, ancien?: HTMLElement): HTMLElement {
    const element = L.DivIcon.prototype.createIcon.call(this, ancien);
    element.setAttribute("aria-label", (this.options as OptionsDisque).nom);
    return element;
  },
}) as unknown as new (options: OptionsDisque) => L.DivIcon;

const mesures = (n: number): string => `${n.toLocaleString("fr-FR")} mesure${n > 1 ? "s" : ""}`;

function disque(nombre: number, nom: string, groupe: boolean): L.DivIcon {
  const taille = Math.min(56, 26 + 6 * Math.log10(Math.max(1, nombre)) * 1.5);
  return new Disque({
    className: groupe ? "emjpm-groupe" : "emjpm-disque",
    html: `<span aria-hidden="true">${nombre.toLocaleString("fr-FR")}</span>`,
    iconSize: [groupe ? Math.max(40, taille) : taille, groupe ? 34 : taille],
    popupAnchor: [0, -taille / 2],
    nom,
  });
}

function bulle(commune: Commune): HTMLElement {
  const contenu = document.createElement("div");
  const titre = document.createElement("p");
  const nom = document.createElement("strong");
  nom.textContent = commune.nom;
  titre.append(nom);
  const lien = document.createElement("a");
  lien.href = commune.url;
  lien.textContent = `Voir ${commune.nombre > 1 ? `les ${mesures(commune.nombre)}` : "la mesure"}`;
  contenu.append(titre, lien);
  return contenu;
}

/** Draws the map in its element. */
export function dessinerCarte(element: HTMLElement, { communes, tuiles, villes }: Donnees): void {
  const { carte, mentions } = poserCarte(element, { maxZoom: tuiles ? 17 : 12 });

  const nombres = new Map<L.Marker, number>();
  const groupes = L.markerClusterGroup({
    maxClusterRadius: 40,
    showCoverageOnHover: false,
    animate: !calme,
    iconCreateFunction: (groupe) => {
      const marqueurs = groupe.getAllChildMarkers();
      const somme = marqueurs.reduce((total, m) => total + (nombres.get(m) ?? 0), 0);
      return disque(somme, `${mesures(somme)} dans ${marqueurs.length} communes proches, rapprocher`, true);
    },
  });
  // The most populated first: they are what one wants in sight.
  const placees = communes.filter((c) => Number.isFinite(c.lat) && Number.isFinite(c.lon));
  const coins = placees.slice(0, 40).map((c) => L.latLng(c.lat, c.lon));
  if (coins.length === 0) carte.setView([46.6, 2.4], 5);
  else carte.fitBounds(L.latLngBounds(coins), { padding: [28, 28], maxZoom: 11, animate: false });
  ajouterFond(carte, mentions, tuiles);
  ajouterVilles(carte, villes, null);
  groupes.addLayers(
    placees.map((commune) => {
      const marqueur = L.marker([commune.lat, commune.lon], {
        icon: disque(commune.nombre, `${commune.nom} : ${mesures(commune.nombre)}`, false),
      }).bindPopup(() => bulle(commune), { maxWidth: 260, autoPanPadding: [16, 16] });
      nombres.set(marqueur, commune.nombre);
      return marqueur;
    }),
  );
  carte.addLayer(groupes);
  carte.on("popupopen", ({ popup }) => {
    popup.getElement()?.querySelector(".leaflet-popup-close-button")?.setAttribute("aria-label", "Fermer");
    if (document.activeElement?.matches(".leaflet-marker-icon"))
      popup.getElement()?.querySelector<HTMLElement>("a")?.focus();
  });
  element.addEventListener("keydown", (evenement) => {
    if (evenement.key === "Escape") carte.closePopup();
  });
}
