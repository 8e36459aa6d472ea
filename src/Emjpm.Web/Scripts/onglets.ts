// Tabs of the design system (<div class="fr-tabs">). Without this script every panel is shown.

function animer(onglets: HTMLElement): void {
  const boutons = [...onglets.querySelectorAll<HTMLElement>(":scope > .fr-tabs__list [role=tab]")];
  const panneau = (bouton: HTMLElement) => document.getElementById(bouton.getAttribute("aria-controls") ?? "");

  function montrer(choisi: HTMLElement): void {
    for (const bouton of boutons) {
      const courant = bouton === choisi;
      bouton.setAttribute("aria-selected", String(courant));
      bouton.tabIndex = courant ? 0 : -1;
      const contenu = panneau(bouton);
      if (contenu) contenu.hidden = !courant;
    }
  }

  boutons.forEach((bouton, i) => {
    bouton.addEventListener("click", () => montrer(bouton));
    bouton.addEventListener("keydown", (evenement) => {
      const dernier = boutons.length - 1;
      const vers: Record<string, number> = {
        ArrowRight: i === dernier ? 0 : i + 1,
        ArrowLeft: i === 0 ? dernier : i - 1,
        Home: 0,
        End: dernier,
      };
      const suivant = boutons[vers[evenement.key] ?? -1];
      if (!suivant) return;
      evenement.preventDefault();
      montrer(suivant);
      suivant.focus();
    });
  });

  // A link to a panel, or to something inside one, opens it.
  const vise = (): HTMLElement | undefined => {
    const ancre = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    return ancre ? boutons.find((bouton) => panneau(bouton)?.contains(ancre)) : undefined;
  };
  window.addEventListener("hashchange", () => {
    const bouton = vise();
    if (bouton) montrer(bouton);
  });

  onglets.dataset["onglets"] = "";
  const premier = vise() ?? boutons.find((b) => b.getAttribute("aria-selected") === "true") ?? boutons[0];
  if (premier) montrer(premier);
}

document.querySelectorAll<HTMLElement>(".fr-tabs").forEach(animer);

export {};
