using System.Globalization;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Data.Jeux;

/// <summary>Who holds a mesure and for which court: what a draw starts from.</summary>
internal sealed record Charge(
    int GestionnaireId,
    int? LieuId,
    int? TribunalId,
    int? CabinetId,
    Place? Place,
    IReadOnlyList<Accompagnement> Profil,
    TypeEtablissement? Etablissement,
    int? AuteurId
);

/// <summary>A mesure with its rows, and the prestations its experience counts.</summary>
internal sealed record MesureTiree(
    Mesure Mesure,
    IReadOnlyList<EtatMesure> Etats,
    IReadOnlyList<EvenementMesure> Evenements,
    IReadOnlyList<Ressource> Ressources
)
{
    public TraitMesure Trait =>
        new(
            Mesure.Nature,
            Mesure.LieuVie,
            Mesure.TypeEtablissement,
            Mesure.AnneeNaissance,
            Mesure.DateNomination.Year,
            Ressources.Count > 0 ? Ressources[^1].Prestations : []
        );
}

/// <summary>Draws believable mesures of the last five years, keys included. RG numbers follow each other inside a court.</summary>
internal sealed class TirageMesures(Hasard hasard, DateOnly aujourdhui)
{
    /// <summary>How often each nature is pronounced.</summary>
    public static readonly (NatureMesure, int)[] Natures =
    [
        (NatureMesure.Tutelle, 40),
        (NatureMesure.CuratelleRenforcee, 38),
        (NatureMesure.CuratelleSimple, 7),
        (NatureMesure.SauvegardeJustice, 6),
        (NatureMesure.MesureAccompagnementJudiciaire, 3),
        (NatureMesure.SubrogeTuteur, 2),
        (NatureMesure.SubrogeCurateur, 1),
        (NatureMesure.MesureAdHoc, 2),
        (NatureMesure.MandatProtectionFuture, 1),
    ];

    private readonly Dictionary<int, int> rgParTribunal = [];
    private int mesures,
        etats,
        evenements,
        ressources;

    public MesureTiree Tirer(Charge charge, StatutMesure statut)
    {
        var nature = hasard.Pese<NatureMesure>(Natures);
        var situation = charge.Etablissement is { } type
            ? Situations.De(type)
            : Situations.Tirer(hasard, charge.Profil);
        var (nomination, fin, cause) = Dates(nature, statut, situation);
        var id = ++mesures;
        var mesure = new Mesure
        {
            Id = id,
            GestionnaireId = charge.GestionnaireId,
            LieuExerciceId = charge.LieuId,
            TribunalId = charge.TribunalId,
            CabinetId = charge.CabinetId,
            NumeroDossier = hasard.Chance(70)
                ? string.Create(CultureInfo.InvariantCulture, $"D{id:00000}")
                : null,
            Civilite = hasard.Chance(52) ? Civilite.Madame : Civilite.Monsieur,
            AnneeNaissance = nomination.Year - Situations.Age(situation, hasard),
            Statut = statut,
            Nature = nature,
            Champ = Champ(nature),
            LieuVie = Situations.LieuVie(situation, hasard),
            TypeEtablissement = Situations.Etablissement(situation),
            CommuneCode = charge.Place?.Commune.Code,
            Pays = charge.Place is null ? "BE" : "FR",
            DateNomination = nomination,
            DatePremiereProtection = hasard.Chance(70)
                ? nomination
                : nomination.AddDays(-hasard.Entier(200, 5_000)),
            DateFin = fin,
            CauseSortie = cause,
            Echeance = Echeance(nature, nomination),
            CreeeLe = hasard.Instant(Plus(nomination, hasard.Entier(1, 20))),
        };
        mesure.EcheanceFixee = mesure.Echeance != EcheanceLegale.Depuis(nature, nomination);
        Numeroter(mesure, charge);
        mesure.DateDerniereDecision = nomination;
        var chaine = Etats(mesure);
        mesure.DateProtectionEnCours = chaine.First(e => e.Nature == nature).DateEffet;
        return new(
            mesure,
            chaine,
            Evenements(mesure, charge.AuteurId),
            Ressources(mesure, situation)
        );
    }

    private (DateOnly Nomination, DateOnly? Fin, CauseSortie? Cause) Dates(
        NatureMesure nature,
        StatutMesure statut,
        Situation situation
    )
    {
        var duree = EcheanceLegale.Depuis(nature, aujourdhui) is { } terme
            ? Math.Min(terme.DayNumber - aujourdhui.DayNumber, 1_826)
            : 1_460;
        if (statut is StatutMesure.EnCours)
            // Three in a hundred passed their term without a renewal known.
            return (
                aujourdhui.AddDays(
                    hasard.Chance(3)
                        ? -duree - hasard.Entier(5, 150)
                        : -(int)(duree * Math.Pow(hasard.Part(), 1.15)) - 3
                ),
                null,
                null
            );
        var nomination = aujourdhui.AddDays(-hasard.Entier(Math.Min(200, duree / 2), 1_826));
        var plusTard = Math.Min(duree, aujourdhui.DayNumber - nomination.DayNumber);
        var fin = nomination.AddDays(hasard.Entier(Math.Min(60, plusTard), plusTard));
        var cause = hasard.Pese<CauseSortie>([
            (CauseSortie.Deces, situation <= Situation.GrandAgeEtablissement ? 70 : 25),
            (CauseSortie.Mainlevee, 14),
            (CauseSortie.DessaisissementAutreMjpm, 20),
            (CauseSortie.DessaisissementFamille, 9),
            (CauseSortie.Caducite, 7),
        ]);
        return (nomination, fin, cause);
    }

