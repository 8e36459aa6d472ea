using Emjpm.Core.Audit;
using Emjpm.Core.Courriels;
using Emjpm.Core.Data;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Comptes;

/// <summary>Why an administrator looks at the service as somebody else. A closed list: it is kept in the history and said to the person.</summary>
public enum MotifVue
{
    [Valeur("assistance", "aide demandée par la personne")]
    Assistance,

    [Valeur("anomalie", "anomalie signalée dans le service")]
    Anomalie,

    [Valeur("controle", "contrôle des droits de ce compte")]
    Controle,
}

/// <summary>
/// An administrator looks at the service as an account sees it: for half an hour, without any act, never as another
/// administrator. The person is told at once. Nothing of the person's own session changes.
/// </summary>
public sealed class VoirComme(EmjpmDbContext db, TimeProvider horloge, Jobs.Reveil reveil)
{
    /// <summary>Longest time.</summary>
    public const int Minutes = 30;

    /// <summary>The page that ends it, the one act allowed meanwhile with signing out.</summary>
    public const string PageDeFin = "/compte/fin-de-consultation";

    /// <summary>The act in the history of the account looked as.</summary>
    public const string Acte = "compte.voir_comme";

    /// <summary>Begins, in the present session. False when the account does not exist.</summary>
    /// <exception cref="RegleMetierException">the account is the actor's own, is an administrator's, or opens nothing today</exception>
    public async Task<bool> ExecuterAsync(
        Acteur acteur,
        int compteId,
        MotifVue motif,
        CancellationToken annulation
    )
    {
        acteur.ExigerAdministrateurSur(compteId);
        var maintenant = horloge.Maintenant();
        var compte = await db
            .Users.Where(u => u.Id == compteId)
            .Select(u => new { u.Role, u.Email })
            .SingleOrDefaultAsync(annulation);
        if (compte is null)
            return false;
        if (compte.Role is Role.Administration)
            throw new RegleMetierException(
                "Le service ne se consulte pas comme un autre administrateur."
            );
        if (await db.LireActeurAsync(compteId, Horloge.DateParis(maintenant), annulation) is null)
            throw new RegleMetierException(
                "Ce compte n’ouvre rien aujourd’hui : il n’y a rien à voir."
            );
        var (session, jusqua) = (acteur.Session!.Id, maintenant.AddMinutes(Minutes));
        await using var tx = await db.EcrireAsync(annulation);
        await db
            .SessionsOuvertes.Where(s => s.Id == session && s.FermeeLe == null)
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(x => x.VoitCompteId, compteId)
                        .SetProperty(x => x.VoitJusqua, jusqua),
                annulation
            );
        db.Tracer(maintenant, acteur, Acte, "utilisateur", compteId, details: motif.Libelle());
        db.Courriels.Add(MessageCompte.VuComme(motif, maintenant).Pour(compte.Email!, maintenant));
        db.Notifications.Add(
            new Notification
            {
                UtilisateurId = compteId,
                Texte =
                    $"Un administrateur consulte e-MJPM comme vous le voyez, sans pouvoir agir. Motif : {motif.Libelle()}.",
                Lien = "/compte/consultations",
                CreeeLe = maintenant,
            }
        );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        reveil.Signaler();
        return true;
    }

    /// <summary>Ends, in the present session; the account that was looked as, null when there was none.</summary>
    public async Task<int?> FinirAsync(Acteur acteur, CancellationToken annulation)
    {
        if (acteur is not { VuPar: { } administrateur, Session: { } presente })
            return null;
        var session = presente.Id;
        await using var tx = await db.EcrireAsync(annulation);
        await db
            .SessionsOuvertes.Where(s => s.Id == session)
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(x => x.VoitCompteId, (int?)null)
                        .SetProperty(x => x.VoitJusqua, (DateTime?)null),
                annulation
            );
        db.EvenementsAudit.Add(
            new EvenementAudit
            {
                Instant = horloge.Maintenant(),
                UtilisateurId = administrateur.UtilisateurId,
                Acte = "compte.finir_voir_comme",
                Objet = "utilisateur",
                ObjetId = acteur.UtilisateurId,
            }
        );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return acteur.UtilisateurId;
    }
}
