using Emjpm.Core.Designation;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Pilotage.Simulations;

/// <summary>How a site is chosen for a person: the ranking of the service, and the simpler lists it could use instead.</summary>
public enum Politique
{
    [Valeur("plus_de_places", "le plus de places libres d’abord")]
    PlusDePlaces,

    [Valeur("plus_proche", "le plus proche d’abord")]
    PlusProche,

    [Valeur("bareme", "barème en vigueur")]
    Bareme,

    [Valeur("bareme_essaye", "barème essayé")]
    BaremeEssaye,
}

/// <summary>A site that may be chosen for a need.</summary>
/// <param name="Rang">of its gestionnaire in the ranking, from 1</param>
/// <param name="Couvre">the gestionnaire meets everything that was asked, or nothing was</param>
public sealed record ChoixPossible(int Rang, int GestionnaireId, LieuEvalue Lieu, bool Couvre)
{
    /// <summary>Kilometres to the person; infinite when not known, for near cannot be shown.</summary>
    public double Km => Lieu.DistanceKm ?? double.PositiveInfinity;

    /// <summary>The sites of a ranking, best first.</summary>
    public static ChoixPossible[] De(IEnumerable<Retenu> retenus) =>
        [
            .. retenus.SelectMany(
                (r, i) =>
                    r.Lieux.Select(l => new ChoixPossible(i + 1, r.Candidat.Id, l, r.CouvreTout))
            ),
        ];

    /// <summary>The one that a policy takes; ties go to the nearest, then by id.</summary>
    /// <param name="choix">not empty, best of the ranking first</param>
    public static ChoixPossible Choisir(Politique politique, ChoixPossible[] choix) =>
        politique switch
        {
            Politique.PlusDePlaces => choix.MinBy(c => (-c.Lieu.Places, c.Km, c.Lieu.Lieu.Id))!,
            Politique.PlusProche => choix.MinBy(c => (c.Km, c.Lieu.Lieu.Id))!,
            _ => choix[0],
        };
}