    private ChampMesure? Champ(NatureMesure nature) =>
        nature switch
        {
            NatureMesure.MesureAccompagnementJudiciaire => ChampMesure.ProtectionBien,
            NatureMesure.MesureAdHoc when hasard.Chance(50) => null,
            _ => hasard.Pese<ChampMesure>([
                (ChampMesure.ProtectionBienPersonne, 90),
                (ChampMesure.ProtectionBien, 7),
                (ChampMesure.ProtectionPersonne, 3),
            ]),
        };

    private DateOnly? Echeance(NatureMesure nature, DateOnly nomination) =>
        nature is NatureMesure.Tutelle && hasard.Chance(20) ? nomination.AddYears(10)
        : nature is NatureMesure.CuratelleRenforcee && hasard.Chance(10) ? nomination.AddYears(3)
        : EcheanceLegale.Depuis(nature, nomination);

    private void Numeroter(Mesure mesure, Charge charge)
    {
        if (charge.TribunalId is { } tribunal && !hasard.Chance(4))
        {
            var rang = rgParTribunal[tribunal] = rgParTribunal.GetValueOrDefault(tribunal) + 1;
            var annee = mesure.DateNomination.Year % 100;
            mesure.NumeroRg = string.Create(
                CultureInfo.InvariantCulture,
                $"{annee:00}{(char)('A' + rang / 100_000)}{rang % 100_000:00000}"
            );
            mesure.NumeroRgBrut = $"{mesure.NumeroRg[..2]}/{mesure.NumeroRg[2..]}";
        }
        // What Texte.Normaliser gives for the whole, put together from parts already in the normal form.
        mesure.TexteRecherche = string.Join(
            ' ',
            new[] { mesure.NumeroRg, mesure.NumeroDossier, charge.Place?.Recherche }.Where(t =>
                !string.IsNullOrEmpty(t)
            )
        );
    }

    /// <summary>One to three states; the last is what the mesure holds now.</summary>
    private List<EtatMesure> Etats(Mesure mesure)
    {
        var fin = mesure.DateFin ?? aujourdhui;
        var jours = fin.DayNumber - mesure.DateNomination.DayNumber;
        var nombre = jours < 90 ? 1 : hasard.Pese<int>([(1, 35), (2, 40), (3, 25)]);
        var dates = new List<DateOnly> { mesure.DateNomination };
        for (var i = 1; i < nombre; i++)
            dates.Add(
                mesure.DateNomination.AddDays(jours * i / nombre + hasard.Entier(1, jours / 8))
            );
        var chaine = new List<EtatMesure>(nombre);
        for (var i = 0; i < nombre; i++)
        {
            var dernier = i == nombre - 1;
            // Before: at home, and often under the lighter regime.
            chaine.Add(
                new()
                {
                    Id = ++etats,
                    MesureId = mesure.Id,
                    DateEffet = dates[i],
                    Nature = dernier ? mesure.Nature : Avant(mesure.Nature),
                    Champ = mesure.Champ,
                    LieuVie =
                        dernier || mesure.LieuVie is LieuVie.Sdf
                            ? mesure.LieuVie
                            : LieuVie.Domicile,
                    TypeEtablissement = dernier ? mesure.TypeEtablissement : null,
                    CommuneCode = mesure.CommuneCode,
                    Pays = mesure.Pays,
                }
            );
        }
        return chaine;
    }

    private NatureMesure Avant(NatureMesure nature) =>
        nature switch
        {
            NatureMesure.Tutelle when hasard.Chance(40) => NatureMesure.CuratelleRenforcee,
            NatureMesure.CuratelleRenforcee when hasard.Chance(30) => NatureMesure.CuratelleSimple,
            _ => nature,
        };

    private List<EvenementMesure> Evenements(Mesure mesure, int? auteurId)
    {
        var suite = new List<EvenementMesure>(2)
        {
            new()
            {
                Id = ++evenements,
                MesureId = mesure.Id,
                Type = TypeEvenementMesure.Ouverture,
                DateEffet = mesure.DateNomination,
                SaisiLe = mesure.CreeeLe,
                AuteurId = auteurId,
            },
        };
        if (mesure.DateFin is { } fin)
            suite.Add(
                new()
                {
                    Id = ++evenements,
                    MesureId = mesure.Id,
                    Type = TypeEvenementMesure.Cloture,
                    DateEffet = fin,
                    SaisiLe = Max(mesure.CreeeLe, hasard.Instant(Plus(fin, hasard.Entier(1, 30)))),
                    AuteurId = auteurId,
                    Details = mesure.CauseSortie?.Libelle(),
                }
            );
        return suite;
    }

    private List<Ressource> Ressources(Mesure mesure, Situation situation)
    {
        if (hasard.Chance(45))
            return [];
        var prestations = Situations.Prestations(situation, hasard);
        var niveau = hasard.Entier(720_000, 2_400_000);
        var annee = Math.Min((mesure.DateFin ?? aujourdhui).Year, aujourdhui.Year) - 1;
        return
        [
            new()
            {
                Id = ++ressources,
                MesureId = mesure.Id,
                Annee = annee,
                NiveauCentimes = niveau,
                Prestations = prestations,
            },
        ];
    }

    // The day after tomorrow cannot have been recorded yet.
    private DateOnly Plus(DateOnly date, int jours)
    {
        var plus = date.AddDays(jours);
        return plus < aujourdhui ? plus : aujourdhui.AddDays(-1);
    }

    private static DateTime Max(DateTime a, DateTime b) => a > b ? a : b;
}
