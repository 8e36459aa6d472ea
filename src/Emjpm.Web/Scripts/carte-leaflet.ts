// The map itself: the same candidates as the list beside it, nothing more.
import L from "leaflet";
import "leaflet.markercluster";
import { ajouterFond, ajouterVilles, calme, poserCarte, type Tuiles, type Ville } from "./carte-fond";

type Genre = "individuel" | "service" | "prepose";

interface Point {
  id: string;
  rang: number;
  nom: string;
  type: Genre;
  lieu: string;
  lat: number;
  lon: number;
  approche: boolean;
  distance: number | null;
  places: number;
  url: string;
}

interface Donnees {
  personne: { lat: number; lon: number; libelle: string; approchee: boolean } | null;
  points: Point[];
  tuiles: Tuiles | null;
  villes: Ville[];
}

const GENRES: Record<Genre, string> = {
  individuel: "mandataire individuel",
  service: "service mandataire",
  prepose: "préposé d’établissement",
};

const ETOILE =
  '<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="M12 1.5l3.2 6.9 7.3.9-5.4 5.1 1.4 7.4L12 18.2l-6.5 3.6 1.4-7.4L1.5 9.3l7.3-.9z"/></svg>';

/** A drawn icon that says its name and whose candidate it is. */
const Icone = L.DivIcon.extend({
  createIcon(this: L.DivIcon, ancien?: HTMLElement): HTMLElement {
    const element = L.DivIcon.prototype.createIcon.call(this, ancien);
    const { nom, candidat } = this.options as OptionsIcone;
    element.setAttribute("aria-label", nom);
    if (candidat) element.dataset["candidat"] = candidat;
    return element;
  },
}) as unknown as new (options: OptionsIcone) => L.DivIcon;

interface OptionsIcone extends L.DivIconOptions {
  nom: string;
  candidat?: string;
}

const pluriel = (n: number, mot: string): string => `${n.toLocaleString("fr-FR")} ${mot}${Math.abs(n) > 1 ? "s" : ""}`;

function situation(point: Point): string {
  const distance =
    point.distance === null ? "" : `, ${point.approche ? "environ " : ""}${Math.round(point.distance).toLocaleString("fr-FR")} km`;
  return `${point.lieu}${distance}, ${point.places > 0 ? pluriel(point.places, "place") : "aucune place"}`;
}

function marqueur(point: Point): L.Marker {
  const classes = ["emjpm-marqueur", `emjpm-marqueur--${point.type}`];
  if (point.places <= 0) classes.push("emjpm-marqueur--complet");
  if (point.approche) classes.push("emjpm-marqueur--approche");
  return L.marker([point.lat, point.lon], {
    icon: new Icone({
      className: classes.join(" "),
      html: `<span aria-hidden="true">${Number(point.rang)}</span>`,
      iconSize: [28, 28],
      popupAnchor: [0, -14],
      nom: `${point.rang}. ${point.nom}, ${GENRES[point.type]}, ${situation(point)}`,
      candidat: point.id,
    }),
    // The best ranks on top of the others.
    zIndexOffset: Math.max(0, 500 - point.rang * 10),
  }).bindPopup(() => bulle(point), { maxWidth: 260, autoPanPadding: [16, 16] });
}

function bulle(point: Point): HTMLElement {
  const contenu = document.createElement("div");
  const titre = document.createElement("p");
  const nom = document.createElement("strong");
  nom.textContent = `${point.rang}. ${point.nom}`;
  titre.append(nom);
  const detail = document.createElement("p");
  detail.textContent = `${GENRES[point.type]}, ${situation(point)}`;
  const lien = document.createElement("a");
  lien.href = point.url;
  lien.textContent = "Voir dans la liste";
  contenu.append(titre, detail, lien);
  if (point.approche) {
    const precision = document.createElement("p");
    precision.textContent = "Position approchée.";
    detail.after(precision);
  }
  return contenu;
}

function iconeGroupe(groupe: L.MarkerCluster, rangs: (m: L.Marker) => number): L.DivIcon {
  const nombre = groupe.getChildCount();
  const premier = Math.min(...groupe.getAllChildMarkers().map(rangs));
  return new Icone({
    className: "emjpm-groupe",
    html: `<span aria-hidden="true">${nombre} <small>dès n° ${premier}</small></span>`,
    iconSize: [60, 38],
    // What is written comes first, for those who speak to their browser.
    nom: `${nombre} dès n° ${premier} : ${nombre} lieux d’exercice proches l’un de l’autre, rapprocher`,
  });
}

/** Draws the map in its element. Points without a position are left to the list. */
export function dessinerCarte(element: HTMLElement, { personne, points, tuiles, villes }: Donnees): void {
  entourer(element);

  const { carte, mentions } = poserCarte(element, { maxZoom: tuiles ? 17 : 12 });

  const places = points.filter((p) => Number.isFinite(p.lat) && Number.isFinite(p.lon));
  const marqueurs = new Map(places.map((point) => [point.id, marqueur(point)]));
  const rangs = new Map(places.map((point) => [marqueurs.get(point.id), point.rang]));
  const groupes = L.markerClusterGroup({
    maxClusterRadius: 30,
    showCoverageOnHover: false,
    animate: !calme,
    spiderLegPolylineOptions: { weight: 1.5, color: "#3a3a3a", opacity: 0.6 },
    iconCreateFunction: (groupe) => iconeGroupe(groupe, (m) => rangs.get(m) ?? 0),
  });

  cadrer(carte, personne, places);
  ajouterFond(carte, mentions, tuiles);
  ajouterVilles(carte, villes, personne);
  groupes.addLayers([...marqueurs.values()]);
  carte.addLayer(groupes);
  if (personne) {
    L.marker([personne.lat, personne.lon], {
      icon: new Icone({
        className: "emjpm-personne",
        html: ETOILE,
        iconSize: [32, 32],
        popupAnchor: [0, -14],
        nom: `La personne à protéger : ${personne.libelle}`,
      }),
      zIndexOffset: 1000,
    })
      .bindPopup(texte(`La personne à protéger : ${personne.libelle}${personne.approchee ? " (position approchée)" : ""}`))
      .addTo(carte);
  }

  suivreLeClavier(carte);
  lierALaListe(element, groupes, marqueurs);
}

