using Emjpm.Core;
using Emjpm.Core.Classeurs;
using Emjpm.Core.Jobs;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Tests.Harnais;
using Emjpm.Web.Tests.Juridiction;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Emjpm.Web.Tests.EspaceGestionnaire;

/// <summary>Long works, by the one they were made for first: a file too long to be waited for.</summary>
public sealed class ExportsTests(Application application) : IClassFixture<Application>
{
    private const string Exports = "/gestionnaire/exports";

    [Fact]
    public async Task A_long_file_is_made_aside_and_holds_exactly_what_is_filtered()
    {
        var id = await Demander(FormatClasseur.Csv);
        var visiteur = await application.Connecter(Comptes.Service);
        await visiteur.Ouvrir(Exports);
        Assert.Contains("en attente", visiteur.Texte);
        Assert.Contains("Actualiser", visiteur.Texte);

        Assert.Equal(1, await Executer());

        await visiteur.Ouvrir(Exports);
        Assert.Contains("Terminé", visiteur.Texte, StringComparison.OrdinalIgnoreCase);
        var lignes = await visiteur.Csv($"{Exports}?handler=Fichier&id={id}");
        var directes = await visiteur.Csv("/gestionnaire/mesures.csv?nature=tutelle");
        Assert.NotEmpty(lignes);
        Assert.Equal(directes, lignes);
        var travail = await Lire(id);
        Assert.Equal((EtatTravail.Termine, lignes.Count), (travail.Etat, travail.Fait));

        var autre = await application.Connecter(Comptes.Individuel);
        await autre.Ouvrir($"{Exports}?handler=Fichier&id={id}");
        Assert.Equal(404, autre.Statut);
        await autre.Ouvrir(Exports);
        Assert.DoesNotContain("Télécharger", autre.Texte);
    }

    [Theory]
    [InlineData(FormatClasseur.Xlsx)]
    [InlineData(FormatClasseur.Ods)]
    public async Task Every_format_is_made(FormatClasseur format)
    {
        var id = await Demander(format);
        await Executer();

        var travail = await Lire(id);
        Assert.Equal(EtatTravail.Termine, travail.Etat);
        Assert.EndsWith($".{format.Handle()}", travail.FichierNom);
        Assert.True(travail.FichierTaille > 1_000);
    }

    [Fact]
    public async Task The_work_of_a_dead_node_is_taken_again_and_given_up_at_last()
    {
        var id = await Demander(FormatClasseur.Csv);
        await Mourir(id, essais: 1);
        Assert.Equal(0, await Executer());
        Assert.Equal(EtatTravail.EnCours, (await Lire(id)).Etat);

        application.Horloge.Avancer(ExecuterTravaux.Bail + TimeSpan.FromSeconds(1));
        Assert.Equal(1, await Executer());
        Assert.Equal(EtatTravail.Termine, (await Lire(id)).Etat);

        var perdu = await Demander(FormatClasseur.Csv);
        await Mourir(perdu, essais: Travail.EssaisMax);
        application.Horloge.Avancer(ExecuterTravaux.Bail + TimeSpan.FromSeconds(1));
        await Executer();
        Assert.Equal(EtatTravail.Echoue, (await Lire(perdu)).Etat);
    }

    [Fact]
    public async Task A_work_is_stopped_by_its_author_only()
    {
        var id = await Demander(FormatClasseur.Csv);
        var autre = await application.Acteur(Comptes.Individuel);
        Assert.False(await application.Executer((AnnulerTravail a) => a.ExecuterAsync(autre, id)));
        var visiteur = await application.Connecter(Comptes.Service);
        await visiteur.Ouvrir(Exports);

        await visiteur.Envoyer($"Arrêter {(await Lire(id)).Intitule}");

        Assert.Equal(EtatTravail.Annule, (await Lire(id)).Etat);
        Assert.Equal(0, await Executer());
    }

    [Fact]
    public async Task A_work_runs_with_the_rights_of_the_moment_and_is_erased_after_a_day()
    {
        var id = await Demander(FormatClasseur.Csv, Comptes.Prepose);
        await application.Base(db =>
            db.DroitsGestionnaire.Where(d => d.Utilisateur!.Email == Comptes.Prepose)
                .ExecuteUpdateAsync(s =>
                    s.SetProperty(d => d.Au, application.Horloge.Aujourdhui().AddDays(-1))
                )
        );

        await Executer();

        var travail = await Lire(id);
        Assert.Equal(EtatTravail.Echoue, travail.Etat);
        Assert.Contains("n’a plus cet accès", travail.Message);

        var garde = await Demander(FormatClasseur.Csv);
        await Executer();
        application.Horloge.Avancer(TimeSpan.FromHours(25));
        await application.Executer((Purger p) => p.TravauxAsync(default));
        Assert.Equal(
            0,
            await application.Base(db => db.Travaux.CountAsync(t => t.Id == garde || t.Id == id))
        );
        Assert.Equal(
            0,
            await application.Base(db => db.MorceauxTravail.CountAsync(m => m.TravailId == garde))
        );
    }

    [Fact]
    public async Task Too_many_lines_for_a_page_are_asked_as_a_work()
    {
        var visiteur = await application.Connecter(Comptes.Service);
        await application.Base(async db =>
        {
            var m = await db
                .Mesures.AsNoTracking()
                .FirstAsync(x => x.Gestionnaire!.Nom == "Association La Verrière");
            for (var i = 0; i < ExporterMesures.SeuilTravail; i++)
                db.Mesures.Add(
                    new Mesure
                    {
                        GestionnaireId = m.GestionnaireId,
                        Statut = StatutMesure.Eteinte,
                        Nature = NatureMesure.MesureAdHoc,
                        DateNomination = m.DateNomination,
                        AnneeNaissance = 1950,
                        CreeeLe = m.CreeeLe,
                    }
                );
            await db.SaveChangesAsync();
        });

        await visiteur.Ouvrir("/gestionnaire/mesures.csv?statut=toutes");
        Assert.Contains("demandez-le avec le bouton", Assert.Single(visiteur.Alertes));
        await visiteur.Envoyer("CSV");

        Assert.Equal(Exports, visiteur.Adresse);
        Assert.Equal(1, await Executer());
        await visiteur.Ouvrir(Exports);
        Assert.Contains("mesures exportées", visiteur.Texte);
    }

    private async Task<int> Demander(FormatClasseur format, string compte = Comptes.Service)
    {
        var acteur = await application.Acteur(compte);
        return await application.Executer(
            (ExporterMesures e) =>
                e.DemanderAsync(
                    acteur,
                    new CriteresMesures { Nature = NatureMesure.Tutelle },
                    format
                )
        );
    }

    private Task<int> Executer() =>
        application
            .Services.GetRequiredService<ExecuterTravaux>()
            .ExecuterDusAsync(CancellationToken.None);

    private Task<Travail> Lire(int id) =>
        application.Base(db => db.Travaux.AsNoTracking().SingleAsync(t => t.Id == id));

    /// <summary>What a node killed in the middle leaves behind.</summary>
    private Task Mourir(int id, int essais) =>
        application.Base(db =>
            db.Travaux.Where(t => t.Id == id)
                .ExecuteUpdateAsync(s =>
                    s.SetProperty(t => t.Etat, EtatTravail.EnCours)
                        .SetProperty(t => t.Essais, essais)
                        .SetProperty(t => t.LouePar, "ailleurs")
                        .SetProperty(
                            t => t.LoueJusqua,
                            application.Horloge.Maintenant() + ExecuterTravaux.Bail
                        )
                )
        );
}
