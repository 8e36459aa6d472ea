using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Designation;
using Emjpm.Core.Juridictions;
using Emjpm.Core.Pilotage;
using Emjpm.Web.Tests.Designation;
using Emjpm.Web.Tests.Harnais;
using Emjpm.Web.Tests.Registre;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Administration;

/// <summary>Two accounts of a person made one, and the work of somebody who leaves given to a colleague.</summary>
public sealed class ReunionTests(Application application) : IClassFixture<Application>
{
    private async Task<Acteur> Admin()
    {
        var id = await application.Base(db =>
            db.Users.Where(u => u.Email == Comptes.Admin).Select(u => u.Id).SingleAsync()
        );
        return (await Lire(id))!;
    }

    private Task<Acteur?> Lire(int id) =>
        application.Base(db => db.LireActeurAsync(id, application.Horloge.Aujourdhui(), default));

    /// <summary>Another account of the same function, with the name of the first and no right.</summary>
    private Task<int> SansDroit(int memePersonneId) =>
        application.Base(async db =>
        {
            var u = await db.Users.AsNoTracking().SingleAsync(x => x.Id == memePersonneId);
            var courriel = $"autre-{u.Email}";
            var compte = new Utilisateur
            {
                Prenom = u.Prenom,
                Nom = u.Nom,
                Role = u.Role,
                Actif = true,
                Email = courriel,
                NormalizedEmail = courriel.ToUpperInvariant(),
                UserName = courriel,
                NormalizedUserName = courriel.ToUpperInvariant(),
            };
            db.Users.Add(compte);
            await db.SaveChangesAsync();
            return compte.Id;
        });

    private Task<Recherche> RechercheDe(Acteur juge) =>
        application.Base(async db =>
        {
            var recherche = new Recherche
            {
                TribunalId = juge.TribunalId,
                AuteurId = juge.UtilisateurId,
                CommuneCode = Monde.Lille,
                CreeeLe = application.Horloge.Maintenant(),
                ModifieeLe = application.Horloge.Maintenant(),
                ExpireLe = application.Horloge.Maintenant().AddDays(30),
            };
            db.Recherches.Add(recherche);
            await db.SaveChangesAsync();
            return recherche;
        });

    [Fact]
    public async Task Two_accounts_become_one_which_receives_rights_and_work_while_history_stays_signed()
    {
        var monde = await Monde.CreerAsync(application);
        var ancien = monde.Juge;
        var reservation = await monde.Reservee(await monde.GestionnaireAsync());
        var recherche = await RechercheDe(ancien);
        var nouveau = await SansDroit(ancien.UtilisateurId);
        var (ancienne, adresse) = (
            await monde.CourrielDe(ancien),
            $"autre-{await monde.CourrielDe(ancien)}"
        );
        var admin = await application.Connecter(Comptes.Admin);
        await admin.Ouvrir($"/administration/comptes/{nouveau}");
        await admin.Suivre("Réunir à ce compte un autre de la même personne");
        // The same name is proposed at once.
        await admin.Suivre($"Voir ce qui serait réuni de {ancienne}");
        Assert.Contains("Tribunal judiciaire de Lille", admin.Texte);
        Assert.Contains("1 réservation suivie", admin.Texte.Replace('\u00A0', ' '));
        Assert.Contains("1 recherche gardée", admin.Texte.Replace('\u00A0', ' '));
        Assert.NotNull(await Lire(ancien.UtilisateurId));

        await admin.Envoyer("Réunir les deux comptes");
        Assert.Equal(422, admin.Statut);
        Assert.Contains("Choisissez pourquoi ces deux comptes", admin.Texte);
        await admin
            .Choisir("Motif", "Deux adresses de la même personne")
            .Envoyer("Réunir les deux comptes");

        Assert.Contains("n’en font plus qu’un", string.Join(' ', admin.Alertes));
        var vu = (await Lire(nouveau))!;
        Assert.Equal(ancien.TribunalId, vu.TribunalId);
        Assert.Equal(monde.Cabinet, vu.Tribunal!.CabinetId);
        Assert.Null(await Lire(ancien.UtilisateurId));
        var r = await monde.Lire(reservation);
        Assert.Equal((ancien.UtilisateurId, nouveau), (r.AuteurId, r.SuiviParId));
        Assert.Equal(
            nouveau,
            await application.Base(db =>
                db.Recherches.Where(x => x.Id == recherche.Id).Select(x => x.AuteurId).SingleAsync()
            )
        );
        Assert.Contains("compte.reunir", await monde.Audit("utilisateur", nouveau));
        Assert.Contains(
            "compte.etre_reuni",
            await monde.Audit("utilisateur", ancien.UtilisateurId)
        );
        Assert.Equal(
            ancien.UtilisateurId,
            await application.Base(db =>
                db.EvenementsAudit.Where(e =>
                        e.Acte == "reservation.creer" && e.ObjetId == reservation
                    )
                    .Select(e => e.UtilisateurId)
                    .SingleAsync()
            )
        );
        foreach (var a in new[] { ancienne, adresse })
            Assert.Contains(
                "e-MJPM : vos deux comptes n’en font plus qu’un",
                await monde.Sujets(a)
            );
        // Closed for good, even by lifting a block.
        await admin.Ouvrir($"/administration/comptes/{ancien.UtilisateurId}");
        Assert.Contains("il ne se rouvre pas", admin.Texte);
        var acteur = await Admin();
        var refus = await Assert.ThrowsAsync<RegleMetierException>(() =>
            application.Executer(
                (BloquerCompte o) => o.LeverAsync(acteur, ancien.UtilisateurId, default)
            )
        );
        Assert.Contains("ne se rouvre pas", refus.Message);
    }

