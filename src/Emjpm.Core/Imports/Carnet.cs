using Emjpm.Core.Classeurs;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Imports;

/// <summary>The remarks of a line while it is read, and its cells.</summary>
internal sealed class Carnet(
    int ligne,
    IReadOnlyDictionary<ColonneMesure, Cellule> cellules,
    IReadOnlyDictionary<ColonneMesure, string> titres
)
{
    private const int ValeurMontree = 60;

    /// <summary>Longest value of a column: none that is right comes near it.</summary>
    public const int ValeurMax = 200;

    public List<Remarque> Remarques { get; } = [];

    public Cellule this[ColonneMesure colonne] => cellules.GetValueOrDefault(colonne);

    /// <summary>The error of a formula, or a text without measure, is told and read as no value. Once for each column.</summary>
    public Cellule Lire(ColonneMesure colonne)
    {
        var cellule = this[colonne];
        if (cellule.Texte.Length > ValeurMax)
        {
            Erreur(colonne, Motif.Forme, $"est trop long ; écrivez au plus {ValeurMax} caractères");
            return default;
        }
        if (cellule.Type != TypeCellule.Erreur)
            return cellule;
        Erreur(
            colonne,
            Motif.Forme,
            "est une erreur de formule ; corrigez la formule ou tapez la valeur"
        );
        return default;
    }

    public void Erreur(
        ColonneMesure colonne,
        Motif motif,
        string suite,
        IReadOnlyList<string>? suggestions = null
    ) => Noter(colonne, Gravite.Erreur, motif, suite, suggestions);

    public void Question(ColonneMesure colonne, string suite, IReadOnlyList<string> suggestions) =>
        Noter(colonne, Gravite.Question, Motif.Ambigu, suite, suggestions);

    public void Avertir(
        ColonneMesure colonne,
        Motif motif,
        string suite,
        IReadOnlyList<string>? suggestions = null
    ) => Noter(colonne, Gravite.Avertissement, motif, suite, suggestions);

    /// <summary>What a sentence shows of a value or of a title.</summary>
    public static string Montrer(string valeur) =>
        valeur.Length <= ValeurMontree ? valeur
        : char.IsHighSurrogate(valeur[ValeurMontree - 1]) ? valeur[..(ValeurMontree - 1)] + "…"
        : valeur[..ValeurMontree] + "…";

    /// <summary>A value that a new mesure needs and the line has not.</summary>
    public void Manque(ColonneMesure colonne, string attendu)
    {
        if (Refuse(colonne))
            return;
        Remarques.Add(
            new(
                ligne,
                colonne,
                titres.GetValueOrDefault(colonne),
                "",
                Gravite.Erreur,
                Motif.Manquant,
                $"{Debut(colonne)}\u00A0: la valeur manque\u00A0; {attendu}.",
                []
            )
        );
    }

    /// <summary>A remark on the column already refuses the line.</summary>
    public bool Refuse(ColonneMesure colonne) =>
        Remarques.Any(r => r.Colonne == colonne && r.Refuse);

    private void Noter(
        ColonneMesure colonne,
        Gravite gravite,
        Motif motif,
        string suite,
        IReadOnlyList<string>? suggestions
    )
    {
        var valeur = this[colonne].Texte;
        var proposition = suggestions is { Count: > 0 } s
            ? $" Voulez-vous dire {string.Join(" ou ", s.Take(3).Select(t => $"«\u00A0{t}\u00A0»"))}\u00A0?"
            : "";
        Remarques.Add(
            new(
                ligne,
                colonne,
                titres.GetValueOrDefault(colonne),
                valeur,
                gravite,
                motif,
                $"{Debut(colonne)}\u00A0: «\u00A0{Montrer(valeur)}\u00A0» {suite.Replace(" ;", "\u00A0;", StringComparison.Ordinal)}.{proposition}",
                suggestions ?? []
            )
        );
    }

    /// <summary>A source without lines (0) only has names.</summary>
    private string Debut(ColonneMesure colonne)
    {
        var titre = titres.GetValueOrDefault(colonne) ?? colonne.Handle();
        return ligne == 0
            ? Francais.EnTete(titre)
            : $"Ligne {ligne}, colonne «\u00A0{titre}\u00A0»";
    }
}
