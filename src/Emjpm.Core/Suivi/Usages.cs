using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Suivi;

/// <summary>What use an open account makes of the service. The rules are those of <see cref="Usages.Regle"/>.</summary>
public enum EtatUsage
{
    [Valeur("jamais_venu", "jamais venu")]
    JamaisVenu,

    [Valeur("actif", "actif")]
    Actif,

    [Valeur("en_baisse", "en baisse")]
    EnBaisse,

    [Valeur("dormant", "dormant")]
    Dormant,

    [Valeur("perdu", "perdu")]
    Perdu,
}

/// <summary>The rules by which an account is said active, dormant or lost: the same for the list, its filter and a campaign.</summary>
public static class Usages
{
    /// <summary>Days after its last sign-in during which an account is active.</summary>
    public const int JoursActif = 30;

    /// <summary>Days after its last sign-in beyond which an account is lost.</summary>
    public const int JoursPerdu = 90;

    /// <summary>Sessions of the former thirty days under which a decrease means nothing.</summary>
    public const int SessionsMinimum = 4;

    /// <summary>The rule, in words.</summary>
    public static string Regle(this EtatUsage etat) =>
        etat switch
        {
            EtatUsage.JamaisVenu => "compte ouvert, aucune connexion depuis",
            EtatUsage.Actif => $"une connexion depuis moins de {JoursActif} jours",
            EtatUsage.EnBaisse =>
                $"actif, mais deux fois moins de sessions ces {JoursActif} derniers jours que les {JoursActif} précédents, où il y en avait au moins {SessionsMinimum}",
            EtatUsage.Dormant => $"dernière connexion entre {JoursActif} et {JoursPerdu} jours",
            _ => $"dernière connexion il y a plus de {JoursPerdu} jours",
        };

    /// <summary>The state from the facts of an account.</summary>
    /// <param name="venuLe">last sign-in; null when none</param>
    /// <param name="recentes">sessions used in the last <see cref="JoursActif"/> days</param>
    /// <param name="avant">sessions used in the days before those, as many days</param>
    public static EtatUsage Etat(DateTime? venuLe, int recentes, int avant, DateTime maintenant) =>
        venuLe is not { } le ? EtatUsage.JamaisVenu
        : le < maintenant.AddDays(-JoursPerdu) ? EtatUsage.Perdu
        : le < maintenant.AddDays(-JoursActif) ? EtatUsage.Dormant
        : avant >= SessionsMinimum && 2 * recentes < avant ? EtatUsage.EnBaisse
        : EtatUsage.Actif;

    /// <summary>Of some accounts, those in a state: <see cref="Etat"/>, for a query.</summary>
    public static IQueryable<Utilisateur> DansLEtat(
        this IQueryable<Utilisateur> comptes,
        EtatUsage etat,
        IQueryable<SessionOuverte> sessions,
        DateTime maintenant
    )
    {
        var (actif, avant, perdu) = (
            maintenant.AddDays(-JoursActif),
            maintenant.AddDays(-2 * JoursActif),
            maintenant.AddDays(-JoursPerdu)
        );
        var baisse = comptes.Where(u =>
            u.VenuLe >= actif
            && sessions.Count(s => s.UtilisateurId == u.Id && s.VueLe >= avant && s.VueLe < actif)
                >= SessionsMinimum
            && 2 * sessions.Count(s => s.UtilisateurId == u.Id && s.VueLe >= actif)
                < sessions.Count(s =>
                    s.UtilisateurId == u.Id && s.VueLe >= avant && s.VueLe < actif
                )
        );
        return etat switch
        {
            EtatUsage.JamaisVenu => comptes.Where(u => u.VenuLe == null),
            EtatUsage.Perdu => comptes.Where(u => u.VenuLe < perdu),
            EtatUsage.Dormant => comptes.Where(u => u.VenuLe >= perdu && u.VenuLe < actif),
            EtatUsage.EnBaisse => baisse,
            _ => comptes.Where(u => u.VenuLe >= actif && !baisse.Any(b => b.Id == u.Id)),
        };
    }

    /// <summary>The acts that serve the mission: those by which an account is kept (password, sessions, membership) are left out.</summary>
    public static IQueryable<EvenementAudit> Utiles(this IQueryable<EvenementAudit> actes) =>
        actes.Where(e =>
            !e.Acte.StartsWith("compte.")
            && !e.Acte.StartsWith("acces.")
            && !e.Acte.StartsWith("membre.")
            && !e.Acte.StartsWith("suivi.")
            && !e.Acte.StartsWith("campagne.")
        );

