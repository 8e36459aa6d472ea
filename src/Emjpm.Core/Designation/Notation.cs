using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Designation;

/// <summary>Stage two of the ranking: the points of an eligible candidate at each of its lieux, and the lines that explain them.</summary>
internal sealed class Notation(Besoin besoin, Bareme bareme)
{
    private readonly Accompagnement[] accompagnements =
    [
        .. besoin.Accompagnements.Distinct().Order(),
    ];
    private readonly Langue[] langues = [.. besoin.Langues.Distinct().Order()];

    private int Demandes => accompagnements.Length + langues.Length;

    /// <summary>Points the lines of this ranking share out: without anything asked the adequacy line is out, and 100 is shared among the others.</summary>
    private double Maximum(Critere critere) =>
        Demandes > 0
            ? bareme.Poids.De(critere)
            : bareme.Poids.De(critere) * 100.0 / (100 - bareme.Poids.Adequation);

    /// <summary>
    /// The lieux of a candidate, best first: with a place, then points, then more places, then nearer, then id. Places come
    /// before distance, as they do between candidates, so that improving a lieu can never lower its gestionnaire.
    /// </summary>
    public List<LieuEvalue> Evaluer(
        CandidatGestionnaire candidat,
        IReadOnlyList<CandidatLieu> lieux
    )
    {
        var adequation = PartAdequation(candidat);
        var evalues = new List<LieuEvalue>(lieux.Count);
        foreach (var lieu in lieux)
        {
            var (km, approchee) = Distance(lieu);
            var total = 0.0;
            foreach (var critere in Liste<Critere>.Valeurs)
                if (critere != Critere.Adequation)
                    total += Maximum(critere) * Part(critere, candidat, lieu, km);
                else if (adequation is { } part)
                    total += Maximum(critere) * part;
            evalues.Add(new(lieu, km, approchee, lieu.Places, Math.Round(total, 6)));
        }
        if (evalues.Count > 1)
            evalues.Sort(ParMerite);
        return evalues;
    }

    /// <summary>Whether a candidate meets everything that was asked, or nothing was.</summary>
    public bool CouvreTout(CandidatGestionnaire candidat) => !(PartAdequation(candidat) < 1);

    /// <summary>Distance from the person to a lieu; null when either position is unknown.</summary>
    public (double? Km, bool Approchee) Distance(CandidatLieu lieu) =>
        besoin.Position is { } ici && lieu.Position is { } la
            ? (ici.DistanceKm(la), ici.Approchee || la.Approchee)
            : (null, true);

    /// <summary>The lines of a candidate at a lieu, in the order of the criteria.</summary>
    public IReadOnlyList<LigneAdequation> Lignes(CandidatGestionnaire candidat, LieuEvalue evalue)
    {
        var lignes = new List<LigneAdequation>(6);
        foreach (var critere in Liste<Critere>.Valeurs)
        {
            if (critere == Critere.Adequation)
            {
                if (PartAdequation(candidat) is { } part)
                    lignes.Add(LigneAdequation(candidat, part));
                continue;
            }
            var maximum = Maximum(critere);
            var points = maximum * Part(critere, candidat, evalue.Lieu, evalue.DistanceKm);
            var (valeur, source) = Decrire(critere, candidat, evalue);
            lignes.Add(
                new(
                    critere,
                    points,
                    maximum,
                    valeur,
                    source,
                    critere == Critere.Proximite && evalue.DistanceApprochee
                )
            );
        }
        return lignes;
    }

    private static int ParMerite(LieuEvalue a, LieuEvalue b)
    {
        var ordre = (b.Places > 0).CompareTo(a.Places > 0);
        if (ordre == 0)
            ordre = b.Total.CompareTo(a.Total);
        if (ordre == 0)
            ordre = b.Places.CompareTo(a.Places);
        if (ordre == 0)
            ordre = (a.DistanceKm ?? double.MaxValue).CompareTo(b.DistanceKm ?? double.MaxValue);
        return ordre != 0 ? ordre : a.Lieu.Id.CompareTo(b.Lieu.Id);
    }

