using System.Collections.Frozen;
using Emjpm.Core.Classeurs;
using Emjpm.Core.Imports;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Mesures;

/// <summary>A mesure in the file of a gestionnaire, which our import reads back without changing anything.</summary>
public sealed record LigneExport
{
    public required int Id { get; init; }
    public required StatutMesure Statut { get; init; }
    public required string? NumeroRg { get; init; }
    public required string? NumeroDossier { get; init; }
    public required NatureMesure Nature { get; init; }
    public required ChampMesure? Champ { get; init; }
    public required Civilite Civilite { get; init; }
    public required int AnneeNaissance { get; init; }
    public required LieuVie? LieuVie { get; init; }
    public required TypeEtablissement? TypeEtablissement { get; init; }
    public required string? CommuneCode { get; init; }
    public required string? Commune { get; init; }
    public required string? CodesPostaux { get; init; }
    public required string Pays { get; init; }
    public required string? TribunalSiret { get; init; }
    public required string? Tribunal { get; init; }
    public required string? Cabinet { get; init; }
    public required string? Lieu { get; init; }
    public required DateOnly DateNomination { get; init; }
    public required DateOnly? DatePremiereProtection { get; init; }
    public required DateOnly? DateProtectionEnCours { get; init; }

    /// <summary>Date of effect of the present situation.</summary>
    public required DateOnly? DateEtat { get; init; }
    public required DateOnly? Echeance { get; init; }
    public required DateOnly? DateFin { get; init; }
    public required CauseSortie? CauseSortie { get; init; }
}

/// <summary>The file of the mesures of a gestionnaire: exactly the columns that the import knows.</summary>
public static class LignesExport
{
    /// <summary>Columns of the file, in the order of <see cref="ColonnesMesure.Export"/>.</summary>
    public static Feuille<LigneExport> Feuille { get; } =
        new("Mesures", [.. ColonnesMesure.Export.Select(Colonne)]);

    private static Colonne<LigneExport> Colonne(ColonneMesure colonne)
    {
        Colonne<LigneExport> Texte(Func<LigneExport, string?> valeur, int largeur = 20) =>
            Colonne<LigneExport>.Texte(colonne.Handle(), valeur, largeur);
        Colonne<LigneExport> Date(Func<LigneExport, DateOnly?> valeur) =>
            Colonne<LigneExport>.Date(colonne.Handle(), valeur, 14);
        Colonne<LigneExport> Entier(Func<LigneExport, int?> valeur) =>
            Colonne<LigneExport>.Entier(colonne.Handle(), valeur);
        return colonne switch
        {
            ColonneMesure.Annee => Entier(l => l.AnneeNaissance),
            ColonneMesure.Civilite => Texte(l => l.Civilite == Civilite.Madame ? "F" : "H", 9),
            ColonneMesure.NumeroRg => Texte(l => l.NumeroRg, 12),
            ColonneMesure.NumeroDossier => Texte(l => l.NumeroDossier, 16),
            ColonneMesure.TribunalSiret => Texte(l => l.TribunalSiret, 16),
            ColonneMesure.Tribunal => Texte(l => l.Tribunal, 32),
            ColonneMesure.TribunalCabinet => Texte(l => l.Cabinet, 16),
            ColonneMesure.Antenne => Texte(l => l.Lieu, 32),
            ColonneMesure.DateNomination => Date(l => l.DateNomination),
            ColonneMesure.Type => Texte(l => ColonnesMesure.TexteDuType(l.Nature, l.Champ), 44),
            ColonneMesure.DatePremiereProtection => Date(l => l.DatePremiereProtection),
            ColonneMesure.DateProtectionEnCours => Date(l => l.DateProtectionEnCours),
            ColonneMesure.DateEtat => Date(l => l.DateEtat),
            ColonneMesure.Residence => Texte(
                l => Residences.GetValueOrDefault(l.LieuVie ?? Aucun),
                28
            ),
            ColonneMesure.TypeEtablissement => Texte(l => l.TypeEtablissement?.Libelle(), 32),
            ColonneMesure.CodePostal => Texte(l => CodePostal(l.CommuneCode, l.CodesPostaux), 12),
            ColonneMesure.Ville => Texte(l => l.Commune, 24),
            ColonneMesure.Pays => Texte(l => l.Pays, 8),
            ColonneMesure.Echeance => Date(l => l.Echeance),
            ColonneMesure.Statut => Texte(l => l.Statut.Libelle(), 12),
            ColonneMesure.DateFin => Date(l => l.DateFin),
            ColonneMesure.CauseSortie => Texte(l => l.CauseSortie?.Libelle(), 36),
            ColonneMesure.Identifiant => Entier(l => l.Id),
            _ => throw new InvalidOperationException($"The export has no column {colonne}."),
        };
    }

    /// <summary>
    /// The postcode of a commune in the file. The whole of Paris, Lyon or Marseille has none: the postcode of an arrondissement
    /// would be read back as that arrondissement.
    /// </summary>
    /// <param name="codesPostaux">postcodes of the commune, separated by one space</param>
    public static string? CodePostal(string? commune, string? codesPostaux) =>
        commune is null || Referentiels.Commune.EstDecoupee(commune)
            ? null
            : codesPostaux?.Split(' ')[0];

    private const LieuVie Aucun = (LieuVie)(-1);

    /// <summary>What the predecessor's import accepts: the import notice of e-MJPM, column « residence ».</summary>
    private static readonly FrozenDictionary<LieuVie, string> Residences = new Dictionary<
        LieuVie,
        string
    >
    {
        [LieuVie.Domicile] = "A domicile",
        [LieuVie.Etablissement] = "En établissement",
        [LieuVie.EtablissementConservationDomicile] =
            "En établissement avec conservation du domicile",
        [LieuVie.Sdf] = "SDF",
    }.ToFrozenDictionary();

    /// <summary>The lines of the file, in the order of <paramref name="mesures"/>.</summary>
    public static IQueryable<LigneExport> EnLignesExport(this IQueryable<Mesure> mesures) =>
        mesures.Select(m => new LigneExport
        {
            Id = m.Id,
            Statut = m.Statut,
            NumeroRg = m.NumeroRg,
            NumeroDossier = m.NumeroDossier,
            Nature = m.Nature,
            Champ = m.Champ,
            Civilite = m.Civilite,
            AnneeNaissance = m.AnneeNaissance,
            LieuVie = m.LieuVie,
            TypeEtablissement = m.TypeEtablissement,
            CommuneCode = m.CommuneCode,
            Commune = m.Commune!.Nom,
            CodesPostaux = m.Commune.CodesPostaux,
            Pays = m.Pays,
            TribunalSiret = m.Tribunal!.Siret,
            Tribunal = m.Tribunal.Nom,
            Cabinet = m.Cabinet!.Nom,
            Lieu = m.LieuExercice!.Nom,
            DateNomination = m.DateNomination,
            DatePremiereProtection = m.DatePremiereProtection,
            DateProtectionEnCours = m.DateProtectionEnCours,
            DateEtat = m.Etats.Max(e => (DateOnly?)e.DateEffet),
            Echeance = m.Echeance,
            DateFin = m.DateFin,
            CauseSortie = m.CauseSortie,
        });
}
