using System.Text.RegularExpressions;
using Emjpm.Core.Classeurs;

namespace Emjpm.Core.Imports;

/// <summary>The dates of a line.</summary>
public sealed partial class ComprendreLigne
{
    private const string DateAttendue = "écrivez jour, mois et année, par exemple 21/12/2019";

    private static DateOnly? LireDate(Carnet carnet, ColonneMesure colonne)
    {
        var cellule = carnet.Lire(colonne);
        if (cellule.EstVide)
            return null;
        var date = DateDeCellule.Lire(cellule);
        if (date is null)
        {
            Expliquer(carnet, colonne, cellule.Texte);
            return null;
        }
        if (date.Value.Year is < PremiereAnnee or > 2150)
        {
            carnet.Erreur(
                colonne,
                Motif.Incoherent,
                $"n’est pas une date plausible\u00A0: vérifiez l’année ; {DateAttendue}"
            );
            return null;
        }
        if (cellule.Type == TypeCellule.Nombre)
            carnet.Avertir(
                colonne,
                Motif.Corrige,
                $"est un nombre, lu comme la date du {DateDeCellule.EnChiffres(date.Value)} ; mettez la colonne au format Date"
            );
        return date;
    }

    private static void Expliquer(Carnet carnet, ColonneMesure colonne, string texte)
    {
        var (annee, mois, jour) = DateDeCellule.Parties(texte);
        if (annee == 0)
        {
            var courte = AnneeCourte().Match(texte);
            carnet.Erreur(
                colonne,
                Motif.Forme,
                courte.Success
                    ? "a une année à deux chiffres ; écrivez-la avec quatre, par exemple 21/12/2019"
                    : $"n’est pas une date ; {DateAttendue}"
            );
            return;
        }
        string[] suggestions =
            mois > 12 && DateDeCellule.Existe(annee, jour, mois)
                ? [DateDeCellule.EnChiffres(new DateOnly(annee, jour, mois))]
            : mois is >= 1 and <= 12 && jour > 28 && annee >= PremiereAnnee
                ?
                [
                    DateDeCellule.EnChiffres(
                        new DateOnly(annee, mois, DateTime.DaysInMonth(annee, mois))
                    ),
                ]
            : [];
        carnet.Erreur(
            colonne,
            Motif.Forme,
            $"n’est pas un jour du calendrier ; {DateAttendue}",
            suggestions
        );
    }

    [GeneratedRegex("^[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2}$")]
    private static partial Regex AnneeCourte();
}
