using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Courriels;
using Emjpm.Core.Data;
using Emjpm.Core.Jobs;
using Emjpm.Core.Juridictions;
using Emjpm.Core.Referentiels;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Demandes;

/// <summary>A request that waits for its decision.</summary>
/// <param name="QuiDecide">« les juges du tribunal judiciaire de Lille »</param>
/// <param name="Inscription">the entry of the registry found at once; null when none is sure, or for the others</param>
public sealed record DemandeDeposee(string QuiDecide, string? Inscription);

/// <summary>
/// Files a request once the code sent to its address is typed: it is matched with the registry, and those who decide are told.
/// The password chosen is kept as a hash on the request; no account exists.
/// </summary>
public sealed class ConfirmerDemande(
    EmjpmDbContext db,
    TimeProvider horloge,
    Instance instance,
    IPasswordHasher<Utilisateur> hacheur,
    Reveil reveil
)
{
    private const string Refus =
        "Ce code n’est pas le bon, ou il n’est plus valable. Vérifiez-le, ou demandez-en un autre.";

    /// <exception cref="RegleMetierException">
    /// one sentence whether the code is wrong, expired, tried too often or of an address already known; another when the code
    /// is right and the password does not follow the rule, which leaves the code good
    /// </exception>
    public async Task<DemandeDeposee> ExecuterAsync(
        int demandeId,
        string code,
        string motDePasse,
        CancellationToken annulation = default
    )
    {
        var maintenant = horloge.Maintenant();
        var vivante = db.DemandesCompte.Where(d =>
            d.Id == demandeId && d.Etat == EtatDemande.AConfirmer && d.CodeExpireLe > maintenant
        );
        // Counted before the code is looked at: a burst of attempts gets no more of them than one after the other.
        var essai = await vivante
            .Where(d => d.Essais < DemandeCompte.EssaisMax)
            .ExecuteUpdateAsync(s => s.SetProperty(d => d.Essais, d => d.Essais + 1), annulation);
        var lue = await vivante.AsNoTracking().SingleOrDefaultAsync(annulation);
        if (lue is null || essai == 0 || !lue.Reconnait(CodeUnique.Lire(code)))
            throw new RegleMetierException(Refus, nameof(code));
        var futur = new Utilisateur
        {
            Prenom = lue.Prenom,
            Nom = lue.Nom,
            Email = lue.Courriel,
        };
        if (RegleMotDePasse.Refus(motDePasse, futur) is { } refus)
        {
            await vivante.ExecuteUpdateAsync(
                s => s.SetProperty(d => d.Essais, d => d.Essais - 1),
                annulation
            );
            throw new RegleMetierException(refus, nameof(motDePasse));
        }
        var empreinte = hacheur.HashPassword(futur, motDePasse);
        await using var tx = await db.EcrireAsync(annulation);
        // Of two confirmations at once one goes through.
        var prise = await vivante.ExecuteUpdateAsync(
            s => s.SetProperty(d => d.CodeExpireLe, maintenant),
            annulation
        );
        if (prise == 0)
            throw new RegleMetierException(Refus, nameof(code));
        var demande = await db
            .DemandesCompte.Include(d => d.Tribunal)
            .Include(d => d.Departement)
            .SingleAsync(d => d.Id == demandeId, annulation);
        var deposee = await FilerAsync(demande, empreinte, maintenant, annulation);
        try
        {
            await db.SaveChangesAsync(annulation);
        }
        catch (DbUpdateException e) when (e.EstDoublon())
        {
            throw new RegleMetierException(Refus, nameof(code));
        }
        await tx.CommitAsync(annulation);
        reveil.Signaler();
        return deposee;
    }

    private async Task<DemandeDeposee> FilerAsync(
        DemandeCompte demande,
        string empreinte,
        DateTime maintenant,
        CancellationToken annulation
    )
    {
        var date = Horloge.DateParis(maintenant);
        demande.Etat = EtatDemande.EnAttente;
        demande.DeposeeLe = maintenant;
        demande.EmpreinteMotDePasse = empreinte;
        demande.Version++;
        var candidats = await db.Gestionnaires.CandidatsAsync(demande.Traits(), date, annulation);
        demande.GestionnaireId = candidats.Certain();
        db.Tracer(
            maintenant,
            null,
            "demande.deposer",
            "demande",
            demande.Id,
            tribunalId: demande.TribunalId,
            gestionnaireId: demande.GestionnaireId,
            details: demande.Profil.Handle()
        );
        var decideurs = await db.DecideursAsync(demande, date, annulation);
        var quiDecide = QuiDecide(demande, decideurs);
        db.Courriels.Add(
            MessagesDemande.Recue(demande, quiDecide).Pour(demande.Courriel, maintenant)
        );
        foreach (var decideur in decideurs)
        {
            var page = CompetenceDemandes.Page(decideur.Role, demande.Id);
            db.Notifications.Add(
                new Notification
                {
                    UtilisateurId = decideur.UtilisateurId,
                    Texte = $"{demande.NomComplet} demande un compte ({demande.Profil.Libelle()}).",
                    Lien = page,
                    CreeeLe = maintenant,
                }
            );
            db.Courriels.Add(
                MessagesDemande
                    .AExaminer(demande, instance.Adresse + page)
                    .Pour(decideur.Courriel, maintenant)
            );
        }
        return new(quiDecide, candidats.FirstOrDefault(c => c.Id == demande.GestionnaireId)?.Nom);
    }

    private static string QuiDecide(DemandeCompte d, IReadOnlyList<Decideur> decideurs) =>
        decideurs.Select(x => x.Role).FirstOrDefault(Role.Administration) switch
        {
            Role.Juge =>
                $"les juges qui ont déjà un compte dans {Tribunal.DansPhrase(d.Tribunal!.Nom)}",
            Role.Direction when d.Profil.Type() is not null =>
                $"les agents de la cohésion sociale compétents pour le département {d.Departement!.Nom} ({d.DepartementCode})",
            Role.Direction => "les agents de l’administration centrale",
            _ => "l’administration de cette instance",
        };
}
