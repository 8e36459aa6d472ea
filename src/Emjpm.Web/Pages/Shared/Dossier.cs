using Emjpm.Core.Referentiels;

namespace Emjpm.Web.Pages.Shared;

/// <summary>How a file is named on screen, when nobody is.</summary>
public static class Dossier
{
    /// <summary>« Tutelle aux biens », from the two closed lists.</summary>
    public static string Intitule(NatureMesure nature, ChampMesure? champ) =>
        Francais.EnTete(champ is { } c ? $"{nature.Libelle()} {c.Libelle()}" : nature.Libelle());

    /// <summary>« Madame, née en 1946 »: all that is known of who the person is.</summary>
    public static string Personne(Civilite civilite, int anneeNaissance) =>
        $"{civilite.Libelle()}, {(civilite == Civilite.Madame ? "née" : "né")} en {anneeNaissance}";

    /// <summary>« RG 24A01234 », or the number of the mesure when the RG is not known.</summary>
    public static string Reference(int mesureId, string? numeroRg) =>
        numeroRg is null
            ? $"n°{Francais.Insecable}{mesureId} (sans RG)"
            : $"RG{Francais.Insecable}{numeroRg}";
}
