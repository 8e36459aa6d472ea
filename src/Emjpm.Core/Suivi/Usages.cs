using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
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

    /// <summary>« par fichier » or « à l’écran »: by which way an act was done.</summary>
    public static string Moyen(string acte) =>
        acte.StartsWith("import", StringComparison.Ordinal)
        || acte.StartsWith("liste.", StringComparison.Ordinal)
        || acte == "mesures.exporter"
            ? "par fichier"
            : "à l’écran";

    /// <summary>Of some accounts, those that work in a département: by their court, the entry or the territory they have a right on.</summary>
    public static IQueryable<Utilisateur> DuDepartement(
        this IQueryable<Utilisateur> comptes,
        Data.EmjpmDbContext db,
        string code,
        DateOnly date
    ) =>
        comptes.Where(u =>
            db.MembresTribunal.Any(m =>
                m.UtilisateurId == u.Id
                && m.Du <= date
                && (m.Au == null || m.Au >= date)
                && m.Tribunal!.DepartementCode == code
            )
            || db.DroitsGestionnaire.Any(d =>
                d.UtilisateurId == u.Id
                && d.Du <= date
                && (d.Au == null || d.Au >= date)
                && d.Gestionnaire!.Habilitations.Any(h => h.DepartementCode == code)
            )
            || db.DroitsTerritoire.Any(t =>
                t.UtilisateurId == u.Id
                && t.Du <= date
                && (t.Au == null || t.Au >= date)
                && t.DepartementCode == code
            )
        );
}
