// Long works: <div data-avancement="oui">…</div> is fetched again every two seconds until it says "non".
// Without script, the page has a link to do the same.

const RYTHME = 2000;

async function suivre(): Promise<void> {
  const ici = document.querySelector<HTMLElement>("[data-avancement]");
  if (ici?.dataset["avancement"] !== "oui") return;
  // Not under the fingers of somebody about to press a button.
  if (!ici.contains(document.activeElement) && !document.hidden) {
    const reponse = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (!reponse.ok || reponse.redirected) return;
    const page = new DOMParser().parseFromString(await reponse.text(), "text/html");
    const la = page.querySelector<HTMLElement>("[data-avancement]");
    if (!la) return;
    ici.replaceChildren(...la.childNodes);
    ici.dataset["avancement"] = la.dataset["avancement"];
  }
  setTimeout(() => void suivre(), RYTHME);
}

setTimeout(() => void suivre(), RYTHME);

export {};
