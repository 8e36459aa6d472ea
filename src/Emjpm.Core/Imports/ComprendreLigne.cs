using System.Globalization;
using System.Text.RegularExpressions;
using Emjpm.Core.Classeurs;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Imports;

/// <summary>Understands a line: each cell, then what they say together; every fault of it, not the first.</summary>
/// <param name="aujourdhui">civil date in Paris</param>
/// <param name="titres">how the file titles its columns; empty for a source without titles</param>
public sealed partial class ComprendreLigne(
    Reperes reperes,
    DateOnly aujourdhui,
    OptionsLecture options,
    IReadOnlyDictionary<ColonneMesure, string> titres
)
{
    private const int PremiereAnnee = 1900;
    private readonly Dictionary<string, int> tribunauxChoisis = options
        .Tribunaux.GroupBy(t => Texte.Normaliser(t.Key))
        .ToDictionary(g => g.Key, g => g.Last().Value);

    /// <summary>Reads the cells of a line; a column that the source has not is not in <paramref name="cellules"/>.</summary>
    public LigneMesure Lire(int ligne, IReadOnlyDictionary<ColonneMesure, Cellule> cellules)
    {
        var carnet = new Carnet(ligne, cellules, titres);
        var type = DansListe(carnet, ColonneMesure.Type, Vocabulaires.Type);
        var lieu = LireLieu(carnet);
        var lue = new LigneMesure
        {
            Ligne = ligne,
            Remarques = carnet.Remarques,
            Identifiant = LireIdentifiant(carnet),
            Civilite = DansListe(carnet, ColonneMesure.Civilite, Vocabulaires.Civilite),
            AnneeNaissance = LireAnnee(carnet),
            NumeroRg = LireNumeroRg(carnet),
            NumeroRgBrut = RgBrut(carnet[ColonneMesure.NumeroRg]),
            NumeroDossier = TexteDe(carnet, ColonneMesure.NumeroDossier),
            TribunalId = LireTribunal(carnet),
            Cabinet = TexteDe(carnet, ColonneMesure.TribunalCabinet),
            Antenne = TexteDe(carnet, ColonneMesure.Antenne),
            DateNomination = LireDate(carnet, ColonneMesure.DateNomination),
            Nature = type?.Nature,
            Champ = DansListe(carnet, ColonneMesure.Champ, Vocabulaires.Champ) ?? type?.Champ,
            DatePremiereProtection = LireDate(carnet, ColonneMesure.DatePremiereProtection),
            DateProtectionEnCours = LireDate(carnet, ColonneMesure.DateProtectionEnCours),
            DateEtat = LireDate(carnet, ColonneMesure.DateEtat),
            LieuVie = DansListe(carnet, ColonneMesure.Residence, Vocabulaires.Residence),
            TypeEtablissement = DansListe(
                carnet,
                ColonneMesure.TypeEtablissement,
                Vocabulaires.TypeEtablissement
            ),
            CodePostal = lieu.CodePostal,
            Ville = lieu.Ville,
            CommuneCode = lieu.CommuneCode,
            Pays = lieu.Pays,
            Echeance = LireDate(carnet, ColonneMesure.Echeance),
            Statut = DansListe(carnet, ColonneMesure.Statut, Vocabulaires.Statut),
            DateFin = LireDate(carnet, ColonneMesure.DateFin),
            CauseSortie = DansListe(carnet, ColonneMesure.CauseSortie, Vocabulaires.CauseSortie),
        };
        if (lue.Identifiant is null)
            SignalerManques(carnet, lue);
        SignalerIncoherences(carnet, lue);
        carnet.Remarques.Sort((a, b) => Nullable.Compare(a.Colonne, b.Colonne));
        return lue;
    }

    private static void SignalerManques(Carnet carnet, LigneMesure lue)
    {
        if (lue.AnneeNaissance is null)
            carnet.Manque(ColonneMesure.Annee, "écrivez l’année de naissance, par exemple 1962");
        if (lue.Civilite is null)
            carnet.Manque(ColonneMesure.Civilite, "écrivez F ou H");
        if (lue.DateNomination is null)
            carnet.Manque(
                ColonneMesure.DateNomination,
                "écrivez la date du jugement, par exemple 21/12/2019"
            );
        if (lue.Nature is null)
            carnet.Manque(
                ColonneMesure.Type,
                "écrivez la nature de la mesure, par exemple «\u00A0Tutelle\u00A0»"
            );
        if (lue.LieuVie is null)
            carnet.Manque(
                ColonneMesure.Residence,
                "écrivez le lieu de vie, par exemple «\u00A0À domicile\u00A0»"
            );
        if (lue.TribunalId is null && !carnet.Refuse(ColonneMesure.Tribunal))
            carnet.Manque(
                ColonneMesure.TribunalSiret,
                "écrivez le SIRET du tribunal, ou son nom dans une colonne «\u00A0tribunal\u00A0»"
            );
        if (lue.NumeroRg is null && lue.NumeroDossier is null)
            carnet.Manque(ColonneMesure.NumeroRg, "écrivez le numéro RG, par exemple 21B00167");
    }

    private void SignalerIncoherences(Carnet carnet, LigneMesure lue)
    {
        if (lue.DateNomination > aujourdhui)
            carnet.Erreur(
                ColonneMesure.DateNomination,
                Motif.Incoherent,
                "est dans le futur ; écrivez la date d’un jugement déjà rendu"
            );
        if (lue.DateNomination?.Year - lue.AnneeNaissance < 15)
            carnet.Avertir(
                ColonneMesure.Annee,
                Motif.Incoherent,
                "donne une personne de moins de 15 ans à la nomination ; vérifiez l’année de naissance"
            );
        Ordre(ColonneMesure.DatePremiereProtection, lue.DatePremiereProtection, avant: true);
        Ordre(ColonneMesure.DateEtat, lue.DateEtat, avant: false);
        Ordre(ColonneMesure.DateFin, lue.DateFin, avant: false);
        if (lue.Statut == StatutMesure.Eteinte && lue.DateFin is null)
            carnet.Manque(
                ColonneMesure.DateFin,
                "une mesure clôturée a une date de fin, par exemple 21/12/2019"
            );
        if (lue.Statut == StatutMesure.EnCours && lue.DateFin <= aujourdhui)
            carnet.Avertir(
                ColonneMesure.DateFin,
                Motif.Incoherent,
                "est passée alors que la mesure est dite en cours ; vérifiez le statut"
            );

        void Ordre(ColonneMesure colonne, DateOnly? date, bool avant)
        {
            if (avant ? date > lue.DateNomination : date < lue.DateNomination)
                carnet.Erreur(
                    colonne,
                    Motif.Incoherent,
                    $"est {(avant ? "après" : "avant")} la date de nomination ({carnet[ColonneMesure.DateNomination].Texte}) ; corrigez l’une ou l’autre"
                );
        }
    }

    private static string? TexteDe(Carnet carnet, ColonneMesure colonne) =>
        carnet.Lire(colonne) is { EstVide: false } cellule ? cellule.Texte : null;

    private static string? RgBrut(Cellule cellule) =>
        cellule.Type != TypeCellule.Erreur
        && cellule.Texte is { Length: > 0 and <= Carnet.ValeurMax } t
            ? t
            : null;

    private static T? DansListe<T>(Carnet carnet, ColonneMesure colonne, Vocabulaire<T> mots)
        where T : struct
    {
        var cellule = carnet.Lire(colonne);
        if (cellule.EstVide)
            return null;
        if (mots.TryLire(cellule.Texte, out var valeur))
            return valeur;
        carnet.Erreur(
            colonne,
            Motif.HorsListe,
            "n’est pas une valeur acceptée",
            mots.Suggestions(cellule.Texte)
        );
        return null;
    }

    private static int? LireIdentifiant(Carnet carnet)
    {
        var cellule = carnet.Lire(ColonneMesure.Identifiant);
        if (cellule.EstVide)
            return null;
        if (
            int.TryParse(cellule.Texte, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            && id > 0
        )
            return id;
        carnet.Erreur(
            ColonneMesure.Identifiant,
            Motif.Forme,
            "n’est pas un identifiant d’e-MJPM ; laissez la cellule telle que l’export l’a écrite, ou vide"
        );
        return null;
    }

    private int? LireAnnee(Carnet carnet)
    {
        var cellule = carnet.Lire(ColonneMesure.Annee);
        if (cellule.EstVide)
            return null;
        var annee =
            cellule.Type == TypeCellule.Date ? cellule.Date.Year
            : DateDeCellule.Ecrite(cellule.Texte) is { } date ? date.Year
            : int.TryParse(
                cellule.Texte,
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var n
            )
                ? n
            : -1;
        if (annee >= PremiereAnnee && annee <= aujourdhui.Year)
        {
            if (cellule.Texte.Length > 4)
                carnet.Avertir(
                    ColonneMesure.Annee,
                    Motif.Corrige,
                    $"est une date complète\u00A0: seule l’année {annee} est gardée"
                );
            return annee;
        }
        carnet.Erreur(
            ColonneMesure.Annee,
            annee < 0 ? Motif.Forme : Motif.Incoherent,
            $"n’est pas une année de naissance ; écrivez quatre chiffres entre {PremiereAnnee} et {aujourdhui.Year}"
        );
        return null;
    }

    private static string? LireNumeroRg(Carnet carnet)
    {
        var cellule = carnet.Lire(ColonneMesure.NumeroRg);
        if (cellule.EstVide)
            return null;
        if (cellule.Type is TypeCellule.Date or TypeCellule.Booleen)
        {
            carnet.Erreur(
                ColonneMesure.NumeroRg,
                Motif.Forme,
                "a été changé en date par le tableur ; mettez la colonne au format Texte et tapez de nouveau le numéro RG"
            );
            return null;
        }
        var court = Separateurs().Replace(PrefixeRg().Replace(cellule.Texte, ""), "");
        var complet = court.Length is > 0 and < 8 ? court.PadLeft(8, '0') : court;
        try
        {
            var rg = Mesures.NumeroRg.Normaliser(complet, "");
            if (court.Length < 8)
                carnet.Avertir(
                    ColonneMesure.NumeroRg,
                    Motif.Corrige,
                    $"a moins de 8 caractères\u00A0: il est complété par des zéros, {rg}"
                );
            return rg;
        }
        catch (RegleMetierException e)
        {
            var tableur =
                cellule.Type == TypeCellule.Nombre
                    ? " Un numéro comme 12E00005 est changé en nombre par le tableur\u00A0: mettez alors la colonne au format Texte."
                    : "";
            carnet.Erreur(
                ColonneMesure.NumeroRg,
                Motif.Forme,
                $"n’est pas un numéro RG. {e.Message.TrimEnd('.')}.{tableur}".TrimEnd('.')
            );
            return null;
        }
    }

    [GeneratedRegex(
        @"^\s*(n[°ºo]?\s*)?r\.?\s*g\.?\s*(n[°ºo])?\s*:?\s*(?=\d)",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex PrefixeRg();

    [GeneratedRegex(@"[\s/\-._]")]
    private static partial Regex Separateurs();
}
