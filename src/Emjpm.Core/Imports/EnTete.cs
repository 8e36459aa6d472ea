using Emjpm.Core.Classeurs;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Imports;

/// <summary>The line of titles of a sheet.</summary>
internal sealed class EnTete
{
    /// <summary>Lines among which the titles are looked for: a title of the document may come above.</summary>
    private const int LignesRegardees = 20;

    private EnTete(FeuilleLue feuille, int ligne, IReadOnlyList<ColonneLue> colonnes) =>
        (Feuille, Ligne, Colonnes) = (feuille, ligne, colonnes);

    public FeuilleLue Feuille { get; }
    public int Ligne { get; }
    public IReadOnlyList<ColonneLue> Colonnes { get; }
    public int Reconnues => Colonnes.Count(c => c.Colonne is not null);

    /// <summary>The line with the most columns recognised, the first of them; null when the sheet is empty.</summary>
    public static EnTete? Chercher(
        FeuilleLue feuille,
        IReadOnlyDictionary<string, ColonneMesure?> correspondances
    )
    {
        var choisies = new Dictionary<string, ColonneMesure?>();
        foreach (var (titre, colonne) in correspondances)
            choisies[ColonnesMesure.Cle(titre)] = colonne;
        return feuille
            .Lignes()
            .Take(LignesRegardees)
            .Select(l => new EnTete(feuille, l.Numero, Lire(l, choisies)))
            .MaxBy(e => e.Reconnues);
    }

    public IReadOnlyList<ColonneMesure> Manquantes()
    {
        var lues = Colonnes.Select(c => c.Colonne).OfType<ColonneMesure>().ToHashSet();
        return lues.Contains(ColonneMesure.Identifiant)
            ? []
            :
            [
                .. ColonnesMesure.Obligatoires.Where(c =>
                    !lues.Contains(c)
                    && !(c == ColonneMesure.TribunalSiret && lues.Contains(ColonneMesure.Tribunal))
                    && !(c == ColonneMesure.NumeroRg && lues.Contains(ColonneMesure.NumeroDossier))
                ),
            ];
    }

    public IReadOnlyList<Remarque> Remarques(IReadOnlyList<ColonneMesure> manquantes) =>
        [
            .. manquantes.Select(c =>
                Remarque(
                    c,
                    null,
                    Gravite.Erreur,
                    Motif.Manquant,
                    $"La colonne «\u00A0{c.Handle()}\u00A0» ({c.Libelle()}) manque\u00A0: ajoutez-la, ou dites quelle colonne du fichier en tient lieu."
                )
            ),
            .. Colonnes
                .Where(c =>
                    c.Colonne is null && c.Titre.Length > 0 && !FichierAnnote.EstAjoutee(c.Titre)
                )
                .Select(c =>
                    ColonnesMesure.Reconnaitre(c.Titre) is { } deja
                    && Colonnes.FirstOrDefault(a => a.Colonne == deja) is { } autre
                        ? Remarque(
                            deja,
                            c.Titre,
                            Gravite.Avertissement,
                            Motif.Ambigu,
                            $"La colonne «\u00A0{Carnet.Montrer(c.Titre)}\u00A0» n’est pas lue\u00A0: «\u00A0{Carnet.Montrer(autre.Titre)}\u00A0» dit la même chose."
                        )
                        : Remarque(
                            null,
                            c.Titre,
                            Gravite.Avertissement,
                            Motif.Inconnu,
                            $"La colonne «\u00A0{Carnet.Montrer(c.Titre)}\u00A0» n’est pas connue\u00A0: elle n’est pas lue."
                        )
                ),
        ];

    private static List<ColonneLue> Lire(
        LigneLue ligne,
        Dictionary<string, ColonneMesure?> choisies
    )
    {
        var titres = ligne.Cellules.Select(c => c.Texte).ToList();
        var prises = new Dictionary<ColonneMesure, int>();
        // First what the person chose, then the proper title, then the others: date_nomination goes before date_ouverture.
        Prendre((_, cle) => choisies.GetValueOrDefault(cle));
        Prendre(
            (titre, cle) =>
                choisies.ContainsKey(cle) ? null
                : ColonnesMesure.Reconnaitre(titre) is { } c
                && ColonnesMesure.Cle(c.Handle()) == cle
                    ? c
                : null
        );
        Prendre(
            (titre, cle) => choisies.ContainsKey(cle) ? null : ColonnesMesure.Reconnaitre(titre)
        );
        return
        [
            .. titres.Select(
                (titre, i) =>
                    new ColonneLue(
                        i,
                        titre,
                        prises
                            .Where(p => p.Value == i)
                            .Select(p => (ColonneMesure?)p.Key)
                            .FirstOrDefault()
                    )
            ),
        ];

        void Prendre(Func<string, string, ColonneMesure?> colonne)
        {
            for (var i = 0; i < titres.Count; i++)
                if (
                    titres[i].Length is > 0 and <= 200
                    && !prises.ContainsValue(i)
                    && colonne(titres[i], ColonnesMesure.Cle(titres[i])) is { } c
                )
                    prises.TryAdd(c, i);
        }
    }

    private Remarque Remarque(
        ColonneMesure? colonne,
        string? titre,
        Gravite gravite,
        Motif motif,
        string phrase
    ) => new(Ligne, colonne, titre, "", gravite, motif, phrase, []);
}
