// What every map of the service shares: its frame and controls, and what lies under the markers, tiles when the instance
// has some, else the plain outline we ship.
import L from "leaflet";
import type { FeatureCollection } from "geojson";

export interface Tuiles {
  url: string;
  attribution: string;
}

export interface Ville {
  nom: string;
  lat: number;
  lon: number;
  population: number;
}

/** Most labels one view may bear, and the room one takes, in pixels. */
const NOMBRE_DE_NOMS = 30;
const LARGEUR_NOM = 90;
const HAUTEUR_NOM = 24;

/** Whether the person asked for less movement. */
export const calme = matchMedia("(prefers-reduced-motion: reduce)").matches;

/** An empty map with its controls, which follows the size of its element. The wheel scrolls the page until the map is used. */
export function poserCarte(element: HTMLElement, options: L.MapOptions): { carte: L.Map; mentions: L.Control.Attribution } {
  element.setAttribute("role", "region");
  const carte = L.map(element, {
    zoomControl: false,
    attributionControl: false,
    minZoom: 4,
    scrollWheelZoom: false,
    fadeAnimation: !calme,
    zoomAnimation: !calme,
    markerZoomAnimation: !calme,
    ...options,
  });
  L.control.zoom({ zoomInTitle: "Rapprocher", zoomOutTitle: "Éloigner" }).addTo(carte);
  const mentions = L.control.attribution({ prefix: false }).addTo(carte);
  carte.on("focus", () => carte.scrollWheelZoom.enable());
  carte.on("blur", () => carte.scrollWheelZoom.disable());
  new ResizeObserver(() => carte.invalidateSize()).observe(element);
  return { carte, mentions };
}

export function ajouterFond(carte: L.Map, mentions: L.Control.Attribution, tuiles: Tuiles | null): void {
  if (tuiles) {
    L.tileLayer(tuiles.url, { maxZoom: 17, attribution: echapper(tuiles.attribution) }).addTo(carte);
    return;
  }
  void fetch(new URL("./france.json", import.meta.url))
    .then((reponse) => reponse.json() as Promise<FeatureCollection>)
    .then((contours) => {
      L.geoJSON(contours, {
        interactive: false,
        style: (trait) => ({
          color: "#929292",
          weight: 1,
          fillColor: trait?.properties?.["genre"] === "voisin" ? "#eeeeee" : "#fbfaf7",
          fillOpacity: 1,
        }),
      })
        .addTo(carte)
        .bringToBack();
      mentions.addAttribution("Contours simplifiés");
    });
}

/** Names of towns, the largest first, as many as fit without touching: drawn again at each move. */
export function ajouterVilles(carte: L.Map, villes: Ville[], etoile: { lat: number; lon: number } | null): void {
  const volet = carte.createPane("villes");
  volet.style.zIndex = "450";
  volet.style.pointerEvents = "none";
  volet.setAttribute("aria-hidden", "true");
  const noms = L.layerGroup().addTo(carte);
  const parTaille = [...villes].sort((a, b) => b.population - a.population);

  const placer = (): void => {
    noms.clearLayers();
    const vue = carte.getBounds();
    const centre = etoile && carte.latLngToContainerPoint([etoile.lat, etoile.lon]);
    const poses: L.Point[] = [];
    for (const ville of parTaille) {
      if (poses.length === NOMBRE_DE_NOMS) break;
      if (!vue.contains([ville.lat, ville.lon])) continue;
      const ici = carte.latLngToContainerPoint([ville.lat, ville.lon]);
      if (poses.some((p) => Math.abs(p.x - ici.x) < LARGEUR_NOM && Math.abs(p.y - ici.y) < HAUTEUR_NOM)) continue;
      poses.push(ici);
      const classe = centre && centre.distanceTo(ici) < 20 ? "emjpm-ville emjpm-ville--etoile" : "emjpm-ville";
      L.marker([ville.lat, ville.lon], {
        pane: "villes",
        interactive: false,
        keyboard: false,
        icon: L.divIcon({ className: classe, html: `<span>${echapper(ville.nom)}</span>`, iconSize: [6, 6] }),
      }).addTo(noms);
    }
  };
  carte.on("moveend", placer);
  placer();
}

function echapper(texte: string): string {
  const p = document.createElement("p");
  p.textContent = texte;
  return p.innerHTML;
}
