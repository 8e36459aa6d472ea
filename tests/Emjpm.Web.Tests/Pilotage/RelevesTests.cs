using Emjpm.Core.Pilotage;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Pilotage;

/// <summary>
/// Every indicator × every territory × days that are traps, against the facts counted again by other means, and against each other.
/// </summary>
public sealed class RelevesTests(Application application) : IClassFixture<Application>
{
    private static readonly Grandeur[] DesPrevisions =
    [
        Grandeur.EntreesDuMois,
        Grandeur.SortiesDuMois,
        Grandeur.EcheancesDuMois,
        Grandeur.Echeances6Mois,
        Grandeur.Echeances24Mois,
    ];

    private static CancellationToken Annulation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_figure_of_every_day_is_what_the_facts_say()
    {
        var jours = await application.ChiffrerAsync();
        var recompte = await application.Base(Recompte.LireAsync);
        var fautes = new List<string>();

        foreach (var jour in jours)
        {
            var alors = recompte.Le(jour);
            foreach (var releve in await TerritoiresAsync(jour))
            {
                var territoire = new Territoire(releve.Niveau, releve.Code);
                var vue = alors.Dans(territoire);
                foreach (var i in Dictionnaire.Pour(releve.Niveau))
                    Comparer(
                        $"{i.Code} of {territoire} on {jour:yyyy-MM-dd}",
                        i.Calculer(releve.Decompte),
                        vue.Valeur(i.Code)
                    );
                foreach (var v in Dictionnaire.Ventilations)
                foreach (var p in v.Parts)
                    Comparer(
                        $"{v.Code}-{p.Code} of {territoire} on {jour:yyyy-MM-dd}",
                        releve.Decompte[p.Grandeur],
                        vue.Part(v.Code, p.Code)
                    );
                foreach (var g in DesPrevisions)
                    Comparer(
                        $"{g} of {territoire} on {jour:yyyy-MM-dd}",
                        releve.Decompte[g],
                        vue.Compter(g)
                    );
            }
        }

        Assert.Empty(string.Join('\n', fautes.Take(40)));

        void Comparer(string quoi, double? figure, double? attendu)
        {
            if (!JoursDEssai.Egaux(figure, attendu))
                fautes.Add($"{quoi}: {figure}, the facts say {attendu}");
        }
    }

    [Fact]
    public async Task What_adds_up_adds_up_at_every_level()
    {
        var fautes = new List<string>();
        foreach (var jour in await application.ChiffrerAsync())
        {
            var releves = await TerritoiresAsync(jour);
            var lieux = await application.Base(db =>
                db.RelevesLieu.AsNoTracking().Where(r => r.Jour == jour).ToListAsync(Annulation)
            );
            Decompte Somme(NiveauReleve niveau) =>
                Decompte.Somme(releves.Where(r => r.Niveau == niveau).Select(r => r.Decompte));
            var france = Somme(NiveauReleve.France);
            var regions = Somme(NiveauReleve.Region);
            var departements = Somme(NiveauReleve.Departement);
            var sites = Decompte.Somme(lieux.Select(l => l.Apport));
            foreach (var i in Dictionnaire.Indicateurs.Where(i => i.SeSomme))
            {
                var valeur = i.Calculer(france);
                // Where nothing is known of one territory, its sum with the others is still that of the country.
                if (
                    !(
                        valeur == i.Calculer(regions)
                        && valeur == i.Calculer(departements)
                        // By type, a site has no count of its own.
                        && (i.Type is not null || valeur == i.Calculer(sites))
                    )
                )
                    fautes.Add(
                        $"{i.Code} on {jour:yyyy-MM-dd}: {valeur} in the country, {i.Calculer(regions)} in its regions, {i.Calculer(departements)} in its départements, {i.Calculer(sites)} in its sites"
                    );
            }
            foreach (
                var territoire in releves
                    .Where(r => r.Niveau != NiveauReleve.Ressort)
                    .Select(r => (r.Code, r.Decompte))
            )
            foreach (var v in Dictionnaire.Ventilations)
                if (
                    v.Parts.Sum(p => territoire.Decompte[p.Grandeur])
                    != territoire.Decompte[Grandeur.EnCours]
                )
                    fautes.Add($"{v.Code} of {territoire.Code} on {jour:yyyy-MM-dd}");
            var deuxTypes = TypesDe("places", france) + TypesDe("capacite", france);
            if (deuxTypes != france[Grandeur.PlacesLibres] + france[Grandeur.Capacite])
                fautes.Add($"places and capacity by type on {jour:yyyy-MM-dd}");
        }
        Assert.Empty(string.Join('\n', fautes));

        static double TypesDe(string code, Decompte d) =>
            ((string[])["individuels", "preposes", "services"]).Sum(t =>
                Dictionnaire.Lire($"{code}-{t}")!.Calculer(d) ?? 0
            );
    }

    [Fact]
    public async Task Who_works_in_two_départements_counts_in_both_and_once_in_the_country()
    {
        var jour = (await application.ChiffrerAsync())[0];
        var recompte = await application.Base(Recompte.LireAsync);
        var gens = recompte
            .Le(jour)
            .Habilitations.GroupBy(h => h.GestionnaireId)
            .Select(g => g.Select(h => h.DepartementCode).Distinct().Count())
            .ToList();
        var releves = await TerritoiresAsync(jour);
        double Mandataires(NiveauReleve niveau) =>
            releves
                .Where(r => r.Niveau == niveau)
                .Sum(r => Dictionnaire.Lire("mandataires")!.Calculer(r.Decompte)!.Value);

        Assert.Contains(gens, n => n > 1);
        Assert.Equal(gens.Count, Mandataires(NiveauReleve.France));
        Assert.Equal(gens.Sum(), Mandataires(NiveauReleve.Departement));
        Assert.InRange(
            Mandataires(NiveauReleve.Region),
            Mandataires(NiveauReleve.France),
            Mandataires(NiveauReleve.Departement) - 1
        );
    }

    private Task<List<ReleveTerritoire>> TerritoiresAsync(DateOnly jour) =>
        application.Base(db =>
            db.RelevesTerritoire.AsNoTracking().Where(r => r.Jour == jour).ToListAsync(Annulation)
        );
}
