using System.Linq.Expressions;
using Emjpm.Core.Classeurs;
using Emjpm.Core.Comptes;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;
using Emjpm.Web.Security;

namespace Emjpm.Web.Pages.Direction;

/// <summary>A habilitation with what its status and its wording need.</summary>
public sealed record LigneHabilitation
{
    public required string DepartementCode { get; init; }
    public required string Departement { get; init; }
    public required string? Etablissement { get; init; }
    public required bool Principale { get; init; }
    public required DateOnly Du { get; init; }
    public required DateOnly? Au { get; init; }
    public required DateOnly? SuspendueDu { get; init; }
    public required DateOnly? SuspendueAu { get; init; }
    public required DateOnly? RetireeLe { get; init; }

    public StatutHabilitation Statut(DateOnly date) =>
        new Habilitation
        {
            DepartementCode = DepartementCode,
            Du = Du,
            Au = Au,
            SuspendueDu = SuspendueDu,
            SuspendueAu = SuspendueAu,
            RetireeLe = RetireeLe,
        }.StatutLe(date);
}

/// <summary>An entry in the list of the registry.</summary>
public sealed record LigneRegistre
{
    public required int Id { get; init; }
    public required string Nom { get; init; }
    public required TypeGestionnaire Type { get; init; }
    public required Civilite? Civilite { get; init; }
    public required string? Siret { get; init; }
    public required DateOnly? SortiLe { get; init; }
    public required MotifSortie? MotifSortie { get; init; }
    public required bool CompteActif { get; init; }
    public required IReadOnlyList<string> Communes { get; init; }
    public required IReadOnlyList<LigneHabilitation> Habilitations { get; init; }
}

/// <summary>A habilitation of the registry in a file: one line each, and one for an entry without any.</summary>
public sealed record LigneFichierRegistre
{
    public required int Id { get; init; }
    public required string Nom { get; init; }
    public required TypeGestionnaire Type { get; init; }
    public required string? Siret { get; init; }
    public required string? Courriel { get; init; }
    public required string? Telephone { get; init; }
    public required bool CompteActif { get; init; }
    public required Habilitation? Acte { get; init; }
    public required string? Departement { get; init; }
    public required string? Etablissement { get; init; }
    public required string? Adresse { get; init; }
    public required string? CodePostal { get; init; }
    public required string? Commune { get; init; }

    /// <summary>« toutes », or the natures the act permits.</summary>
    public string? Natures =>
        Acte is null ? null
        : Acte.NaturesPermises.Count == 0 ? "toutes"
        : Francais.Enumeration([.. Acte.NaturesPermises.Order().Select(n => n.Libelle())]);

    /// <summary>« 12 rue des Jardins, 59100 Roubaix », of the first open site.</summary>
    public string? AdresseComplete =>
        Commune is null ? null : $"{(Adresse is null ? "" : $"{Adresse}, ")}{CodePostal} {Commune}";
}

/// <summary>Reading of the registry for lists and files.</summary>
public static class LectureRegistre
{
    /// <summary>Columns of the file of the registry.</summary>
    public static Feuille<LigneFichierRegistre> Feuille(DateOnly date) =>
        new(
            "Registre",
            [
                Colonne<LigneFichierRegistre>.Entier("Fiche", l => l.Id),
                Colonne<LigneFichierRegistre>.Texte("Nom", l => l.Nom, 32),
                Colonne<LigneFichierRegistre>.Texte("Type", l => l.Type.Libelle(), 24),
                Colonne<LigneFichierRegistre>.Texte("SIRET", l => l.Siret, 18),
                Colonne<LigneFichierRegistre>.Texte("Département", l => l.Acte?.DepartementCode),
                Colonne<LigneFichierRegistre>.Texte("FINESS", l => l.Acte?.EtablissementFiness, 14),
                Colonne<LigneFichierRegistre>.Texte("Établissement", l => l.Etablissement, 36),
                Colonne<LigneFichierRegistre>.Texte("Acte", l => l.Acte?.TypeActe.Libelle(), 16),
                Colonne<LigneFichierRegistre>.Texte("Numéro", l => l.Acte?.NumeroActe, 18),
                Colonne<LigneFichierRegistre>.Date("Date de l’acte", l => l.Acte?.DateActe),
                Colonne<LigneFichierRegistre>.Date("Premier jour", l => l.Acte?.Du),
                Colonne<LigneFichierRegistre>.Date("Dernier jour", l => l.Acte?.Au),
                Colonne<LigneFichierRegistre>.Texte(
                    "Statut",
                    l => l.Acte?.StatutLe(date).Libelle(),
                    14
                ),
                Colonne<LigneFichierRegistre>.Texte("Natures permises", l => l.Natures, 30),
                Colonne<LigneFichierRegistre>.Entier(
                    "Capacité autorisée",
                    l => l.Acte?.CapaciteAutorisee
                ),
                Colonne<LigneFichierRegistre>.Texte(
                    "Financeur",
                    l =>
                        l.Acte is null ? null
                        : l.Acte.DepartementFinanceur ? "oui"
                        : "non"
                ),
                Colonne<LigneFichierRegistre>.Texte("Courriel", l => l.Courriel, 32),
                Colonne<LigneFichierRegistre>.Texte("Téléphone", l => l.Telephone, 18),
                Colonne<LigneFichierRegistre>.Texte("Compte", l => l.CompteActif ? "oui" : "non"),
            ]
        );

