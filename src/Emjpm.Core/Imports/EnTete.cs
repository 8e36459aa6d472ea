using Emjpm.Core.Classeurs;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Imports;

/// <summary>What is to be said of the columns of a file of mesures.</summary>
internal sealed class EnTete(TitresLus<ColonneMesure> titres)
{
    private IReadOnlyList<ColonneLue<ColonneMesure>> Colonnes => titres.Colonnes;

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

    private Remarque Remarque(
        ColonneMesure? colonne,
        string? titre,
        Gravite gravite,
        Motif motif,
        string phrase
    ) => new(titres.Ligne, colonne, titre, "", gravite, motif, phrase, []);
}
