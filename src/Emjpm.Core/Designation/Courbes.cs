namespace Emjpm.Core.Designation;

/// <summary>The curves of the ranking: each gives the part (0 to 1) of a criterion's points that a value earns.</summary>
public static class Courbes
{
    /// <summary>1 up to <see cref="Bareme.ProximitePleineKm"/>, then halved every <see cref="Bareme.ProximiteMoitieKm"/>.</summary>
    /// <param name="km">distance; null when a position is unknown, which earns nothing: near cannot be shown</param>
    public static double Proximite(double? km, Bareme bareme) =>
        km switch
        {
            null => 0,
            { } d when d <= bareme.ProximitePleineKm => 1,
            { } d => Math.Pow(0.5, (d - bareme.ProximitePleineKm) / bareme.ProximiteMoitieKm),
        };

    /// <summary>Covered over asked.</summary>
    /// <param name="demandes">how many kinds of accompaniment and languages were asked, at least 1</param>
    public static double Adequation(int couverts, int demandes) => (double)couverts / demandes;

    /// <summary>
    /// <see cref="Bareme.PartPourUnePlace"/> for a place, the rest growing with free places up to
    /// <see cref="Bareme.PlacesPleinesPourcent"/> of the capacity; 0 without a place.
    /// </summary>
    /// <param name="places">may be negative</param>
    /// <param name="capacite">null when never declared, and then there is no place either</param>
    public static double Disponibilite(int places, int? capacite, Bareme bareme)
    {
        if (places <= 0 || capacite is not > 0)
            return 0;
        var pourUnePlace = bareme.PartPourUnePlace / 100.0;
        var libres = 100.0 * places / capacite.Value / bareme.PlacesPleinesPourcent;
        return pourUnePlace + (1 - pourUnePlace) * Math.Min(1, libres);
    }

    /// <summary>1 up to <see cref="Bareme.FraicheurPleineJours"/>, 0 from <see cref="Bareme.FraicheurNulleJours"/>, straight between.</summary>
    /// <param name="jours">age of the figures in days; null when never declared</param>
    public static double Fraicheur(int? jours, Bareme bareme) =>
        jours is { } j ? Descente(j, bareme.FraicheurPleineJours, bareme.FraicheurNulleJours) : 0;

    /// <summary>
    /// 1 up to a mean of <see cref="Bareme.ReponsePleineJours"/>, 0 from <see cref="Bareme.ReponseNulleJours"/>, straight
    /// between; one half under <see cref="Bareme.ReponsesMinimum"/> answers, so that newcomers neither gain nor lose.
    /// </summary>
    /// <param name="heures">total of the delays, in hours</param>
    public static double Reponse(int reponses, double heures, Bareme bareme) =>
        reponses < bareme.ReponsesMinimum
            ? 0.5
            : Descente(heures / reponses / 24, bareme.ReponsePleineJours, bareme.ReponseNulleJours);

    private static double Descente(double valeur, double pleine, double nulle) =>
        Math.Clamp((nulle - valeur) / (nulle - pleine), 0, 1);
}
