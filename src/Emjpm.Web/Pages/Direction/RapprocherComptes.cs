using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre.Listes;
using Emjpm.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Direction;

/// <summary>An entry of a person and its one account, that do not say the same.</summary>
public sealed record Desaccord(
    int Id,
    string Nom,
    string? Courriel,
    string? Telephone,
    string ComptePrenom,
    string CompteNomSeul,
    string CompteCourriel,
    string? CompteTelephone
)
{
    /// <summary>« Anne Leroy », of the account.</summary>
    public string CompteNom => $"{ComptePrenom} {CompteNomSeul}";

    public bool NomDiffere => InscriptionLue.CleDeNom(Nom) != InscriptionLue.CleDeNom(CompteNom);

    public bool CourrielDiffere =>
        !string.Equals(Courriel, CompteCourriel, StringComparison.OrdinalIgnoreCase);

    /// <summary>An account without a telephone says nothing.</summary>
    public bool TelephoneDiffere =>
        Chiffres(CompteTelephone) is { Length: > 0 } compte && compte != Chiffres(Telephone);

    private static string Chiffres(string? numero) =>
        string.Concat((numero ?? "").Where(char.IsAsciiDigit));
}

/// <summary>An account that no entry answers for, and the entry that has its mail.</summary>
public sealed record CompteSansFiche(
    int Id,
    string Nom,
    string Courriel,
    int? FicheId,
    string? FicheNom
);

/// <summary>Compares the entries with their accounts.</summary>
internal static class RapprocherComptes
{
    /// <summary>Persons with one active account whose name, mail or telephone is not that of the entry, other names first.</summary>
    public static async Task<IReadOnlyList<Desaccord>> DesaccordsAsync(
        IQueryable<Core.Gestionnaires.Gestionnaire> entrees,
        DateOnly date,
        CancellationToken annulation
    )
    {
        var lus = await entrees
            .Where(g =>
                g.Type != TypeGestionnaire.Service
                && g.Type != TypeGestionnaire.DpfService
                && g.Droits.Count(d =>
                    d.Utilisateur!.Actif && d.Du <= date && (d.Au == null || d.Au >= date)
                ) == 1
            )
            .SelectMany(
                g =>
                    g.Droits.Where(d =>
                        d.Utilisateur!.Actif && d.Du <= date && (d.Au == null || d.Au >= date)
                    ),
                (g, d) =>
                    new
                    {
                        g.Id,
                        g.Nom,
                        g.Courriel,
                        g.Telephone,
                        g.TexteRecherche,
                        d.Utilisateur!.Prenom,
                        NomCompte = d.Utilisateur.Nom,
                        d.Utilisateur.Email,
                        d.Utilisateur.PhoneNumber,
                    }
            )
            .OrderBy(x => x.TexteRecherche)
            .ThenBy(x => x.Id)
            .ToListAsync(annulation);
        return
        [
            .. lus.Select(x => new Desaccord(
                    x.Id,
                    x.Nom,
                    x.Courriel,
                    x.Telephone,
                    x.Prenom,
                    x.NomCompte,
                    x.Email!,
                    x.PhoneNumber
                ))
                .Where(d => d.NomDiffere || d.CourrielDiffere || d.TelephoneDiffere)
                // Another name may be another person: it is looked at first.
                .OrderByDescending(d => d.NomDiffere)
                .Take(RapprochementModel.MaximumDesaccords),
        ];
    }

    /// <summary>Accounts without an entry, with the entry of the territory that has their mail.</summary>
    public static async Task<IReadOnlyList<CompteSansFiche>> SansFicheAsync(
        Perimetre perimetre,
        IQueryable<Core.Gestionnaires.Gestionnaire> entrees,
        CancellationToken annulation
    )
    {
        var comptes = await perimetre
            .ComptesSansInscription.OrderBy(u => u.Nom)
            .ThenBy(u => u.Id)
            .Take(RapprochementModel.Maximum)
            .Select(u => new
            {
                u.Id,
                Nom = u.Prenom + " " + u.Nom,
                u.Email,
                u.NormalizedEmail,
            })
            .ToListAsync(annulation);
        var courriels = comptes.Select(c => c.NormalizedEmail).OfType<string>().ToList();
        var fiches =
            courriels.Count == 0
                ? []
                : await entrees
                    .Where(g => g.Courriel != null && courriels.Contains(g.Courriel.ToUpper()))
                    .OrderBy(g => g.Id)
                    .Select(g => new
                    {
                        g.Id,
                        g.Nom,
                        g.Courriel,
                    })
                    .ToListAsync(annulation);
        return
        [
            .. comptes.Select(c =>
            {
                var fiche = fiches.Find(f =>
                    string.Equals(f.Courriel, c.Email, StringComparison.OrdinalIgnoreCase)
                );
                return new CompteSansFiche(c.Id, c.Nom, c.Email!, fiche?.Id, fiche?.Nom);
            }),
        ];
    }
}
