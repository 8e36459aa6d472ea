import { readFileSync } from 'node:fs';

/** Inhabitants of 20 or more of each département: all of them, without those under 20. */
export function lireAdultes(chemin) {
  const [, ...lignes] = readFileSync(chemin, 'utf8').trim().split('\n');
  return lignes.map((ligne) => {
    const [departement, jeunes, total] = ligne.split(';');
    return { departement, adultes: Number(total) - Number(jeunes) };
  });
}
