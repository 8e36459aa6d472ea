// Builds src/Emjpm.Web/Scripts/fond/france.json, the plain ground of the map. See README.md.
//
// A GeoJSON collection: France (with its overseas territories), and the part of the neighbouring countries that shows
// around metropolitan France. Coordinates keep three decimals (about 100 m).
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import { feature } from 'topojson-client';
import { presimplify, simplify } from 'topojson-simplify';

const POIDS_MAXIMAL = 18 * 1024;
const CADRE = [-7, 39.5, 12, 53]; // west, south, east, north of what shows around metropolitan France
const METROPOLE = [-5.5, 41.2, 9.8, 51.3];
// ISO 3166-1 numeric codes of the territories Natural Earth holds apart from France.
const OUTRE_MER = new Set(['666', '652', '663', '876', '258', '540']);
const VOISINS = new Set(['056', '442', '276', '756', '380', '724', '826', '492', '020', '528', '833', '831', '832', '372', '438', '040']);

const require = createRequire(import.meta.url);
const monde = presimplify(require('world-atlas/countries-10m.json'));

const surface = (anneau) =>
  Math.abs(anneau.reduce((s, [x, y], i) => {
    const [x2, y2] = anneau[(i + 1) % anneau.length];
    return s + x * y2 - x2 * y;
  }, 0) / 2);
const dans = ([o, s, e, n], anneau) => anneau.some(([x, y]) => x >= o && x <= e && y >= s && y <= n);
const arrondi = (x) => Math.round(x * 1000) / 1000;

/** Sutherland–Hodgman: the part of a ring inside a box. */
function couper(anneau, [o, s, e, n]) {
  const bords = [
    [([x]) => x >= o, (a, b) => [o, a[1] + ((b[1] - a[1]) * (o - a[0])) / (b[0] - a[0])]],
    [([x]) => x <= e, (a, b) => [e, a[1] + ((b[1] - a[1]) * (e - a[0])) / (b[0] - a[0])]],
    [([, y]) => y >= s, (a, b) => [a[0] + ((b[0] - a[0]) * (s - a[1])) / (b[1] - a[1]), s]],
    [([, y]) => y <= n, (a, b) => [a[0] + ((b[0] - a[0]) * (n - a[1])) / (b[1] - a[1]), n]],
  ];
  let points = anneau.slice(0, -1);
  for (const [dedans, croiser] of bords) {
    const sortie = [];
    points.forEach((b, i) => {
      const a = points.at(i - 1);
      if (dedans(a) !== dedans(b)) sortie.push(croiser(a, b));
      if (dedans(b)) sortie.push(b);
    });
    points = sortie;
  }
  return points.length < 3 ? null : [...points, points[0]];
}

/** Rounds a ring and drops repeated points; null when nothing is left to draw. */
function compacter(anneau) {
  const points = anneau.map(([x, y]) => [arrondi(x), arrondi(y)]);
  const utiles = points.filter((p, i) => i === 0 || p[0] !== points[i - 1][0] || p[1] !== points[i - 1][1]);
  return utiles.length < 4 ? null : utiles;
}

const polygones = (pays) => (pays.geometry.type === 'Polygon' ? [pays.geometry.coordinates] : pays.geometry.coordinates);
const nettoyer = (polygone, transformer = (anneau) => anneau) =>
  polygone.map(transformer).filter(Boolean).map(compacter).filter(Boolean);
const objet = (genre, liste) => ({
  type: 'Feature',
  properties: { genre },
  geometry: { type: 'MultiPolygon', coordinates: liste.filter((polygone) => polygone.length) },
});

/** The ground with every detail above a threshold (square degrees); islands overseas, small, keep more of theirs. */
function collection(seuil) {
  const pays = (detail) => feature(simplify(monde, detail), monde.objects.countries).features;
  const grossier = pays(seuil);
  const france = grossier.filter((p) => p.id === '250').flatMap(polygones);
  const lointain = pays(seuil / 3)
    .filter((p) => p.id === '250' || OUTRE_MER.has(p.id))
    .flatMap(polygones);
  const voisins = grossier.filter((p) => VOISINS.has(p.id)).flatMap(polygones);
  return {
    type: 'FeatureCollection',
    features: [
      objet('france', [
        ...france.filter((p) => dans(METROPOLE, p[0]) && surface(p[0]) > 0.001).map((p) => nettoyer(p)),
        ...lointain.filter((p) => !dans(METROPOLE, p[0]) && surface(p[0]) > 0.0005).map((p) => nettoyer(p)),
      ]),
      objet('voisin', voisins.filter((p) => surface(p[0]) > 0.02).map((p) => nettoyer(p, (a) => couper(a, CADRE)))),
    ],
  };
}

// The finest simplification that fits the weight.
for (let seuil = 1e-6; ; seuil *= 1.1) {
  const texte = JSON.stringify(collection(seuil)) + '\n';
  const poids = gzipSync(texte, { level: 9 }).length;
  if (poids > POIDS_MAXIMAL) continue;
  const fichier = new URL('../../src/Emjpm.Web/Scripts/fond/france.json', import.meta.url);
  mkdirSync(new URL('.', fichier), { recursive: true });
  writeFileSync(fichier, texte);
  console.log(`france.json: ${texte.length} bytes, ${poids} compressed, detail ${seuil.toExponential(1)} square degrees`);
  break;
}