    [Fact]
    public async Task What_cannot_be_one_person_is_refused_and_nothing_moves()
    {
        var monde = await Monde.CreerAsync(application);
        var admin = await Admin();
        var autreAdmin = await application.Base(async db =>
        {
            var courriel = "second-admin@essai.example";
            var compte = new Utilisateur
            {
                Prenom = "Ada",
                Nom = "Admin",
                Role = Role.Administration,
                Actif = true,
                Email = courriel,
                NormalizedEmail = courriel.ToUpperInvariant(),
                UserName = courriel,
                NormalizedUserName = courriel.ToUpperInvariant(),
            };
            db.Users.Add(compte);
            await db.SaveChangesAsync();
            return compte.Id;
        });

        await Refuse(
            "n’agit pas sur son propre compte",
            admin.UtilisateurId,
            monde.Juge.UtilisateurId
        );
        await Refuse(
            "Choisissez un autre compte",
            monde.Juge.UtilisateurId,
            monde.Juge.UtilisateurId
        );
        await Refuse("administrateur", monde.Juge.UtilisateurId, autreAdmin);
        await Refuse(
            "pas la même fonction",
            monde.Juge.UtilisateurId,
            monde.Greffier.UtilisateurId
        );
        await Refuse(
            "Un compte n’agit que pour un tribunal",
            monde.Juge.UtilisateurId,
            monde.JugeDouai.UtilisateurId
        );
        Assert.False(
            await application.Executer(
                (ReunirComptes o) =>
                    o.ExecuterAsync(
                        admin,
                        monde.Juge.UtilisateurId,
                        9_999_999,
                        MotifReunion.DeuxAdresses,
                        default
                    )
            )
        );
        Assert.NotNull(await Lire(monde.JugeDouai.UtilisateurId));

        async Task Refuse(string phrase, int garde, int autre) =>
            Assert.Contains(
                phrase,
                (
                    await Assert.ThrowsAsync<RegleMetierException>(() =>
                        application.Executer(
                            (ReunirComptes o) =>
                                o.ExecuterAsync(
                                    admin,
                                    garde,
                                    autre,
                                    MotifReunion.DeuxAdresses,
                                    default
                                )
                        )
                    )
                ).Message
            );
    }

    [Fact]
    public async Task Of_two_unions_of_the_same_account_one_is_done()
    {
        var monde = await Monde.CreerAsync(application);
        var admin = await Admin();
        int[] gardes =
        [
            await SansDroit(monde.Juge.UtilisateurId),
            await SansDroit(monde.Greffier.UtilisateurId),
        ];
        await application.Base(db =>
            db.Users.Where(u => u.Id == gardes[1])
                .ExecuteUpdateAsync(s => s.SetProperty(u => u.Role, Role.Juge))
        );

        var issues = await Task.WhenAll(
            gardes.Select(async g =>
            {
                try
                {
                    return await application.Executer(
                        (ReunirComptes o) =>
                            o.ExecuterAsync(
                                admin,
                                g,
                                monde.Juge.UtilisateurId,
                                MotifReunion.DeuxAdresses,
                                default
                            )
                    );
                }
                catch (RegleMetierException refus)
                {
                    Assert.Contains("déjà réuni", refus.Message);
                    return false;
                }
            })
        );

        Assert.Single(issues, faite => faite);
        Assert.Equal(
            1,
            await application.Base(db =>
                db.MembresTribunal.CountAsync(m => gardes.Contains(m.UtilisateurId))
            )
        );
    }

