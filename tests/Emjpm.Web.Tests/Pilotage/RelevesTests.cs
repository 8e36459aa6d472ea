using Emjpm.Core.Pilotage;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Pilotage;

/// <summary>The figures of a day against the facts.</summary>
public sealed class RelevesTests(Application application) : IClassFixture<Application>
{
    private static CancellationToken Annulation => TestContext.Current.CancellationToken;

    /// <summary>Yesterday, a leap day, an end of year, a day of the hour that autumn repeats.</summary>
    public static TheoryData<DateOnly> Jours =>
        [
            new DateOnly(2026, 11, 15),
            new DateOnly(2024, 2, 29),
            new DateOnly(2025, 12, 31),
            new DateOnly(2026, 10, 25),
        ];

    private static readonly Grandeur[] Recomptees =
    [
        Grandeur.EnCours,
        Grandeur.Tutelle,
        Grandeur.CuratelleSimple,
        Grandeur.Domicile,
        Grandeur.ChampBiens,
        Grandeur.Femmes,
        Grandeur.De75A84Ans,
        Grandeur.EcheancesDepassees,
        Grandeur.Entrees12Mois,
        Grandeur.Sorties12Mois,
        Grandeur.Reservations12Mois,
        Grandeur.Refusees12Mois,
        Grandeur.EnAttente,
        Grandeur.Lieux,
        Grandeur.Capacite,
        Grandeur.PlacesLibres,
        Grandeur.Surcapacite,
        Grandeur.Individuels,
        Grandeur.Services,
        Grandeur.EnCoursHorsHabilitation,
        Grandeur.EntreesDuMois,
        Grandeur.SortiesDuMois,
        Grandeur.EcheancesDuMois,
        Grandeur.Echeances6Mois,
        Grandeur.Echeances24Mois,
    ];

    [Theory]
    [MemberData(nameof(Jours))]
    public async Task The_figures_of_a_day_are_what_the_facts_say(DateOnly jour)
    {
        var recompte = await application.Base(Recompte.LireAsync);
        var releves = await application.Base(db =>
            db.RelevesTerritoire.AsNoTracking().Where(r => r.Jour == jour).ToListAsync(Annulation)
        );

        var fautes =
            from r in releves
            let territoire = new Territoire(r.Niveau, r.Code)
            from g in Recomptees
            let attendu = r.Niveau == NiveauReleve.Ressort && EstDuLieu(g)
                ? 0
                : recompte.Compter(g, territoire, jour)
            where r.Decompte[g] != attendu
            select $"{territoire} {g}: {r.Decompte[g]}, the facts say {attendu}";

        Assert.Contains(releves, r => r.Niveau == NiveauReleve.Ressort && r.Code == "tj-lille");
        Assert.True(
            releves.Single(r => r.Niveau == NiveauReleve.France).Decompte[Grandeur.EnCours] > 100
        );
        Assert.Empty(string.Join('\n', fautes));
    }

    [Theory]
    [MemberData(nameof(Jours))]
    public async Task What_adds_up_adds_up_at_every_level(DateOnly jour)
    {
        var releves = await application.Base(db =>
            db.RelevesTerritoire.AsNoTracking().Where(r => r.Jour == jour).ToListAsync(Annulation)
        );
        var lieux = await application.Base(db =>
            db.RelevesLieu.AsNoTracking().Where(r => r.Jour == jour).ToListAsync(Annulation)
        );
        Decompte Somme(NiveauReleve niveau) =>
            Decompte.Somme(releves.Where(r => r.Niveau == niveau).Select(r => r.Decompte));
        var france = Somme(NiveauReleve.France);
        var sites = Decompte.Somme(lieux.Select(l => l.Apport));
        foreach (var i in Dictionnaire.Indicateurs.Where(i => i.SeSomme))
        {
            Assert.Equal(i.Calculer(france), i.Calculer(Somme(NiveauReleve.Region)));
            Assert.Equal(i.Calculer(france), i.Calculer(Somme(NiveauReleve.Departement)));
            Assert.Equal(i.Calculer(france), i.Calculer(sites));
        }
        foreach (var v in Dictionnaire.Ventilations)
            Assert.Equal(france[Grandeur.EnCours], v.Parts.Sum(p => france[p.Grandeur]));
    }

    private static bool EstDuLieu(Grandeur g) =>
        g is Grandeur.Lieux or Grandeur.Capacite or Grandeur.PlacesLibres or Grandeur.Surcapacite;
}
