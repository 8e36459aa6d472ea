using System.Collections.Frozen;
using Emjpm.Core.Designation;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Tests.Designation;

/// <summary>A person in Lille and gestionnaires around: each test changes the one thing it is about.</summary>
internal static class Exemples
{
    public const string Nord = "59";
    public const string CommuneLille = "59350";
    public const string EpciLille = "200093201";
    public const int TribunalLille = 12;

    public static readonly DateOnly Jour = new(2026, 11, 21);
    public static readonly Position Lille = new(50.6311, 3.0468, false);
    public static readonly Position Paris1 = new(48.8626, 2.3363, false);

    public static Besoin Besoin() =>
        new()
        {
            CommuneCode = CommuneLille,
            DepartementCode = Nord,
            EpciCode = EpciLille,
            Position = Lille,
            TribunalId = TribunalLille,
            Date = Jour,
        };

    public static HabilitationCandidat Habilitation(string departement = Nord) =>
        new() { DepartementCode = departement, Du = Jour.AddYears(-3) };

    public static CandidatLieu Lieu(int id = 1, double km = 3) =>
        new()
        {
            Id = id,
            Nom = $"Bureau {id}",
            CommuneCode = "59512",
            CommuneNom = "Roubaix",
            Position = AKilometres(km),
            Capacite = 40,
            EnCours = 30,
            EnAttente = 2,
            DeclareLe = IlYA(10),
            DeclareCanal = "saisie",
        };

    public static CandidatGestionnaire Candidat(int id = 1, params CandidatLieu[] lieux) =>
        new()
        {
            Id = id,
            Nom = $"Mandataire {id:000}",
            Type = TypeGestionnaire.Individuel,
            Habilitations = [Habilitation()],
            CompteActif = true,
            Lieux = lieux.Length > 0 ? lieux : [Lieu(id)],
        };

    public static CandidatGestionnaire Prepose(int id, string finess, string commune) =>
        Candidat(id, Lieu(id) with { EtablissementFiness = finess, CommuneCode = commune }) with
        {
            Type = TypeGestionnaire.Prepose,
            Habilitations =
            [
                Habilitation() with
                {
                    EtablissementFiness = finess,
                    EtablissementCommuneCode = commune,
                },
            ],
        };

    /// <summary>A point so many km due north of Lille (one degree of latitude is 111.25 km there, to 0.1 %).</summary>
    public static Position AKilometres(double km) =>
        new(Lille.Latitude + km / 111.25, Lille.Longitude, false);

    /// <summary>Noon UTC, so many days before the ranking.</summary>
    public static DateTime IlYA(int jours) =>
        Jour.AddDays(-jours).ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc);

    public static FrozenSet<T> Ensemble<T>(params T[] valeurs) => valeurs.ToFrozenSet();

    public static Classement Classer(Besoin besoin, params CandidatGestionnaire[] candidats) =>
        Classement.Etablir(besoin, candidats, Bareme.Defaut);

    /// <summary>The one proposition of a ranking of one candidate.</summary>
    public static Proposition Proposer(Besoin besoin, CandidatGestionnaire candidat) =>
        Assert.Single(Classer(besoin, candidat).Proposes);

    public static LigneAdequation Ligne(this Proposition proposition, Critere critere) =>
        Assert.Single(proposition.Lignes, l => l.Critere == critere);

    public static int[] Ids(this Classement classement) =>
        [.. classement.Proposes.Select(p => p.Candidat.Id)];
}
