using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Courriels;
using Emjpm.Core.Data;
using Emjpm.Core.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Demandes;

/// <summary>
/// Answers the question asked on a request, with the address of the request and the code that came with the question. It reads
/// nothing of the request and opens nothing: whoever decides is told.
/// </summary>
public sealed class RepondrePrecision(
    EmjpmDbContext db,
    TimeProvider horloge,
    Instance instance,
    Reveil reveil
)
{
    private const string Refus =
        "Cette adresse et ce code ne correspondent à aucune question en attente. Vérifiez le code du dernier message reçu.";

    private static readonly DemandeCompte Personne = Inconnue();

    /// <exception cref="RegleMetierException">
    /// one sentence whether the address has no request, the code is wrong, expired, tried too often or used; another when the code
    /// is right and nothing is answered, which leaves the code good
    /// </exception>
    public async Task ExecuterAsync(
        string adresse,
        string code,
        string? reponse,
        CancellationToken annulation = default
    )
    {
        var maintenant = horloge.Maintenant();
        var courriel = adresse.Trim().ToLowerInvariant();
        var vivante = db.DemandesCompte.Where(d =>
            d.Courriel == courriel
            && d.Etat == EtatDemande.EnAttente
            && d.PrecisionDemandeeLe != null
            && d.CodeExpireLe > maintenant
        );
        // Counted before the code is looked at: a burst of attempts gets no more of them than one after the other.
        var essai = await vivante
            .Where(d => d.Essais < DemandeCompte.EssaisMax)
            .ExecuteUpdateAsync(s => s.SetProperty(d => d.Essais, d => d.Essais + 1), annulation);
        var lue = await vivante.AsNoTracking().SingleOrDefaultAsync(annulation);
        // Hashed in any case: the time taken says nothing either.
        var reconnu = (lue ?? Personne).Reconnait(CodeUnique.Lire(code));
        if (lue is null || essai == 0 || !reconnu)
            throw new RegleMetierException(Refus, nameof(code));
        string texte;
        try
        {
            texte = DemandeOuverte.LireTexte(
                reponse,
                "Écrivez votre réponse : elle est lue par la personne qui examine votre demande.",
                nameof(reponse)
            );
        }
        catch (RegleMetierException)
        {
            await vivante.ExecuteUpdateAsync(
                s => s.SetProperty(d => d.Essais, d => d.Essais - 1),
                annulation
            );
            throw;
        }
        await using var tx = await db.EcrireAsync(annulation);
        // Of two answers at once one goes through.
        var prise = await vivante.ExecuteUpdateAsync(
            s => s.SetProperty(d => d.CodeExpireLe, maintenant),
            annulation
        );
        if (prise == 0)
            throw new RegleMetierException(Refus, nameof(code));
        await InscrireAsync(lue.Id, texte, maintenant, annulation);
        await tx.CommitAsync(annulation);
        reveil.Signaler();
    }

    private async Task InscrireAsync(
        int demandeId,
        string texte,
        DateTime maintenant,
        CancellationToken annulation
    )
    {
        var demande = await db.DemandesCompte.SingleAsync(d => d.Id == demandeId, annulation);
        // A second answer follows the first: nothing the person said is lost.
        demande.Reponse = demande.Reponse is { } dite ? $"{dite}\n\n{texte}" : texte;
        demande.ReponduLe = maintenant;
        demande.Version++;
        db.Tracer(
            maintenant,
            null,
            "demande.repondre",
            "demande",
            demande.Id,
            tribunalId: demande.TribunalId
        );
        var decideurs = await db.DecideursAsync(demande, Horloge.DateParis(maintenant), annulation);
        foreach (var decideur in decideurs)
        {
            var page = CompetenceDemandes.Page(decideur.Role, demande.Id);
            db.Notifications.Add(
                new Notification
                {
                    UtilisateurId = decideur.UtilisateurId,
                    Texte =
                        $"{demande.NomComplet} a répondu à la question posée sur sa demande de compte.",
                    Lien = page,
                    CreeeLe = maintenant,
                }
            );
            db.Courriels.Add(
                MessagesDemande
                    .Repondue(demande, instance.Adresse + page)
                    .Pour(decideur.Courriel, maintenant)
            );
        }
        await db.SaveChangesAsync(annulation);
    }

    private static DemandeCompte Inconnue()
    {
        var personne = new DemandeCompte
        {
            Prenom = "",
            Nom = "",
            Courriel = "",
            Reseau = "",
        };
        personne.Coder(CodeUnique.Tirer(), DateTime.MinValue);
        return personne;
    }
}
