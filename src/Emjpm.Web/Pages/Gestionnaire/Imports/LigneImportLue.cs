using Emjpm.Core.Classeurs;
using Emjpm.Core.Imports;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Gestionnaire.Imports;

/// <summary>A line of a preview, as it is shown.</summary>
public sealed record LigneImportLue(
    int Id,
    int Ligne,
    QuestionLigne? Question,
    int? MesureId,
    string Donnees,
    string? EcartsJson,
    string? MotifsTexte,
    string? AvertissementsTexte,
    string? ProchesJson
)
{
    private Core.Imports.LigneMesure? Lue { get; } =
        Donnees.Length == 0 ? null : TexteJson.Lire<Core.Imports.LigneMesure>(Donnees);

    public IReadOnlyList<Ecart> Ecarts => TexteJson.Lire<List<Ecart>>(EcartsJson) ?? [];
    public IReadOnlyList<string> Motifs => Phrases(MotifsTexte);
    public IReadOnlyList<string> Avertissements => Phrases(AvertissementsTexte);

    /// <summary>Nothing is to be said beside the mesure.</summary>
    public bool SansDetail =>
        EcartsJson is null && MotifsTexte is null && AvertissementsTexte is null;

    /// <summary>« RG 21B00167, dossier 12 »; what the line calls its mesure.</summary>
    public string Reference =>
        (Lue?.NumeroRg ?? Lue?.NumeroRgBrut, Lue?.NumeroDossier) switch
        {
            ({ } rg, { } dossier) => $"RG {rg}, dossier {dossier}",
            ({ } rg, _) => $"RG {rg}",
            (_, { } dossier) => $"dossier {dossier}",
            _ => Ligne == 0 ? "Mesure enregistrée" : "Sans numéro",
        };

    /// <summary>« Tutelle aux biens · M. né en 1962 · Lille ».</summary>
    public string Resume =>
        string.Join(
            " · ",
            new[]
            {
                Lue?.Nature is { } n
                    ? Francais.EnTete(ColonnesMesure.TexteDuType(n, Lue.Champ))
                    : null,
                Lue is { Civilite: { } c, AnneeNaissance: { } a } ? Dossier.Personne(c, a) : null,
                Lue?.Ville,
            }.OfType<string>()
        );

    /// <summary>The mesures it may be about, when that is the question.</summary>
    public IReadOnlyList<MesureProche> Proches =>
        Question == QuestionLigne.Semblable
            ? TexteJson.Lire<List<MesureProche>>(ProchesJson) ?? []
            : [];

    /// <summary>The answers that are the same for every line of the question.</summary>
    public IReadOnlyList<ChoixLigne> Reponses =>
        [.. TrancherLignes.Reponses(Question).Where(c => c != ChoixLigne.Meme)];

    /// <summary>The sentences without the number of the line, that the table has in its own column.</summary>
    private IReadOnlyList<string> Phrases(string? texte) =>
        [
            .. (texte ?? "")
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(p =>
                    p.StartsWith($"Ligne {Ligne}, ", StringComparison.Ordinal)
                        ? Francais.EnTete(p[$"Ligne {Ligne}, ".Length..])
                        : p
                ),
        ];
}

/// <summary>The report of an import: every line with what became of it.</summary>
internal static class RapportImport
{
    private static readonly Feuille<LigneRapport> Feuille = new(
        "Import",
        [
            Colonne<LigneRapport>.Entier("ligne", l => l.Ligne == 0 ? null : l.Ligne),
            Colonne<LigneRapport>.Texte("décision", l => l.Decision.Libelle()),
            Colonne<LigneRapport>.Texte("référence", l => l.Lue.Reference, 30),
            Colonne<LigneRapport>.Texte("mesure", l => l.Lue.Resume, 60),
            Colonne<LigneRapport>.Texte(
                "changements",
                l => string.Join(" ; ", l.Lue.Ecarts.Select(e => $"{e.Fait} : {e.A} → {e.B}")),
                80
            ),
            Colonne<LigneRapport>.Texte("motif", l => string.Join(' ', l.Lue.Motifs), 100),
            Colonne<LigneRapport>.Texte(
                "remarque",
                l => string.Join(' ', l.Lue.Avertissements),
                80
            ),
        ]
    );

    public static IActionResult Fichier(ImportMesures import, IQueryable<LigneImport> lignes) =>
        new FichierClasseur<LigneRapport>(
            FormatClasseur.Xlsx,
            $"import-{import.Id}-rapport",
            Feuille,
            lignes
                .OrderBy(l => l.Ligne)
                .ThenBy(l => l.Id)
                .Select(l => new LigneRapport(
                    l.Ligne,
                    l.Decision,
                    new LigneImportLue(
                        l.Id,
                        l.Ligne,
                        l.Question,
                        l.MesureId,
                        l.Donnees,
                        l.Ecarts,
                        l.Motifs,
                        l.Avertissements,
                        l.Proches
                    )
                ))
                .AsAsyncEnumerable()
        );

    private sealed record LigneRapport(int Ligne, DecisionLigne Decision, LigneImportLue Lue);
}