    private double Part(
        Critere critere,
        CandidatGestionnaire candidat,
        CandidatLieu lieu,
        double? km
    ) =>
        critere switch
        {
            Critere.Proximite => Proche(lieu, km) ? 1 : Courbes.Proximite(km, bareme),
            Critere.Disponibilite => Courbes.Disponibilite(lieu.Places, lieu.Capacite, bareme),
            Critere.Tribunal => candidat.TribunauxSouhaites.Contains(besoin.TribunalId) ? 1 : 0,
            Critere.Fraicheur => Courbes.Fraicheur(Age(lieu), bareme),
            Critere.Reponse => Courbes.Reponse(
                candidat.ReponsesNombre,
                candidat.ReponsesHeuresTotal,
                bareme
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(critere)),
        };

    /// <summary>Near whatever the distance: in the declared zone, or in the same commune when no distance is known.</summary>
    private bool Proche(CandidatLieu lieu, double? km) =>
        DansLaZone(lieu, km) || (km is null && lieu.CommuneCode == besoin.CommuneCode);

    private bool DansLaZone(CandidatLieu lieu, double? km) =>
        lieu.ZoneCommunes.Contains(besoin.CommuneCode)
        || (besoin.EpciCode is { } epci && lieu.ZoneEpcis.Contains(epci))
        || km <= lieu.ZoneRayonKm;

    private int? Age(CandidatLieu lieu) =>
        lieu.DeclareLe is { } instant
            ? besoin.Date.DayNumber - Horloge.DateParis(instant).DayNumber
            : null;

    private double? PartAdequation(CandidatGestionnaire candidat) =>
        Demandes == 0
            ? null
            : Courbes.Adequation(
                accompagnements.Count(a =>
                    candidat.Accompagnements.Contains(a) || Demontre(candidat, a)
                ) + langues.Count(candidat.Langues.Contains),
                Demandes
            );

    private bool Demontre(CandidatGestionnaire candidat, Accompagnement genre) =>
        candidat.Experience.De(genre) >= bareme.MesuresPourDemontrer;

    private LigneAdequation LigneAdequation(CandidatGestionnaire candidat, double part)
    {
        var (valeur, source) = Phrases.Adequation(
            candidat,
            accompagnements,
            langues,
            bareme.MesuresPourDemontrer
        );
        var maximum = Maximum(Critere.Adequation);
        return new(Critere.Adequation, maximum * part, maximum, valeur, source, Approchee: false);
    }

    private (string Valeur, SourceDonnee Source) Decrire(
        Critere critere,
        CandidatGestionnaire candidat,
        LieuEvalue evalue
    )
    {
        var lieu = evalue.Lieu;
        return critere switch
        {
            Critere.Proximite when DansLaZone(lieu, evalue.DistanceKm) => (
                $"{Phrases.Distance(evalue)} · dans la zone d’intervention déclarée",
                SourceDonnee.DeclareEtCalcule
            ),
            Critere.Proximite when Proche(lieu, evalue.DistanceKm) => (
                "même commune, distance exacte inconnue",
                SourceDonnee.Calcule
            ),
            Critere.Proximite => (Phrases.Distance(evalue), SourceDonnee.Calcule),
            Critere.Disponibilite => (Phrases.Places(lieu), SourceDonnee.DeclareEtCalcule),
            Critere.Tribunal => (
                candidat.TribunauxSouhaites.Contains(besoin.TribunalId)
                    ? "souhaite travailler avec votre tribunal"
                    : "n’a pas indiqué votre tribunal",
                SourceDonnee.Declare
            ),
            Critere.Fraicheur => (Phrases.Fraicheur(lieu, Age(lieu)), SourceDonnee.Calcule),
            Critere.Reponse => (Phrases.Reponse(candidat, bareme), SourceDonnee.Calcule),
            _ => throw new ArgumentOutOfRangeException(nameof(critere)),
        };
    }
}