    [Fact]
    public async Task The_work_of_a_judge_who_leaves_goes_to_a_colleague_who_receives_the_answers()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync();
        var reservation = await monde.Reservee(g);
        var finie = await monde.Reservee(g);
        await monde.Annuler(finie, MotifAnnulation.Erreur);
        var recherche = await RechercheDe(monde.Juge);
        // Neither the judge nor the cabinet will be told any more.
        await application.Base(db =>
            db.MembresTribunal.Where(m => m.UtilisateurId == monde.Greffier.UtilisateurId)
                .ExecuteUpdateAsync(s => s.SetProperty(m => m.CabinetId, (int?)null))
        );
        var admin = await application.Connecter(Comptes.Admin);
        await admin.Ouvrir($"/administration/comptes/{monde.Juge.UtilisateurId}");
        await admin.Suivre("Confier son travail en cours");
        Assert.Contains("1 réservation en cours", admin.Texte.Replace('\u00A0', ' '));
        var greffier = await application.Base(db =>
            db.Users.SingleAsync(u => u.Id == monde.Greffier.UtilisateurId)
        );

        await admin
            .Choisir("À qui", $"{greffier.NomComplet}, Tribunal judiciaire de Lille")
            .Choisir("Motif", "Départ de la personne")
            .Envoyer("Confier ce travail");

        Assert.Contains(
            "2 dossiers sont confiés",
            string.Join(' ', admin.Alertes).Replace('\u00A0', ' ')
        );
        var r = await monde.Lire(reservation);
        Assert.Equal((monde.Juge.UtilisateurId, (int?)greffier.Id), (r.AuteurId, r.SuiviParId));
        Assert.Null((await monde.Lire(finie)).SuiviParId);
        Assert.Contains("reservation.confier", await monde.Audit("reservation", reservation));
        Assert.Equal(["recherche.confier"], await monde.Audit("recherche", recherche.Id));
        Assert.Contains(
            "e-MJPM : un travail en cours vous est confié",
            await monde.Sujets(greffier.Email!)
        );

        await monde.Repondre(g, reservation, new Reponse.JePeux());

        Assert.Contains(
            await monde.Sujets(greffier.Email!),
            s => s.Contains("confirmée", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Work_goes_only_to_who_may_read_it()
    {
        var monde = await Monde.CreerAsync(application);
        await monde.Reservee(await monde.GestionnaireAsync());
        var admin = await Admin();

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() =>
            application.Executer(
                (ConfierTravail o) =>
                    o.ExecuterAsync(
                        admin,
                        monde.Juge.UtilisateurId,
                        monde.JugeDouai.UtilisateurId,
                        MotifConfier.Depart,
                        default
                    )
            )
        );

        Assert.Contains("même tribunal", refus.Message);
        var travail = await application.Executer(
            (ConfierTravail o) => o.LireAsync(admin, monde.Juge.UtilisateurId, default)
        );
        Assert.Equal(1, travail!.Reservations);
        Assert.DoesNotContain(
            travail.Collegues,
            c => c.Id == monde.JugeDouai.UtilisateurId || c.Id == monde.Juge.UtilisateurId
        );
    }

    [Fact]
    public async Task The_alerts_of_an_agent_go_to_one_whose_territory_covers_them()
    {
        var agents = new Agents(application);
        var (partant, nord, loin) = (
            await agents.Creer("59"),
            await agents.Creer("59"),
            await agents.Creer("974")
        );
        var alerte = await application.Base(async db =>
        {
            var a = new Alerte
            {
                Regle = RegleAlerte.SansReponse,
                DepartementCode = "59",
                ApparueLe = agents.Aujourdhui,
                VueLe = application.Horloge.Maintenant(),
                VueParId = partant.UtilisateurId,
            };
            db.Alertes.Add(a);
            await db.SaveChangesAsync();
            return a.Id;
        });
        var admin = await Admin();

        Task<int?> Confier(Acteur vers) =>
            application.Executer(
                (ConfierTravail o) =>
                    o.ExecuterAsync(
                        admin,
                        partant.UtilisateurId,
                        vers.UtilisateurId,
                        MotifConfier.Changement,
                        default
                    )
            );
        await Assert.ThrowsAsync<RegleMetierException>(() => Confier(loin));
        Assert.Equal(1, await Confier(nord));

        Assert.Equal(
            nord.UtilisateurId,
            await application.Base(db =>
                db.Alertes.Where(a => a.Id == alerte).Select(a => a.VueParId).SingleAsync()
            )
        );
    }
}
