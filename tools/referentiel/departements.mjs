// Builds src/Emjpm.Web/Pages/Shared/fond-departements.txt, the outlines of the map of figures. See README.md.
//
// One line a département: code; where it is drawn (an SVG transform, empty for the mainland); the path of its outline. The
// overseas départements stand in a row under the mainland, each at its own scale, as in the State's own charts.
import { readFileSync, writeFileSync } from 'node:fs';

const source = readFileSync('node_modules/@gouvfr/dsfr-chart/dist/MapChart/MapChart.js', 'utf8');
const outreMer = ['971', '972', '973', '974', '976'];

const metropole = [...source.matchAll(/class: "FR-(\d[\dAB])",\s*style: [^\n]*\n\s*d: "([^"]+)"/g)].map(([, code, d]) => [code, '', d]);
const lointains = outreMer.map((code, rang) => {
  const [, d] = source.match(new RegExp(`class: "FR-${code}",\\s*d: "([^"]+)"`)) ?? [];
  return [code, `translate(${40 + 195 * rang} 1030) scale(2.6)`, d];
});
const lignes = [...metropole, ...lointains];
if (metropole.length !== 96 || lignes.some(([, , d]) => !d)) throw new Error(`${lignes.length} outlines: 101 are expected`);
writeFileSync('../../src/Emjpm.Web/Pages/Shared/fond-departements.txt', lignes.map((l) => l.join(';')).join('\n') + '\n');
