using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Deploiement;

/// <summary>Entries of the registry of a kind entitled today in a département, and those that somebody can sign in for.</summary>
public sealed record InscritsParType(TypeGestionnaire Type, int Inscrits, int AvecCompte);

/// <summary>What is counted of a département at the instant of the page; nothing of it is stored.</summary>
public sealed record Preparation
{
    public IReadOnlyList<InscritsParType> Inscrits { get; init; } = [];

    /// <summary>Courts open today.</summary>
    public int Tribunaux { get; init; }

    /// <summary>Of them, those with a judge and a greffier who can sign in.</summary>
    public int TribunauxPrets { get; init; }

    /// <summary>Of them, those with a judge who can sign in.</summary>
    public int TribunauxAvecJuge { get; init; }

    /// <summary>Sites of mandataires open today.</summary>
    public int Lieux { get; init; }

    /// <summary>Of them, those whose capacity and position are known: a search can return them.</summary>
    public int LieuxPrets { get; init; }

    /// <summary>Of them, those that hold at least one mesure.</summary>
    public int LieuxAvecMesures { get; init; }

    /// <summary>Of them, those declared in the last <see cref="JoursFraicheur"/> days.</summary>
    public int LieuxFrais { get; init; }

    /// <summary>Mesures en cours on those sites.</summary>
    public int Mesures { get; init; }

    /// <summary>First reservation of a court of the département; null before.</summary>
    public DateTime? PremiereReservationLe { get; init; }

    /// <summary>Reservations of its courts in the last thirty days.</summary>
    public int ReservationsDuMois { get; init; }

    /// <summary>Age beyond which a declaration no longer counts as recent, days.</summary>
    public const int JoursFraicheur = 30;

    public int InscritsTotal => Inscrits.Sum(i => i.Inscrits);
    public int ComptesTotal => Inscrits.Sum(i => i.AvecCompte);

    /// <summary>The parts of the score, in the order in which they are usually done.</summary>
    public IReadOnlyList<PartPreparation> Parts =>
        [
            new(
                "comptes",
                "Comptes des mandataires",
                25,
                ComptesTotal,
                InscritsTotal,
                "Inscrits du registre habilités aujourd’hui dans le département, dont au moins un compte est ouvert.",
                Inscrits.Count == 0
                    ? "Aucun inscrit habilité"
                    : string.Join(
                        " ; ",
                        Inscrits.Select(i =>
                            $"{i.Type.Libelle()} : {Francais.Entier(i.AvecCompte)} sur {Francais.Entier(i.Inscrits)}"
                        )
                    )
            ),
            new(
                "tribunaux",
                "Tribunaux",
                25,
                TribunauxPrets,
                Tribunaux,
                "Tribunaux ouverts du département qui ont au moins un juge et un greffier approuvés, dont le compte est ouvert.",
                $"avec un juge : {Francais.Entier(TribunauxAvecJuge)} sur {Francais.Entier(Tribunaux)}"
            ),
            new(
                "lieux",
                "Lieux d’exercice",
                20,
                LieuxPrets,
                Lieux,
                "Lieux ouverts dont la capacité et la position sont connues : les autres n’apparaissent pas bien dans une recherche.",
                null
            ),
            new(
                "mesures",
                "Mesures déclarées",
                10,
                LieuxAvecMesures,
                Lieux,
                "Lieux qui tiennent au moins une mesure en cours dans e-MJPM.",
                Francais.Nombre(Mesures, "mesure en cours", "mesures en cours")
            ),
            new(
                "fraicheur",
                "Fraîcheur des déclarations",
                10,
                LieuxFrais,
                Lieux,
                $"Lieux dont les chiffres ont été déclarés ou confirmés depuis moins de {JoursFraicheur} jours.",
                null
            ),
            new(
                "reservation",
                "Première réservation",
                10,
                PremiereReservationLe is null ? 0 : 1,
                1,
                "Un tribunal du département a réservé un mandataire au moins une fois.",
                PremiereReservationLe is { } le
                    ? $"le {Francais.Jour(le)} ; {Francais.Nombre(ReservationsDuMois, "réservation")} ces trente derniers jours"
                    : "aucune réservation"
            ),
        ];

    /// <summary>From 0 to 100, rounded down: 100 is reached only when nothing is missing.</summary>
    public int Note => Parts.Sum(p => p.Points100) / 100;

    /// <summary>Whether a judge finds something there: a court with a judge, a site that a search returns.</summary>
    public bool PeutOuvrir => TribunauxAvecJuge > 0 && LieuxPrets > 0;
}

/// <summary>A part of the score of a département.</summary>
/// <param name="Code">stable handle, anchor of the page</param>
/// <param name="Poids">points when everything is done; the parts add up to 100</param>
/// <param name="Sur">what is to be done; nothing gives no point, for there is nobody yet</param>
/// <param name="Explication">how it is counted</param>
/// <param name="Precision">the detail of the count; null when there is none</param>
public sealed record PartPreparation(
    string Code,
    string Nom,
    int Poids,
    int Fait,
    int Sur,
    string Explication,
    string? Precision
)
{
    /// <summary>Hundredths of a point.</summary>
    internal int Points100 => Sur == 0 ? 0 : (int)(100L * Poids * Fait / Sur);

    /// <summary>Points, rounded down.</summary>
    public int Points => Points100 / 100;

    public bool EstComplete => Sur > 0 && Fait == Sur;
}
