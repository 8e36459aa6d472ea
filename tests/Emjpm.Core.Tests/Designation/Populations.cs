using System.Collections.Frozen;
using Emjpm.Core.Designation;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;
using FsCheck;
using FsCheck.Fluent;
using static Emjpm.Core.Tests.Designation.Exemples;

namespace Emjpm.Core.Tests.Designation;

/// <summary>A need, candidates and a bareme drawn at random, with few distinct values so that ties are frequent.</summary>
internal sealed record Cas(Besoin Besoin, CandidatGestionnaire[] Candidats, Bareme Bareme)
{
    public Classement Classer() => Classement.Etablir(Besoin, Candidats, Bareme);

    public override string ToString() =>
        $"{Besoin}\n{Bareme}\n{string.Join("\n", Candidats.Select(c => $"{c} {string.Join(" ", c.Lieux)}"))}";
}

internal static class Populations
{
    /// <summary>Ids below this one are eligible by construction, whatever the need drawn.</summary>
    public const int PremierDefaillant = 1000;

    public static Arbitrary<Cas> Cas { get; } =
        Arb.From(
            from besoin in Besoins
            from eligibles in Gen.Choose(0, 8).SelectMany(n => Candidats(1, n))
            from autres in Gen.Choose(0, 6).SelectMany(n => Candidats(PremierDefaillant, n))
            from defauts in Gen.ListOf(Gen.Choose(0, 8), autres.Count)
            from tous in Gen.Shuffle(
                eligibles.Concat(autres.Zip(defauts, (c, d) => Abimer(c, d, besoin)))
            )
            from bareme in Baremes
            select new Cas(besoin, tous, bareme),
            Reduire
        );

    private static Gen<Besoin> Besoins =>
        from accompagnements in Gen.SubListOf(
            Accompagnement.GrandAge,
            Accompagnement.SansAbri,
            Accompagnement.Addiction
        )
        from langues in Gen.SubListOf(Langue.Arabe, Langue.Lsf)
        from nature in Gen.Elements<NatureMesure?>(null, NatureMesure.Tutelle)
        from situe in Gen.Elements(true, true, true, false)
        select Besoin() with
        {
            Accompagnements = accompagnements.ToList(),
            Langues = langues.ToList(),
            Nature = nature,
            Position = situe ? Lille : null,
            DejaSollicites = Ensemble(PremierDefaillant + 1),
        };

    private static Gen<Bareme> Baremes =>
        from coupes in Gen.ArrayOf(Gen.Choose(0, 99), 5)
        from moitie in Gen.Choose(1, 40)
        select Avec([0, .. coupes.Order(), 100], moitie);

    private static Bareme Avec(int[] bornes, int moitie) =>
        Bareme.Defaut with
        {
            Version = "essai",
            ProximiteMoitieKm = moitie,
            Poids = new()
            {
                // The last share is at least 1, which keeps adequacy under 100.
                Adequation = bornes[1] - bornes[0],
                Proximite = bornes[2] - bornes[1],
                Disponibilite = bornes[3] - bornes[2],
                Tribunal = bornes[4] - bornes[3],
                Fraicheur = bornes[5] - bornes[4],
                Reponse = bornes[6] - bornes[5],
            },
        };

    private static Gen<List<CandidatGestionnaire>> Candidats(int premier, int nombre) =>
        Gen.CollectToList(Enumerable.Range(premier, nombre), Candidat);

    private static Gen<CandidatGestionnaire> Candidat(int id) =>
        from lieux in Gen.Choose(1, 3)
            .SelectMany(n => Gen.CollectToList(Enumerable.Range(id * 10, n), Lieu))
        from nom in Gen.Elements("Élise", "elise", "Bob")
        from tribunal in Gen.Elements(TribunalLille, 99)
        from accompagnements in Gen.SubListOf(
            Accompagnement.GrandAge,
            Accompagnement.SansAbri,
            Accompagnement.Addiction
        )
        from langues in Gen.SubListOf(Langue.Arabe, Langue.Lsf)
        from sansAbri in Gen.Choose(0, 5)
        from reponses in Gen.Choose(0, 5)
        from heures in Gen.Elements(10, 72, 120, 400)
        from derniere in Gen.Elements<int?>(null, 3, 80)
        from designations in Gen.Choose(0, 6)
        select Exemples.Candidat(id, [.. lieux]) with
        {
            Nom = nom,
            TribunauxSouhaites = Ensemble(tribunal),
            Accompagnements = accompagnements.ToFrozenSet(),
            Langues = langues.ToFrozenSet(),
            Experience = Experience.FromMesures(
                Enumerable.Repeat(
                    new TraitMesure(NatureMesure.Tutelle, LieuVie.Sdf, null, null, null, []),
                    sansAbri
                )
            ),
            ReponsesNombre = reponses,
            ReponsesHeuresTotal = reponses * heures,
            DerniereDesignationParTribunal = derniere is { } jours ? IlYA(jours) : null,
            DesignationsTribunal90j = designations,
        };

    private static Gen<CandidatLieu> Lieu(int id) =>
        from km in Gen.Elements<double?>(null, 2, 4, 12, 12, 45)
        from capacite in Gen.Elements<int?>(null, 0, 5, 10, 10)
        from enCours in Gen.Choose(0, 12)
        from enAttente in Gen.Choose(0, 2)
        from jours in Gen.Elements<int?>(null, 5, 60, 60, 400)
        from rayon in Gen.Elements<double?>(null, null, 20)
        select Exemples.Lieu(id) with
        {
            Position = km is { } d ? AKilometres(d) : null,
            Capacite = capacite,
            EnCours = enCours,
            EnAttente = enAttente,
            DeclareLe = jours is { } j ? IlYA(j) : null,
            ZoneRayonKm = rayon,
        };

    /// <summary>Gives a candidate one defect, or none.</summary>
    private static CandidatGestionnaire Abimer(
        CandidatGestionnaire candidat,
        int defaut,
        Besoin besoin
    ) =>
        defaut switch
        {
            0 => candidat with { Habilitations = [] },
            1 => candidat with { Habilitations = [Habilitation("62")] },
            2 => candidat with { CompteActif = false },
            3 => candidat with { Lieux = [] },
            4 => candidat with
            {
                Indisponibilites = [new(besoin.Date, null, null, "congé", false)],
            },
            5 => candidat with { Type = TypeGestionnaire.Prepose },
            6 => candidat with
            {
                Indisponibilites = [new(besoin.Date, null, candidat.Lieux[0].Id, "travaux", true)],
            },
            7 => candidat with
            {
                Habilitations =
                [
                    Habilitation() with
                    {
                        NaturesPermises = Ensemble(NatureMesure.CuratelleSimple),
                    },
                ],
            },
            _ => candidat,
        };

    /// <summary>Smaller cases: one candidate less, or one candidate with its first lieu only.</summary>
    private static IEnumerable<Cas> Reduire(Cas cas)
    {
        for (var i = 0; i < cas.Candidats.Length; i++)
        {
            yield return cas with
            {
                Candidats = [.. cas.Candidats[..i], .. cas.Candidats[(i + 1)..]],
            };
            var candidat = cas.Candidats[i];
            if (candidat.Lieux.Count > 1)
                yield return cas with
                {
                    Candidats =
                    [
                        .. cas.Candidats[..i],
                        candidat with
                        {
                            Lieux = [candidat.Lieux[0]],
                        },
                        .. cas.Candidats[(i + 1)..],
                    ],
                };
        }
    }
}