function cadrer(carte: L.Map, personne: Donnees["personne"], places: Point[]): void {
  const premiers = [...places].sort((a, b) => a.rang - b.rang).slice(0, 10);
  const coins = [...(personne ? [personne] : []), ...premiers].map((p) => L.latLng(p.lat, p.lon));
  if (coins.length === 0) carte.setView([46.6, 2.4], 5);
  else carte.fitBounds(L.latLngBounds(coins), { padding: [28, 28], maxZoom: 11, animate: false });
}

function texte(contenu: string): HTMLElement {
  const p = document.createElement("p");
  p.textContent = contenu;
  return p;
}

/** Before the map, a way past it; after it, what the shapes mean. */
function entourer(element: HTMLElement): void {
  const passer = document.createElement("a");
  passer.className = "emjpm-carte__passer";
  passer.textContent = "Passer la carte";
  const legende = document.createElement("ul");
  legende.id = `${element.dataset["carte"]}-fin`;
  legende.tabIndex = -1;
  legende.className = "emjpm-carte__legende";
  legende.setAttribute("aria-label", "Légende de la carte");
  passer.href = `#${legende.id}`;
  const lignes: [string, string][] = [
    ["emjpm-personne", "la personne"],
    ["emjpm-marqueur emjpm-marqueur--individuel", "individuel"],
    ["emjpm-marqueur emjpm-marqueur--service", "service"],
    ["emjpm-marqueur emjpm-marqueur--prepose", "préposé"],
    ["emjpm-marqueur emjpm-marqueur--individuel emjpm-marqueur--complet", "sans place"],
    ["emjpm-marqueur emjpm-marqueur--individuel emjpm-marqueur--approche", "position approchée"],
    ["emjpm-groupe", "plusieurs, et le meilleur rang"],
  ];
  for (const [classes, mot] of lignes) {
    const ligne = document.createElement("li");
    const signe = document.createElement("span");
    signe.className = `emjpm-carte__signe ${classes}`;
    signe.setAttribute("aria-hidden", "true");
    if (classes === "emjpm-personne") signe.innerHTML = ETOILE;
    ligne.append(signe, mot);
    legende.append(ligne);
  }
  element.before(passer);
  element.after(legende);
}

/** Enter opens a bubble and goes into it; Escape, or its cross, closes it and comes back to the marker. */
function suivreLeClavier(carte: L.Map): void {
  const conteneur = carte.getContainer();
  let origine: Element | null = null;
  carte.on("popupopen", ({ popup }) => {
    const element = popup.getElement();
    element?.querySelector(".leaflet-popup-close-button")?.setAttribute("aria-label", "Fermer");
    const actif = document.activeElement;
    if (!actif?.matches(".leaflet-marker-icon") || !conteneur.contains(actif)) return;
    origine = actif;
    element?.querySelector<HTMLElement>("a")?.focus();
  });
  carte.on("popupclose", ({ popup }) => {
    if (origine instanceof HTMLElement && popup.getElement()?.contains(document.activeElement)) origine.focus();
    origine = null;
  });
  conteneur.addEventListener("keydown", (evenement) => {
    if (evenement.key === "Escape") carte.closePopup();
  });
}

/** What is pointed at on one side is marked on the other. */
function lierALaListe(element: HTMLElement, groupes: L.MarkerClusterGroup, marqueurs: Map<string, L.Marker>): void {
  const fiche = (id: string) => document.querySelector(`.emjpm-fiche[data-candidat="${CSS.escape(id)}"]`);
  const suivre = (debut: string, fin: string): void => {
    const marquer = (evenement: Event, present: boolean): void => {
      const cible = evenement.target as Element;
      const id = cible.closest<HTMLElement>("[data-candidat]")?.dataset["candidat"];
      if (!id) return;
      if (element.contains(cible)) {
        fiche(id)?.classList.toggle("emjpm-fiche--designee", present);
        return;
      }
      const marqueur = marqueurs.get(id);
      if (!marqueur) return;
      // The marker may be inside a group: then the group is marked. On the way out the group may
      // have changed, so whatever is marked is cleared.
      element.querySelectorAll(".emjpm-designe").forEach((e) => e.classList.remove("emjpm-designe"));
      if (present) groupes.getVisibleParent(marqueur)?.getElement()?.classList.add("emjpm-designe");
    };
    document.addEventListener(debut, (e) => marquer(e, true));
    document.addEventListener(fin, (e) => marquer(e, false));
  };
  suivre("mouseover", "mouseout");
  suivre("focusin", "focusout");
}
