using System.Text.RegularExpressions;
using Emjpm.Core.Classeurs;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Imports;

/// <summary>The court of a line, by its SIRET, else by its name.</summary>
public sealed partial class ComprendreLigne
{
    private const int ChiffresSiret = 14;

    private int? LireTribunal(Carnet carnet)
    {
        var nom = carnet.Lire(ColonneMesure.Tribunal);
        var siret = carnet.Lire(ColonneMesure.TribunalSiret);
        var parNom = nom.EstVide ? null : ParNom(carnet, nom.Texte);
        if (siret.EstVide)
            return parNom?.Id;
        var parSiret = ParSiret(carnet, siret, connuParAilleurs: parNom is not null);
        if (parSiret is not null && parNom is not null && parSiret.Id != parNom.Id)
        {
            carnet.Erreur(
                ColonneMesure.Tribunal,
                Motif.Incoherent,
                $"n’est pas le tribunal du SIRET de la ligne ({parSiret.Nom}) ; corrigez l’un ou l’autre"
            );
            return null;
        }
        return (parSiret ?? parNom)?.Id;
    }

    /// <summary>The court that the person said this text stands for, or the one that took over since.</summary>
    private TribunalConnu? Choisi(string texte) =>
        tribunauxChoisis.TryGetValue(Texte.Normaliser(texte), out var id)
        && reperes.Tribunaux.ParId(id) is { } choisi
            ? reperes.Tribunaux.Ouvert(choisi, aujourdhui)
            : null;

    private TribunalConnu? ParNom(Carnet carnet, string texte)
    {
        if (Choisi(texte) is { } choisi)
            return choisi;
        var candidats = reperes.Tribunaux.ParNom(texte);
        if (candidats.Count == 0)
        {
            carnet.Erreur(
                ColonneMesure.Tribunal,
                Motif.Inconnu,
                "n’est pas un tribunal connu ; écrivez son nom, par exemple «\u00A0Tribunal judiciaire de Lille\u00A0»",
                reperes.Tribunaux.Proches(texte, aujourdhui)
            );
            return null;
        }
        return Retenir(carnet, ColonneMesure.Tribunal, candidats);
    }

    private TribunalConnu? ParSiret(Carnet carnet, Cellule cellule, bool connuParAilleurs)
    {
        if (Choisi(cellule.Texte) is { } choisi)
            return choisi;
        var arrondi = Scientifique().Match(cellule.Texte);
        if (arrondi.Success)
        {
            var chiffres = arrondi.Groups[1].Value + arrondi.Groups[2].Value;
            carnet.Erreur(
                ColonneMesure.TribunalSiret,
                Motif.Forme,
                "a été arrondi par le tableur, ses derniers chiffres sont perdus ; mettez la colonne au format Texte et recopiez les 14 chiffres du SIRET",
                reperes.Tribunaux.SiretsArrondis(chiffres)
            );
            return null;
        }
        var siret = Ecartements().Replace(cellule.Texte, "");
        if (cellule.Type == TypeCellule.Nombre && siret.Length == ChiffresSiret - 1)
            siret = "0" + siret;
        if (siret.Length != ChiffresSiret || !siret.All(char.IsAsciiDigit))
        {
            carnet.Erreur(
                ColonneMesure.TribunalSiret,
                Motif.Forme,
                $"n’est pas un SIRET ; écrivez les {ChiffresSiret} chiffres de celui du tribunal"
            );
            return null;
        }
        var candidats = reperes.Tribunaux.ParSiret(siret);
        if (candidats.Count > 0)
            return Retenir(carnet, ColonneMesure.TribunalSiret, candidats);
        if (connuParAilleurs)
            carnet.Avertir(
                ColonneMesure.TribunalSiret,
                Motif.Inconnu,
                "n’est le SIRET d’aucun tribunal connu\u00A0: le tribunal est retenu d’après son nom"
            );
        else
            carnet.Erreur(
                ColonneMesure.TribunalSiret,
                Motif.Inconnu,
                siret.EndsWith("000000", StringComparison.Ordinal)
                    ? "n’est le SIRET d’aucun tribunal connu, le tableur a sans doute remplacé ses derniers chiffres par des zéros ; recopiez les 14 chiffres"
                    : "n’est le SIRET d’aucun tribunal connu ; écrivez le nom du tribunal dans une colonne «\u00A0tribunal\u00A0»",
                reperes.Tribunaux.SiretsArrondis(siret.TrimEnd('0'))
            );
        return null;
    }

    /// <summary>The one open court that the candidates lead to; told when it is not the one written.</summary>
    private TribunalConnu? Retenir(
        Carnet carnet,
        ColonneMesure colonne,
        IReadOnlyList<TribunalConnu> candidats
    )
    {
        var ouverts = candidats
            .Select(t => reperes.Tribunaux.Ouvert(t, aujourdhui))
            .OfType<TribunalConnu>()
            .DistinctBy(t => t.Id)
            .ToList();
        switch (ouverts.Count)
        {
            case 0:
                carnet.Erreur(
                    colonne,
                    Motif.Inconnu,
                    $"désigne un tribunal fermé ({candidats[0].Nom}) sans successeur connu ; écrivez le tribunal qui suit la mesure"
                );
                return null;
            case 1:
                if (candidats.All(t => t.Id != ouverts[0].Id))
                    carnet.Avertir(
                        colonne,
                        Motif.Corrige,
                        $"désigne un tribunal fermé\u00A0: la mesure est rattachée à son successeur, {ouverts[0].Nom}"
                    );
                return ouverts[0];
            default:
                carnet.Question(
                    colonne,
                    "désigne plusieurs tribunaux ; écrivez le nom entier",
                    [.. ouverts.Select(t => t.Nom).Order(StringComparer.Ordinal).Take(5)]
                );
                return null;
        }
    }

    /// <summary>« 1,77501E+13 », as a spreadsheet writes a long number to a text file.</summary>
    [GeneratedRegex(@"^([0-9])[.,]([0-9]+)\s*[eE]\+?13$")]
    private static partial Regex Scientifique();

    [GeneratedRegex(@"[\s\u00A0\u202F.\-]")]
    private static partial Regex Ecartements();
}
