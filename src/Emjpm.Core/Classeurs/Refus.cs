using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Classeurs;

/// <summary>Why a file is not read, in sentences for the person who sent it: each says what to do.</summary>
internal static class Refus
{
    private const string EnXlsx =
        "enregistrez-le au format Excel (.xlsx) et envoyez-le de nouveau.";

    public static RegleMetierException TropGros() =>
        new(
            $"Le fichier dépasse {LimitesLecture.Octets / 1024 / 1024}\u00A0Mo : partagez-le en plusieurs fichiers."
        );

    public static RegleMetierException Vide() =>
        new("Le fichier est vide : choisissez un fichier qui contient des lignes.");

    public static RegleMetierException PasUnTableur(string nom) =>
        new(
            $"«\u00A0{nom}\u00A0» n’est pas un tableur : envoyez un fichier Excel (.xlsx ou .xls), LibreOffice (.ods) ou CSV."
        );

    public static RegleMetierException PageWeb(string nom) =>
        new(
            $"«\u00A0{nom}\u00A0» est une page web ou un fichier XML qui porte le nom d’un tableur : ouvrez-le dans votre tableur, {EnXlsx}"
        );

    public static RegleMetierException Binaire(string nom) =>
        new(
            $"«\u00A0{nom}\u00A0» est un classeur Excel binaire (.xlsb), qui n’est pas lu : {EnXlsx}"
        );

    public static RegleMetierException Chiffre(string nom) =>
        new(
            $"«\u00A0{nom}\u00A0» est protégé par un mot de passe : retirez-le dans votre tableur, puis envoyez le fichier de nouveau."
        );

    public static RegleMetierException Abime(string nom) =>
        new(
            $"«\u00A0{nom}\u00A0» est abîmé ou incomplet et ne peut pas être lu : ouvrez-le dans votre tableur, {EnXlsx}"
        );

    public static RegleMetierException Bombe() =>
        new(
            "Le contenu du fichier est démesuré par rapport à sa taille : copiez les lignes utiles dans un nouveau classeur."
        );

    public static RegleMetierException TropDeLignes() =>
        new(
            $"Le fichier a plus de {Francais.Nombre(LimitesLecture.Lignes - 1, "ligne")} : partagez-le en plusieurs fichiers."
        );

    public static RegleMetierException TropDeColonnes() =>
        new(
            $"Le fichier a plus de {Francais.Nombre(LimitesLecture.Colonnes, "colonne")} : ne gardez que celles de vos mesures."
        );

    public static RegleMetierException TropDeFeuilles() =>
        new(
            $"Le fichier a plus de {Francais.Nombre(LimitesLecture.Feuilles, "feuille")} : ne gardez que celle de vos mesures."
        );

    public static RegleMetierException Guillemet(long ligne) =>
        new(
            $"Un guillemet (\") ouvert à la ligne {ligne} n’est jamais refermé : retirez-le ou doublez-le, puis envoyez le fichier de nouveau."
        );

    public static RegleMetierException LigneTropLongue() =>
        new(
            "Une ligne du fichier est démesurée : un guillemet (\") ouvert et jamais refermé en est souvent la cause."
        );
}
