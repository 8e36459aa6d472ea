using Emjpm.Core;
using Emjpm.Core.Data;
using Emjpm.Core.Designation;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Tests.Designation;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Emjpm.Web.Tests.Mesures;

/// <summary>What gestionnaires do to their mesures is what a court sees in the search it has open, at once.</summary>
public sealed class DeuxEspacesTests(Application application) : IClassFixture<Application>
{
    private static readonly DateOnly Hier = new(2026, 11, 15);

    private async Task<int> ChercherAsync()
    {
        var juge = await application.Connecter(Comptes.Juge);
        await juge.Ouvrir("/juridiction/recherche");
        await juge.Remplir("Commune où vit la personne", "roubaix").Envoyer("Voir les mandataires");
        Assert.Equal(200, juge.Statut);
        return int.Parse(
            juge.Adresse.Split('/')[^1].Split('?')[0],
            System.Globalization.CultureInfo.InvariantCulture
        );
    }

    /// <summary>Places of the lieux of a gestionnaire, as the ranking of the search has them now.</summary>
    private async Task<string> Places(int recherche, GestionnaireEssai g)
    {
        await using var portee = application.Services.CreateAsyncScope();
        var db = portee.ServiceProvider.GetRequiredService<EmjpmDbContext>();
        var lu = await portee
            .ServiceProvider.GetRequiredService<ClasserRecherche>()
            .ExecuterAsync(db.Recherches.AsNoTracking(), recherche, CancellationToken.None);
        var candidat = lu!.Value.Classement.Proposes.Single(p => p.Candidat.Id == g.Id).Candidat;
        return string.Join(
            ", ",
            g.Lieux.Select(id => candidat.Lieux.Single(l => l.Id == id))
                .Select(l => Disponibilite.Places(l.Capacite, l.EnCours, l.EnAttente, false))
        );
    }

    private Task<Mesure> Lire(int id) =>
        application.Base(db =>
            db.Mesures.AsNoTracking().Include(m => m.Etats).SingleAsync(m => m.Id == id)
        );

