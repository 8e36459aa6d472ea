// Where each commune is, and how well it is known.
import { readFileSync } from 'node:fs';

const PAYS = new Set(['FR', 'GP', 'MQ', 'GF', 'RE', 'YT']);
const RANGS = ['PPLC', 'PPLA', 'PPLA2', 'PPLA3', 'PPLA4', 'PPL', 'PPLA5', 'PPLL', 'PPLX'];

/** Positions typed by hand: code INSEE → { latitude, longitude }. */
export function lirePositions(chemin) {
  const positions = new Map();
  for (const [i, ligne] of readFileSync(chemin, 'utf8').split('\n').entries()) {
    if (!ligne.trim() || ligne.startsWith('#')) continue;
    const [code, latitude, longitude] = ligne.trim().split(/\s+/);
    if (!/^\d[\dAB]\d{3}$/.test(code) || Number.isNaN(+latitude) || Number.isNaN(+longitude) || positions.has(code))
      throw new Error(`${chemin}:${i + 1}: ${ligne}`);
    positions.set(code, { latitude: +latitude, longitude: +longitude });
  }
  return positions;
}

/**
 * Gives every commune a position and its precision.
 * commune: typed by hand, or a GeoNames place that carries the commune's code.
 * approchee: mean of the exact communes that share a postcode and the EPCI, else a postcode, else the EPCI, else the
 * arrondissement, else the département.
 */
export function placer(communes, lieux, parMain) {
  const exactes = new Map(parMain);
  const parCode = new Map(communes.map((c) => [c.code, c]));
  for (const [code, candidats] of grouper(lieux.filter((l) => PAYS.has(l.country)), codeInsee))
    if (parCode.has(code) && !exactes.has(code)) exactes.set(code, point(meilleur(candidats, parCode.get(code).nom)));

  const placees = communes.filter((c) => exactes.has(c.code) && !c.communeMere);
  const cles = [
    (c) => c.codesPostaux.map((cp) => c.epci && `${cp} ${c.epci}`),
    (c) => c.codesPostaux,
    (c) => [c.epci],
    (c) => [c.arrondissement],
    (c) => [c.departement],
  ];
  const groupes = cles.map((cle) => grouper(placees, cle));
  const voisines = (c, niveau) => [...new Set(cles[niveau](c).flatMap((k) => groupes[niveau].get(k) ?? []))];

  for (const c of communes) {
    const exacte = exactes.get(c.code);
    const niveau = exacte ? -1 : cles.findIndex((_, n) => voisines(c, n).length > 0);
    c.precision = exacte ? 'commune' : niveau < 0 ? 'absente' : 'approchee';
    Object.assign(c, exacte ?? (niveau < 0 ? {} : moyenne(voisines(c, niveau).map((v) => exactes.get(v.code)))));
  }
  return mesurer(placees, exactes, (c, n) => voisines(c, n).filter((v) => v !== c), cles.length);
}

/** Error of the approximate rule, in km, on small communes whose exact position is hidden. */
function mesurer(placees, exactes, voisines, niveaux) {
  const erreurs = [];
  for (const c of placees.filter((c) => c.population < 2500)) {
    for (let n = 0; n < niveaux; n++) {
      const autres = voisines(c, n);
      if (autres.length === 0) continue;
      erreurs.push(distance(exactes.get(c.code), moyenne(autres.map((v) => exactes.get(v.code)))));
      break;
    }
  }
  erreurs.sort((a, b) => a - b);
  const centile = (p) => erreurs[Math.floor(erreurs.length * p)].toFixed(1);
  return { mesurees: erreurs.length, mediane: centile(0.5), centile90: centile(0.9) };
}

/** INSEE code of a GeoNames place; in Mayotte it is held as the administrative code. */
const codeInsee = (lieu) => [lieu.country === 'YT' ? lieu.adminCode : lieu.muniSub];

/** Of the places of one commune: the one of its name, else the highest in rank, else the most populated. */
function meilleur(lieux, nom) {
  const rang = (l) => (l.name === nom ? -1 : RANGS.indexOf(l.featureCode));
  return [...lieux].sort((a, b) => rang(a) - rang(b) || b.population - a.population || a.cityId - b.cityId)[0];
}

const arrondi = (x) => Math.round(x * 1e4) / 1e4;
const point = (lieu) => ({ latitude: arrondi(lieu.loc.coordinates[1]), longitude: arrondi(lieu.loc.coordinates[0]) });
const moyenne = (points) => ({
  latitude: arrondi(points.reduce((s, p) => s + p.latitude, 0) / points.length),
  longitude: arrondi(points.reduce((s, p) => s + p.longitude, 0) / points.length),
});

function grouper(elements, cle) {
  const groupes = new Map();
  for (const e of elements)
    for (const k of new Set(cle(e).filter(Boolean))) groupes.has(k) ? groupes.get(k).push(e) : groupes.set(k, [e]);
  return groupes;
}

function distance(a, b) {
  const radian = Math.PI / 180;
  const y = (a.latitude - b.latitude) * 111.19;
  const x = (a.longitude - b.longitude) * 111.19 * Math.cos(((a.latitude + b.latitude) / 2) * radian);
  return Math.hypot(x, y);
}