    /// <summary>What makes a habilitation have a status on a date, for a query: see <see cref="Habilitation.StatutLe"/>.</summary>
    public static Expression<Func<Habilitation, bool>> DeStatut(
        StatutHabilitation statut,
        DateOnly date
    ) =>
        statut switch
        {
            StatutHabilitation.Retiree => h => h.RetireeLe <= date,
            StatutHabilitation.AVenir => h =>
                (h.RetireeLe == null || h.RetireeLe > date) && h.Du > date,
            StatutHabilitation.Expiree => h =>
                (h.RetireeLe == null || h.RetireeLe > date) && h.Du <= date && h.Au < date,
            StatutHabilitation.Suspendue => h =>
                (h.RetireeLe == null || h.RetireeLe > date)
                && h.Du <= date
                && (h.Au == null || h.Au >= date)
                && h.SuspendueDu <= date
                && (h.SuspendueAu == null || h.SuspendueAu >= date),
            _ => Habilitation.ActiveLe(date),
        };

    public static IQueryable<LigneRegistre> EnLignes(
        this IQueryable<Core.Gestionnaires.Gestionnaire> gestionnaires,
        DateOnly date
    ) =>
        gestionnaires.Select(g => new LigneRegistre
        {
            Id = g.Id,
            Nom = g.Nom,
            Type = g.Type,
            Civilite = g.Civilite,
            Siret = g.Siret,
            SortiLe = g.SortiLe,
            MotifSortie = g.MotifSortie,
            CompteActif = g.Droits.Any(d =>
                d.Utilisateur!.Actif && d.Du <= date && (d.Au == null || d.Au >= date)
            ),
            Communes = g
                .Lieux.Where(l => l.FermeLe == null || l.FermeLe > date)
                .Select(l => l.Commune!.Nom)
                .ToList(),
            Habilitations = g
                .Habilitations.Select(h => new LigneHabilitation
                {
                    DepartementCode = h.DepartementCode,
                    Departement = h.Departement!.Nom,
                    Etablissement = h.Etablissement!.Nom,
                    Principale = h.DepartementFinanceur || h.EtablissementRattachement,
                    Du = h.Du,
                    Au = h.Au,
                    SuspendueDu = h.SuspendueDu,
                    SuspendueAu = h.SuspendueAu,
                    RetireeLe = h.RetireeLe,
                })
                .ToList(),
        });

    /// <summary>One line a habilitation. Contacts are given inside the territory only.</summary>
    /// <param name="departement">only the habilitations of this one; null: all</param>
    public static IQueryable<LigneFichierRegistre> EnFichier(
        this IQueryable<Core.Gestionnaires.Gestionnaire> gestionnaires,
        ActeurTerritoire territoire,
        string? departement,
        DateOnly date
    )
    {
        var (national, codes) = (territoire.National, territoire.Departements);
        return gestionnaires
            .SelectMany(
                g =>
                    g.Habilitations.Where(h =>
                            departement == null || h.DepartementCode == departement
                        )
                        .DefaultIfEmpty(),
                (g, h) => new { G = g, H = h }
            )
            .OrderBy(x => x.G.TexteRecherche)
            .ThenBy(x => x.G.Id)
            .ThenBy(x => x.H!.DepartementCode)
            .ThenBy(x => x.H!.Id)
            .Select(x => new LigneFichierRegistre
            {
                Id = x.G.Id,
                Nom = x.G.Nom,
                Type = x.G.Type,
                Siret = x.G.Siret,
                Courriel = national || codes.Contains(x.H!.DepartementCode) ? x.G.Courriel : null,
                Telephone = national || codes.Contains(x.H!.DepartementCode) ? x.G.Telephone : null,
                CompteActif = x.G.Droits.Any(d =>
                    d.Utilisateur!.Actif && d.Du <= date && (d.Au == null || d.Au >= date)
                ),
                Acte = x.H,
                Departement = x.H!.Departement!.Nom,
                Etablissement = x.H.Etablissement!.Nom,
                Adresse = x
                    .G.Lieux.Where(l => l.FermeLe == null || l.FermeLe > date)
                    .OrderBy(l => l.Id)
                    .Select(l => l.Adresse)
                    .FirstOrDefault(),
                CodePostal = x
                    .G.Lieux.Where(l => l.FermeLe == null || l.FermeLe > date)
                    .OrderBy(l => l.Id)
                    .Select(l => l.CodePostal)
                    .FirstOrDefault(),
                Commune = x
                    .G.Lieux.Where(l => l.FermeLe == null || l.FermeLe > date)
                    .OrderBy(l => l.Id)
                    .Select(l => l.Commune!.Nom)
                    .FirstOrDefault(),
            });
    }

    /// <summary>The tag of a status: green for what entitles, red for what does not any more.</summary>
    public static string Couleur(this StatutHabilitation statut) =>
        statut switch
        {
            StatutHabilitation.Active => "success",
            StatutHabilitation.AVenir => "info",
            StatutHabilitation.Expiree => "warning",
            _ => "error",
        };
}
