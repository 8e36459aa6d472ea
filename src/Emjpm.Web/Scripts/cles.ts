// Passkeys: <form data-cle="creer|lire" data-cle-options="/adresse" hidden> with a hidden field
// [data-cle-reponse] and a button [data-cle-bouton]. The form is shown where the browser knows passkeys; the button
// asks the server for a challenge, then the browser for the key, and sends the form with its answer.

const MESSAGES: Record<string, string> = {
  NotAllowedError: "La demande a été annulée, ou le délai est passé. Réessayez.",
  InvalidStateError: "Cet appareil a déjà une clé d’accès pour ce compte.",
  SecurityError: "Les clés d’accès ne fonctionnent qu’à l’adresse habituelle du service, en connexion sécurisée.",
};
const ECHEC = "La clé d’accès n’a pas pu être utilisée. Réessayez, ou connectez-vous avec votre mot de passe.";

async function obtenir(formulaire: HTMLFormElement): Promise<PublicKeyCredential> {
  const reponse = await fetch(formulaire.dataset["cleOptions"] ?? "", {
    method: "POST",
    body: new URLSearchParams(new FormData(formulaire) as unknown as Record<string, string>),
    headers: { accept: "application/json" },
  });
  if (!reponse.ok) throw new Error(`${reponse.status}`);
  const options = await reponse.json();
  const cle =
    formulaire.dataset["cle"] === "creer"
      ? await navigator.credentials.create({
          publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options),
        })
      : await navigator.credentials.get({
          publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options),
        });
  if (!(cle instanceof PublicKeyCredential)) throw new DOMException("", "NotAllowedError");
  return cle;
}

function preparer(formulaire: HTMLFormElement): void {
  const bouton = formulaire.querySelector<HTMLButtonElement>("[data-cle-bouton]");
  const champ = formulaire.querySelector<HTMLInputElement>("[data-cle-reponse]");
  if (!bouton || !champ) return;
  const message = document.createElement("p");
  message.className = "fr-message fr-message--error";
  message.setAttribute("role", "alert");
  message.hidden = true;
  bouton.after(message);
  bouton.addEventListener("click", async () => {
    message.hidden = true;
    bouton.disabled = true;
    try {
      champ.value = JSON.stringify((await obtenir(formulaire)).toJSON());
      formulaire.requestSubmit();
    } catch (erreur) {
      message.textContent = MESSAGES[erreur instanceof DOMException ? erreur.name : ""] ?? ECHEC;
      message.hidden = false;
      bouton.disabled = false;
    }
  });
  formulaire.hidden = false;
  document.querySelectorAll<HTMLElement>("[data-cle-sans]").forEach((texte) => (texte.hidden = true));
}

if (window.PublicKeyCredential && "parseRequestOptionsFromJSON" in PublicKeyCredential)
  document.querySelectorAll<HTMLFormElement>("form[data-cle]").forEach(preparer);

export {};
