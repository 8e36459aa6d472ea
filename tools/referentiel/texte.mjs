// Text as the reference data holds it.

/** Typographic apostrophe, as the screens show it. */
export const typographique = (texte) => texte.replaceAll("'", '’');

/** Lower case, no accents, words joined by hyphens: the form of a handle. */
export const handle = (texte) =>
  texte
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('œ', 'oe')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** « de » before a place name: de Lille, d’Angers, du Mans, des Sables-d’Olonne, de La Rochelle. */
export function complement(lieu) {
  const nom = typographique(lieu);
  if (nom.startsWith('Le ')) return `du ${nom.slice(3)}`;
  if (nom.startsWith('Les ')) return `des ${nom.slice(4)}`;
  return /^[aeiouyhàâéèêëîïôû]/i.test(nom) && !ASPIRES.has(lieu) ? `d’${nom}` : `de ${nom}`;
}

/** Seats that begin with an aspirated h. */
const ASPIRES = new Set(['Haguenau', 'Hazebrouck']);
