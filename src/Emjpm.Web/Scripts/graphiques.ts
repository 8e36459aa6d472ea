// Charts as PNG: the SVG that the server draws, painted on a canvas by this page. Nothing leaves the browser.
// <span hidden data-png><a href="….svg">PNG</a></span>: without script, only the SVG is offered.

const ECHELLE = 2;

async function peindre(adresse: string): Promise<Blob | null> {
  const reponse = await fetch(adresse);
  if (!reponse.ok) return null;
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(await reponse.text())}`;
  await image.decode();
  const toile = document.createElement("canvas");
  toile.width = image.naturalWidth * ECHELLE;
  toile.height = image.naturalHeight * ECHELLE;
  toile.getContext("2d")?.drawImage(image, 0, 0, toile.width, toile.height);
  return new Promise((rendre) => toile.toBlob(rendre, "image/png"));
}

async function telecharger(lien: HTMLAnchorElement): Promise<void> {
  const png = await peindre(lien.href);
  if (!png) {
    // What the server answers says why: the page of the figures, a sign-in.
    location.assign(lien.href);
    return;
  }
  const fichier = document.createElement("a");
  fichier.href = URL.createObjectURL(png);
  fichier.download = `${lien.dataset["nom"] ?? "graphique"}.png`;
  fichier.click();
  setTimeout(() => URL.revokeObjectURL(fichier.href), 10_000);
}

for (const bloc of document.querySelectorAll<HTMLElement>("[data-png]")) {
  bloc.hidden = false;
  bloc.querySelector("a")?.addEventListener("click", (evenement) => {
    evenement.preventDefault();
    void telecharger(evenement.currentTarget as HTMLAnchorElement);
  });
}

export {};
