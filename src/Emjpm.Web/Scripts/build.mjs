// Bundles the style sheets and the TypeScript islands into wwwroot/app/.
// Called by Assets.targets; `npm run build` does the same by hand.
import { build } from "esbuild";
import { cp, mkdir, readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";

const here = import.meta.dirname;
const styles = path.join(here, "../Styles");
const output = path.join(here, "../wwwroot/app");
const dsfr = path.join(here, "node_modules/@gouvfr/dsfr");

/** Icon classes listed in Styles/icones.txt, written as the design system writes them. */
async function iconRules() {
  const files = (await readdir(`${dsfr}/dist/icons`, { recursive: true })).filter((f) => f.endsWith(".svg"));
  const byName = new Map(files.map((f) => [path.basename(f, ".svg").replace(/^fr--/, ""), f]));
  const wanted = (await readFile(`${styles}/icones.txt`, "utf8"))
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line && !line.startsWith("#"));
  const unknown = wanted.filter((name) => !byName.has(name));
  if (unknown.length) throw new Error(`Styles/icones.txt: no such icon in the design system: ${unknown.join(", ")}`);
  return wanted
    .map((name) => {
      const url = `url("${dsfr}/dist/icons/${byName.get(name)}")`;
      return `.fr-icon-${name}::before,.fr-icon-${name}::after{-webkit-mask-image:${url};mask-image:${url}}`;
    })
    .join("\n");
}

/** Marianne and Spectral are not ours to ship: the declarations go, the names stay in the font stacks. */
const designSystem = {
  name: "dsfr",
  setup(esbuild) {
    esbuild.onLoad({ filter: /@gouvfr[\\/]dsfr[\\/].*\.css$/ }, async ({ path: file }) => ({
      contents: (await readFile(file, "utf8")).replace(/@font-face\s*{[^}]*}|\/\*! media \w+ \*\//g, ""),
      loader: "css",
    }));
    esbuild.onResolve({ filter: /^icones$/ }, () => ({ path: "icones", namespace: "icones" }));
    esbuild.onLoad({ filter: /.*/, namespace: "icones" }, async () => ({
      contents: await iconRules(),
      loader: "css",
      resolveDir: here,
    }));
  },
};

const common = {
  absWorkingDir: here,
  bundle: true,
  minify: true,
  outdir: output,
  logLevel: "warning",
  nodePaths: [path.join(here, "node_modules")],
};

await rm(output, { recursive: true, force: true });
await mkdir(output, { recursive: true });
await cp(`${dsfr}/LICENSE.md`, `${output}/LICENSE-dsfr.md`);
await cp(`${here}/fond/france.json`, `${output}/france.json`);

await build({
  ...common,
  entryPoints: ["autocompletion.ts", "avancement.ts", "carte.ts", "cles.ts", "formulaires.ts", "graphiques.ts", "onglets.ts", "zone.ts"],
  format: "esm",
  splitting: true,
  chunkNames: "[name]-[hash]",
  target: "es2022",
});

// Last: Assets.targets compares emjpm.css with the sources to know whether anything is to be done.
// Leaflet's own images (.png) are left out: our markers are drawn.
await build({
  ...common,
  entryPoints: ["emjpm", "carte", "etat"].map((name) => `${styles}/${name}.css`),
  plugins: [designSystem],
  loader: { ".svg": "dataurl", ".png": "empty" },
  external: ["../etat/*"],
  legalComments: "eof",
});