    [Fact]
    public async Task A_search_reflects_each_change_of_a_mesure_at_once()
    {
        var monde = await Monde.CreerAsync(application);
        var (g, autre) = (await monde.GestionnaireAsync(lieux: 2), await monde.GestionnaireAsync());
        var recherche = await ChercherAsync();
        Assert.Equal("3, 3", await Places(recherche, g));

        var rg = Monde.Rg();
        var id = Assert
            .IsType<ResultatCreation.Creee>(
                await application.Executer(
                    (CreerMesure o) =>
                        o.ExecuterAsync(
                            g.Acteur!,
                            new NouvelleMesure
                            {
                                NumeroRg = rg,
                                TribunalId = monde.Juge.TribunalId,
                                Civilite = Civilite.Madame,
                                AnneeNaissance = 1941,
                                DateNomination = new(2024, 5, 6),
                                Situation = new SituationMesure(
                                    NatureMesure.CuratelleSimple,
                                    null,
                                    LieuVie.Domicile,
                                    null,
                                    Monde.Lille,
                                    "FR"
                                ),
                                LieuExerciceId = g.Lieux[0],
                                ConfirmerSemblables = true,
                            }
                        )
                )
            )
            .Id;
        Assert.Equal("2, 3", await Places(recherche, g));

        var m = await Lire(id);
        await application.Executer(
            (ModifierMesure o) =>
                o.ExecuterAsync(
                    g.Acteur!,
                    id,
                    new FaitsModifies
                    {
                        NumeroRg = rg,
                        Civilite = m.Civilite,
                        AnneeNaissance = m.AnneeNaissance,
                        DateNomination = m.DateNomination,
                        DateProtectionEnCours = m.DateProtectionEnCours,
                        TribunalId = m.TribunalId,
                        LieuExerciceId = g.Lieux[1],
                        Version = m.Version,
                    }
                )
        );
        Assert.Equal("3, 2", await Places(recherche, g));

        // The nature changes no place, and the court reads it on the mesure.
        await application.Executer(
            async (ReviserMesure o) =>
                await o.ExecuterAsync(
                    g.Acteur!,
                    id,
                    new RevisionMesure
                    {
                        Resultat = ResultatRevision.Aggravation,
                        DateDecision = new(2026, 6, 1),
                        Nature = NatureMesure.Tutelle,
                        Version = (await Lire(id)).Version,
                    }
                )
        );
        Assert.Equal("3, 2", await Places(recherche, g));
        var juge = await application.Connecter(Comptes.Juge);
        await juge.Ouvrir($"/juridiction/mesures/{id}");
        Assert.StartsWith("Tutelle", juge.Titre);
        Assert.Contains("Révision : aggravation", juge.Texte);

        await application.Executer(
            async (CloreMesure o) =>
                await o.ExecuterAsync(
                    g.Acteur!,
                    id,
                    new ClotureMesure
                    {
                        Cause = CauseSortie.Mainlevee,
                        DateFin = Hier,
                        Version = (await Lire(id)).Version,
                    }
                )
        );
        Assert.Equal("3, 3", await Places(recherche, g));

        await application.Executer(
            async (RouvrirMesure o) =>
                await o.ExecuterAsync(
                    g.Acteur!,
                    id,
                    new ReouvertureMesure
                    {
                        Raison = "clôturée par erreur",
                        LieuExerciceId = g.Lieux[0],
                        Version = (await Lire(id)).Version,
                    }
                )
        );
        Assert.Equal("2, 3", await Places(recherche, g));

        var transfert = await application.Executer(
            async (DemanderTransfert o) =>
                await o.ExecuterAsync(
                    g.Acteur!,
                    id,
                    new DemandeTransfert
                    {
                        ReceveurId = autre.Id,
                        DateDecision = Hier,
                        Motif = MotifTransfert.Competence,
                        Version = (await Lire(id)).Version,
                    }
                )
        );
        Assert.Equal("2, 3", await Places(recherche, g));
        Assert.Equal("3", await Places(recherche, autre));
        var recue = await application.Executer(
            (AccepterTransfert o) =>
                o.ExecuterAsync(
                    autre.Acteur!,
                    transfert!.Value,
                    new AcceptationTransfert { LieuExerciceId = autre.Lieu }
                )
        );
        Assert.Equal("3, 3", await Places(recherche, g));
        Assert.Equal("2", await Places(recherche, autre));

        await application.Executer(
            async (RetirerMesure o) =>
                await o.ExecuterAsync(
                    autre.Acteur!,
                    recue!.Value,
                    new RetraitMesure
                    {
                        Motif = MotifRetrait.Essai,
                        Version = (await Lire(recue.Value)).Version,
                    }
                )
        );
        Assert.Equal("3", await Places(recherche, autre));
        await juge.Ouvrir($"/juridiction/mesures/{recue}");
        Assert.Equal(404, juge.Statut);
    }

    [Fact]
    public async Task The_last_place_taken_by_a_transfer_is_no_longer_there_to_reserve()
    {
        var monde = await Monde.CreerAsync(application);
        var (g, autre) = (
            await monde.GestionnaireAsync(),
            await monde.GestionnaireAsync(capacite: 1)
        );
        var recherche = await ChercherAsync();
        var id = await monde.MesureAsync(g, Monde.Rg());
        var transfert = await application.Executer(
            async (DemanderTransfert o) =>
                await o.ExecuterAsync(
                    g.Acteur!,
                    id,
                    new DemandeTransfert
                    {
                        ReceveurId = autre.Id,
                        DateDecision = Hier,
                        Motif = MotifTransfert.Competence,
                        Version = (await Lire(id)).Version,
                    }
                )
        );
        Assert.Equal("1", await Places(recherche, autre));

        await application.Executer(
            (AccepterTransfert o) =>
                o.ExecuterAsync(
                    autre.Acteur!,
                    transfert!.Value,
                    new AcceptationTransfert { LieuExerciceId = autre.Lieu }
                )
        );

        Assert.Equal("0", await Places(recherche, autre));
        Assert.IsType<ResultatReservation.SansPlace>(
            await monde.Reserver(monde.Juge, Monde.Demande(autre))
        );
        Assert.IsType<ResultatReservation.Creee>(
            await monde.Reserver(monde.Juge, Monde.Demande(g))
        );
    }
}
