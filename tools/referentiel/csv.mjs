import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

/** Writes rows (objects with the given columns) as gzip'd CSV, the same bytes for the same rows. */
export function ecrireCsv(chemin, colonnes, lignes) {
  const texte = [colonnes, ...lignes.map((l) => colonnes.map((c) => l[c]))]
    .map((champs) => champs.map(champ).join(';'))
    .join('\n');
  // Node writes no name and no time in the gzip header; byte 9 (operating system) is fixed here.
  const comprime = gzipSync(texte + '\n', { level: 9 });
  comprime[9] = 255;
  writeFileSync(chemin, comprime);
  console.log(`${chemin.split('/').pop().padEnd(24)} ${String(lignes.length).padStart(6)} rows ${comprime.length} bytes`);
}

function champ(valeur) {
  const texte = valeur === undefined || valeur === null ? '' : String(valeur);
  return /[;"\n]/.test(texte) ? `"${texte.replaceAll('"', '""')}"` : texte;
}
