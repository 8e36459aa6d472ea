using Emjpm.Core.Classeurs;
using Emjpm.Core.Comptes;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Suivi;
using Emjpm.Web.Security;

namespace Emjpm.Web.Pages.Administration;

/// <summary>The use an account makes of the service.</summary>
public sealed record LigneSuivi
{
    public required int Id { get; init; }
    public required string Prenom { get; init; }
    public required string Nom { get; init; }
    public required string? Courriel { get; init; }
    public required Role Role { get; init; }
    public required string? Tribunal { get; init; }
    public required string? Gestionnaire { get; init; }
    public required DateTime? CreeLe { get; init; }
    public required DateTime? PremiereVenueLe { get; init; }
    public required DateTime? VenuLe { get; init; }

    /// <summary>Sessions used in the last thirty days, then in the thirty before.</summary>
    public required int Recentes { get; init; }
    public required int Avant { get; init; }

    /// <summary>Last useful act by each <see cref="MoyenActe"/>.</summary>
    public required DateTime? EcranLe { get; init; }

    /// <inheritdoc cref="EcranLe"/>
    public required DateTime? FichierLe { get; init; }

    /// <inheritdoc cref="EcranLe"/>
    public required DateTime? EchangeLe { get; init; }

    /// <summary>The last of all.</summary>
    public required string? Acte { get; init; }
    public required string? SuiviPar { get; init; }
    public required int Notes { get; init; }

    /// <summary>Last useful act, by any means.</summary>
    public DateTime? ActeLe => new[] { EcranLe, FichierLe, EchangeLe }.Max();

    /// <summary>Last useful act by a means; null when there is none.</summary>
    public DateTime? DernierPar(MoyenActe moyen) =>
        moyen switch
        {
            MoyenActe.Fichier => FichierLe,
            MoyenActe.Echange => EchangeLe,
            _ => EcranLe,
        };

    public string? Rattachement => Tribunal ?? Gestionnaire;

    public EtatUsage Etat(DateTime maintenant) => Usages.Etat(VenuLe, Recentes, Avant, maintenant);

    /// <summary>« mesure : modifier, à l’écran »; null when there is no useful act.</summary>
    public string? ActeDit =>
        Acte is null
            ? null
            : $"{Emjpm.Core.Audit.ActesTraces.Dire(Acte)}, {Usages.Moyen(Acte).Libelle()}";

    /// <summary>« 2 sessions, 8 le mois précédent ».</summary>
    public string Tendance =>
        $"{Francais.Nombre(Recentes, "session")}, {Avant} les trente jours d’avant";
}

/// <summary>Reading of the use made of the accounts.</summary>
internal static class LectureSuivi
{
    public static Feuille<LigneSuivi> Feuille(DateTime maintenant) =>
        new(
            "Usage des comptes",
            [
                Colonne<LigneSuivi>.Texte("Nom", l => l.Nom),
                Colonne<LigneSuivi>.Texte("Prénom", l => l.Prenom),
                Colonne<LigneSuivi>.Texte("Courriel", l => l.Courriel, 32),
                Colonne<LigneSuivi>.Texte("Fonction", l => l.Role.Libelle()),
                Colonne<LigneSuivi>.Texte("Rattachement", l => l.Rattachement, 36),
                Colonne<LigneSuivi>.Texte("État", l => l.Etat(maintenant).Libelle()),
                Colonne<LigneSuivi>.Date("Créé le", l => Jour(l.CreeLe)),
                Colonne<LigneSuivi>.Date("Première connexion", l => Jour(l.PremiereVenueLe)),
                Colonne<LigneSuivi>.Date("Dernière connexion", l => Jour(l.VenuLe)),
                Colonne<LigneSuivi>.Entier("Sessions sur 30 jours", l => l.Recentes),
                Colonne<LigneSuivi>.Entier("Sessions des 30 jours d’avant", l => l.Avant),
                Colonne<LigneSuivi>.Date("Dernier acte utile", l => Jour(l.ActeLe)),
                Colonne<LigneSuivi>.Texte("Acte", l => l.ActeDit, 36),
                Colonne<LigneSuivi>.Date("Dernier acte à l’écran", l => Jour(l.EcranLe)),
                Colonne<LigneSuivi>.Date("Dernier acte par fichier", l => Jour(l.FichierLe)),
                Colonne<LigneSuivi>.Date("Dernier échange automatique", l => Jour(l.EchangeLe)),
                Colonne<LigneSuivi>.Texte("Suivi par", l => l.SuiviPar),
                Colonne<LigneSuivi>.Entier("Notes", l => l.Notes),
            ]
        );

    private static DateOnly? Jour(DateTime? instant) =>
        instant is { } i ? Core.Horloge.DateParis(i) : null;

    public static IQueryable<LigneSuivi> EnSuivi(
        this IQueryable<Utilisateur> comptes,
        PerimetreAdministration perimetre,
        DateTime maintenant
    )
    {
        var date = Core.Horloge.DateParis(maintenant);
        var (recent, avant) = (
            maintenant.AddDays(-Usages.JoursActif),
            maintenant.AddDays(-2 * Usages.JoursActif)
        );
        var (sessions, tous, notes, actes) = (
            perimetre.Sessions,
            perimetre.Comptes,
            perimetre.Notes,
            perimetre.Historique.Utiles()
        );
        var (ecran, fichier, echange) = (
            actes.Par(MoyenActe.Ecran),
            actes.Par(MoyenActe.Fichier),
            actes.Par(MoyenActe.Echange)
        );
        return comptes
            .Rattaches(perimetre, date)
            .Select(r => new LigneSuivi
            {
                Id = r.Compte.Id,
                Prenom = r.Compte.Prenom,
                Nom = r.Compte.Nom,
                Courriel = r.Compte.Email,
                Role = r.Compte.Role,
                CreeLe = r.Compte.CreeLe,
                PremiereVenueLe = r.Compte.PremiereVenueLe,
                VenuLe = r.Compte.VenuLe,
                Recentes = sessions.Count(s => s.UtilisateurId == r.Compte.Id && s.VueLe >= recent),
                Avant = sessions.Count(s =>
                    s.UtilisateurId == r.Compte.Id && s.VueLe >= avant && s.VueLe < recent
                ),
                Tribunal = r.Tribunal,
                Gestionnaire = r.Gestionnaire,
                EcranLe = ecran
                    .Where(e => e.UtilisateurId == r.Compte.Id)
                    .Max(e => (DateTime?)e.Instant),
                FichierLe = fichier
                    .Where(e => e.UtilisateurId == r.Compte.Id)
                    .Max(e => (DateTime?)e.Instant),
                EchangeLe = echange
                    .Where(e => e.UtilisateurId == r.Compte.Id)
                    .Max(e => (DateTime?)e.Instant),
                Acte = actes
                    .Where(e => e.UtilisateurId == r.Compte.Id)
                    .OrderByDescending(e => e.Instant)
                    .ThenByDescending(e => e.Id)
                    .Select(e => e.Acte)
                    .FirstOrDefault(),
                SuiviPar = tous.Where(s => s.Id == r.Compte.SuiviParId)
                    .Select(s => s.Prenom + " " + s.Nom)
                    .FirstOrDefault(),
                Notes = notes.Count(n => n.UtilisateurId == r.Compte.Id),
            });
    }
}
