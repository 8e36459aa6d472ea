// Reads tribunaux.txt and resolves each seat to its commune.
import { readFileSync } from 'node:fs';
import { complement, handle, typographique } from './texte.mjs';

const REFORME = '2020-01-01'; // loi n° 2019-222 du 23 mars 2019, art. 95
// Conventional: the tribunaux d'instance were created that day (ordonnance n° 58-1273 du 22 décembre 1958); the true
// day of each seat, and of the overseas courts, is not in the law's tables.
const ORIGINE = '1959-03-02';

const TYPES = {
  tj: ['tribunal_judiciaire', 'Tribunal judiciaire'],
  tprox: ['tribunal_proximite', 'Tribunal de proximité'],
  tpi: ['tribunal_premiere_instance', 'Tribunal de première instance'],
  ti: ['tribunal_instance', 'Tribunal d’instance'],
};

/** Every court, closed ones included. Throws on the first line that is not understood or seat that is not one commune. */
export function lireTribunaux(chemin, communes) {
  const communeDe = resolveur(communes);
  const tribunaux = [];
  for (const [i, ligne] of readFileSync(chemin, 'utf8').split('\n').entries()) {
    if (!ligne.trim() || ligne.startsWith('#')) continue;
    try {
      const [, tpi, departement, reste] = /^(tpi )?\s*(\d[\dAB]\d?)\s+(.+)$/.exec(ligne);
      const [siege, proximites = ''] = reste.split(' : ');
      const principal = tribunal(tpi ? 'tpi' : 'tj', lireSiege(siege, departement), communeDe);
      tribunaux.push(principal);
      for (const p of proximites.split(',').filter((p) => p.trim()))
        tribunaux.push({ ...tribunal('tprox', lireSiege(p, departement), communeDe), parent: principal });
    } catch (erreur) {
      throw new Error(`${chemin}:${i + 1}: ${ligne}`, { cause: erreur });
    }
  }
  const anciens = tribunaux
    .filter((t) => t.prefixe !== 'tpi' && t.ancien)
    .map((t) => ({
      ...nommer('ti', t.ancien, t.departement),
      commune: t.commune,
      ouvert_le: ORIGINE,
      ferme_le: REFORME,
      successeur: t,
    }));
  return identifier([...tribunaux, ...anciens]);
}

/** « Vire [Vire Normandie] », « Dinan @22 », « Nanterre ! », « Val de Briey (ti Briey) ». */
function lireSiege(texte, departement) {
  const [, nom, ti, commune, autre, sansTi] =
    /^([^[(@!]+?)\s*(?:\(ti ([^)]+)\))?\s*(?:\[([^\]]+)\])?\s*(?:@(\w+))?\s*(!)?$/.exec(texte.trim());
  return { nom, commune: commune ?? nom, departement: autre ?? departement, ancien: sansTi ? null : (ti ?? nom) };
}

function tribunal(prefixe, siege, communeDe) {
  return {
    ...nommer(prefixe, siege.nom, siege.departement),
    commune: communeDe(siege.commune, siege.departement),
    ancien: siege.ancien,
    ouvert_le: prefixe === 'tpi' ? ORIGINE : REFORME,
  };
}

function nommer(prefixe, lieu, departement) {
  const [type, libelle] = TYPES[prefixe];
  return { prefixe, lieu, departement, type, nom: `${libelle} ${complement(lieu)}` };
}

function resolveur(communes) {
  return (nom, departement) => {
    const trouvees = communes.filter(
      (c) => c.departement === departement && !c.communeMere && c.nom === typographique(nom),
    );
    if (trouvees.length !== 1) throw new Error(`« ${nom} » (${departement}): ${trouvees.length} communes`);
    return trouvees[0].code;
  };
}

/** Gives each court its handle; homonyms of a same type take their département. */
function identifier(tribunaux) {
  const base = (t) => `${t.prefixe}-${handle(t.lieu)}`;
  const nombre = new Map();
  for (const t of tribunaux) nombre.set(base(t), (nombre.get(base(t)) ?? 0) + 1);
  for (const t of tribunaux) t.handle = nombre.get(base(t)) === 1 ? base(t) : `${base(t)}-${t.departement.toLowerCase()}`;
  for (const t of tribunaux) {
    t.parent = t.parent && tribunaux.find((p) => p.prefixe === 'tj' && p.commune === t.parent.commune).handle;
    t.successeur = t.successeur?.handle;
  }
  if (new Set(tribunaux.map((t) => t.handle)).size !== tribunaux.length) throw new Error('two courts share a handle');
  return tribunaux;
}