    /// <summary>Of some acts, those done by a means: <see cref="Moyen"/>, for a query.</summary>
    public static IQueryable<EvenementAudit> Par(
        this IQueryable<EvenementAudit> actes,
        MoyenActe moyen
    ) =>
        moyen switch
        {
            MoyenActe.Echange => actes.Where(e => e.Acte.StartsWith("ocmi.")),
            MoyenActe.Fichier => actes.Where(e =>
                e.Acte.StartsWith("import.")
                || e.Acte.StartsWith("liste.")
                || e.Acte == "mesures.exporter"
            ),
            _ => actes.Where(e =>
                !e.Acte.StartsWith("ocmi.")
                && !e.Acte.StartsWith("import.")
                && !e.Acte.StartsWith("liste.")
                && e.Acte != "mesures.exporter"
            ),
        };

    /// <summary>By which means an act was done.</summary>
    public static MoyenActe Moyen(string acte) =>
        acte.StartsWith("ocmi.", StringComparison.Ordinal) ? MoyenActe.Echange
        : acte.StartsWith("import.", StringComparison.Ordinal)
        || acte.StartsWith("liste.", StringComparison.Ordinal)
        || acte == "mesures.exporter"
            ? MoyenActe.Fichier
        : MoyenActe.Ecran;

    /// <summary>
    /// Every account with each département it works in, by its court, the entry or the territory it has a right on; the same may come
    /// several times.
    /// </summary>
    public static IQueryable<RattachementCompte> Rattachements(
        this EmjpmDbContext db,
        DateOnly date
    ) =>
        db
            .MembresTribunal.Where(m => m.Du <= date && (m.Au == null || m.Au >= date))
            .Select(m => new RattachementCompte
            {
                UtilisateurId = m.UtilisateurId,
                DepartementCode = m.Tribunal!.DepartementCode,
            })
            .Concat(
                db.DroitsGestionnaire.Where(d => d.Du <= date && (d.Au == null || d.Au >= date))
                    .Join(
                        db.Habilitations,
                        d => d.GestionnaireId,
                        h => h.GestionnaireId,
                        (d, h) =>
                            new RattachementCompte
                            {
                                UtilisateurId = d.UtilisateurId,
                                DepartementCode = h.DepartementCode,
                            }
                    )
            )
            .Concat(
                db.DroitsTerritoire.Where(t =>
                        t.DepartementCode != null && t.Du <= date && (t.Au == null || t.Au >= date)
                    )
                    .Select(t => new RattachementCompte
                    {
                        UtilisateurId = t.UtilisateurId,
                        DepartementCode = t.DepartementCode!,
                    })
            );

    /// <summary>Of some accounts, those that work in a département.</summary>
    public static IQueryable<Utilisateur> DuDepartement(
        this IQueryable<Utilisateur> comptes,
        EmjpmDbContext db,
        string code,
        DateOnly date
    )
    {
        var siens = db.Rattachements(date)
            .Where(r => r.DepartementCode == code)
            .Select(r => r.UtilisateurId);
        return comptes.Where(u => siens.Contains(u.Id));
    }

    /// <summary>Of some accounts, those that work in a region: in one of its départements, or for the region itself.</summary>
    public static IQueryable<Utilisateur> DeLaRegion(
        this IQueryable<Utilisateur> comptes,
        EmjpmDbContext db,
        string code,
        DateOnly date
    )
    {
        var departements = db.Departements.Where(d => d.RegionCode == code).Select(d => d.Code);
        var siens = db.Rattachements(date)
            .Where(r => departements.Contains(r.DepartementCode))
            .Select(r => r.UtilisateurId);
        return comptes.Where(u =>
            siens.Contains(u.Id)
            || db.DroitsTerritoire.Any(t =>
                t.UtilisateurId == u.Id
                && t.Du <= date
                && (t.Au == null || t.Au >= date)
                && t.RegionCode == code
            )
        );
    }
}

/// <summary>By which means an act was done.</summary>
public enum MoyenActe
{
    [Valeur("ecran", "à l’écran")]
    Ecran,

    [Valeur("fichier", "par fichier")]
    Fichier,

    /// <summary>Another software gives the facts by itself, in the name of the account: OCMI.</summary>
    [Valeur("echange", "par échange automatique (OCMI)")]
    Echange,
}

/// <summary>That an account works in a département.</summary>
public sealed record RattachementCompte
{
    public required int UtilisateurId { get; init; }
    public required string DepartementCode { get; init; }
}
