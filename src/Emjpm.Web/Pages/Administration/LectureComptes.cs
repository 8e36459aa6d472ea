using Emjpm.Core.Classeurs;
using Emjpm.Core.Comptes;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Security;

namespace Emjpm.Web.Pages.Administration;

/// <summary>State of an account, as it is filtered.</summary>
public enum EtatCompte
{
    [Valeur("ouvert", "ouvert")]
    Ouvert,

    [Valeur("bloque", "bloqué")]
    Bloque,

    [Valeur("en_attente", "en attente d’approbation")]
    EnAttente,

    [Valeur("rattachement", "rattachement à approuver")]
    Rattachement,
}

/// <summary>An account in the list.</summary>
public sealed record LigneCompte
{
    public required int Id { get; init; }
    public required string Prenom { get; init; }
    public required string Nom { get; init; }
    public required string? Courriel { get; init; }
    public required Role Role { get; init; }
    public required bool Actif { get; init; }
    public required DateTime? BloqueLe { get; init; }

    /// <summary>Last use of a session, within the twelve months they are kept.</summary>
    public required DateTime? VuLe { get; init; }
    public required string? Tribunal { get; init; }
    public required string? Gestionnaire { get; init; }
    public required bool Facteur { get; init; }

    public string? Rattachement => Tribunal ?? Gestionnaire;
    public EtatCompte Etat => LectureComptes.Etat(Actif, BloqueLe);
}

/// <summary>Reading of the list of accounts.</summary>
internal static class LectureComptes
{
    public static readonly Feuille<LigneCompte> Feuille = new(
        "Comptes",
        [
            Colonne<LigneCompte>.Texte("Nom", l => l.Nom),
            Colonne<LigneCompte>.Texte("Prénom", l => l.Prenom),
            Colonne<LigneCompte>.Texte("Courriel", l => l.Courriel, 32),
            Colonne<LigneCompte>.Texte("Fonction", l => l.Role.Libelle()),
            Colonne<LigneCompte>.Texte("Rattachement", l => l.Rattachement, 36),
            Colonne<LigneCompte>.Texte("État", l => l.Etat.Libelle()),
            Colonne<LigneCompte>.Date(
                "Dernière visite",
                l => l.VuLe is { } vu ? Core.Horloge.DateParis(vu) : null
            ),
            Colonne<LigneCompte>.Texte("Second facteur", l => l.Facteur ? "oui" : "non"),
        ]
    );

    public static EtatCompte Etat(bool actif, DateTime? bloqueLe) =>
        actif ? EtatCompte.Ouvert
        : bloqueLe is not null ? EtatCompte.Bloque
        : EtatCompte.EnAttente;

    public static IQueryable<Utilisateur> DansLEtat(
        this IQueryable<Utilisateur> comptes,
        EtatCompte etat,
        PerimetreAdministration perimetre,
        DateOnly date
    )
    {
        var membres = perimetre.Membres;
        return etat switch
        {
            EtatCompte.Ouvert => comptes.Where(u => u.Actif),
            EtatCompte.Bloque => comptes.Where(u => !u.Actif && u.BloqueLe != null),
            EtatCompte.EnAttente => comptes.Where(u => !u.Actif && u.BloqueLe == null),
            _ => comptes.Where(u =>
                membres.Any(m =>
                    m.UtilisateurId == u.Id
                    && m.ApprouveLe == null
                    && (m.Au == null || m.Au >= date)
                )
            ),
        };
    }

    public static IQueryable<LigneCompte> EnLignes(
        this IQueryable<Utilisateur> comptes,
        PerimetreAdministration perimetre,
        DateOnly date
    )
    {
        var (sessions, applications, cles) = (
            perimetre.Sessions,
            perimetre.Applications,
            perimetre.Cles
        );
        return comptes
            .Rattaches(perimetre, date)
            .Select(r => new LigneCompte
            {
                Id = r.Compte.Id,
                Prenom = r.Compte.Prenom,
                Nom = r.Compte.Nom,
                Courriel = r.Compte.Email,
                Role = r.Compte.Role,
                Actif = r.Compte.Actif,
                BloqueLe = r.Compte.BloqueLe,
                VuLe = sessions
                    .Where(s => s.UtilisateurId == r.Compte.Id)
                    .Max(s => (DateTime?)s.VueLe),
                Tribunal = r.Tribunal,
                Gestionnaire = r.Gestionnaire,
                Facteur =
                    applications.Any(f => f.UtilisateurId == r.Compte.Id)
                    || cles.Any(c => c.UserId == r.Compte.Id),
            });
    }
}
