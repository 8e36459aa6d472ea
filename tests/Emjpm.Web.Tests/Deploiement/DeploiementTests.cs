using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Deploiement;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Juridictions;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Deploiement;

/// <summary>A département is led from « non démarré » to « ouverture », on screen; what is counted is what the rows say.</summary>
public sealed class DeploiementTests(Application application) : IClassFixture<Application>
{
    private const string Somme = "/administration/deploiement/80";

    private Task<int> Compte(string courriel, Role role) =>
        application.Base(async db =>
        {
            var compte = new Utilisateur
            {
                Prenom = "Ève",
                Nom = "Essai",
                Role = role,
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

    /// <summary>An entry of the registry in the Somme, with a site that a search returns.</summary>
    private Task<int> Inscrire() =>
        application.Base(async db =>
        {
            var date = application.Horloge.Aujourdhui();
            var g = new Core.Gestionnaires.Gestionnaire
            {
                Type = TypeGestionnaire.Individuel,
                Nom = "Mme Ysé Picard",
                NomRecherche = "MME YSE PICARD",
                Courriel = "yse.picard@essai.example",
            };
            g.Habilitations.Add(
                new Habilitation
                {
                    DepartementCode = "80",
                    TypeActe = TypeActe.Agrement,
                    Du = date.AddDays(-30),
                }
            );
            var lieu = new LieuExercice
            {
                Type = TypeLieu.Bureau,
                Nom = "Bureau d’Amiens",
                CommuneCode = "80021",
                Latitude = 49.9,
                Longitude = 2.3,
                OuvertLe = date.AddDays(-30),
            };
            lieu.FixerCapacites(null, 12);
            g.Lieux.Add(lieu);
            db.Gestionnaires.Add(g);
            await db.SaveChangesAsync();
            return g.Id;
        });

    private async Task Nommer(string tribunal, Role role, FonctionTribunal fonction)
    {
        var compte = await Compte($"{role}@amiens.example".ToLowerInvariant(), role);
        await application.Base(async db =>
        {
            db.MembresTribunal.Add(
                new MembreTribunal
                {
                    UtilisateurId = compte,
                    TribunalId = await db
                        .Tribunaux.Where(t => t.Code == tribunal)
                        .Select(t => t.Id)
                        .SingleAsync(),
                    Fonction = fonction,
                    Du = application.Horloge.Aujourdhui(),
                    ApprouveLe = application.Horloge.Maintenant(),
                }
            );
            return await db.SaveChangesAsync();
        });
    }

    private static async Task Passer(Visiteur admin, string stade, string? note = null)
    {
        await admin.Ouvrir(Somme);
        await admin.Suivre("Modifier le déploiement");
        await admin
            .Choisir("Stade", stade)
            .Remplir("Note pour l’historique", note)
            .Envoyer("Enregistrer");
    }

    [Fact]
    public async Task A_departement_goes_from_not_begun_to_open()
    {
        var admin = await application.Connecter(Comptes.Admin);
        await admin.Suivre("Déploiement");
        admin.BudgetSql(12);
        await admin
            .Choisir("Région", "Hauts-de-France")
            .Choisir("Stade", "Non démarré")
            .Envoyer("Filtrer");
        await admin.Suivre("Somme (80)");
        Assert.Contains("Préparation : 0 sur 100", admin.Texte);
        Assert.Contains("Rien n’a encore été écrit", admin.Texte);

        await admin.Suivre("Modifier le déploiement");
        await admin
            .Choisir("Stade", "Cadrage")
            .Choisir("Responsable", "Laurent Dumas (administrateur)")
            .Remplir("Date de la prochaine étape", application.Horloge.Aujourdhui().AddDays(10))
            .Envoyer("Enregistrer");
        Assert.Equal(422, admin.Statut);
        Assert.Contains("Écrivez la prochaine étape", admin.ErreurDe("Prochaine étape"));
        await admin.Remplir("Prochaine étape", "recevoir la liste").Envoyer("Enregistrer");
        Assert.Equal(Somme, admin.Adresse);
        Assert.Contains("Laurent Dumas", admin.Texte);
        Assert.Contains("Prochaine étape : recevoir la liste", admin.Texte);

        var inscrite = await Inscrire();
        await Passer(admin, "Données reprises");
        await admin.Suivre("Inviter une vague");
        Assert.Contains("Mme Ysé Picard", admin.Texte);
        await admin.Remplir("Nom de la vague", "Premiers inscrits").Envoyer("Envoyer la vague");
        Assert.Contains(
            "1 invitation envoyée",
            string.Join(' ', admin.Alertes).Replace('\u00A0', ' ')
        );
        Assert.Equal("Premiers inscrits", admin.Titre);
        Assert.Contains("Mme Ysé Picard", admin.Texte);
        Assert.True(
            await application.Base(db =>
                db.Courriels.AnyAsync(c => c.Destinataire == "yse.picard@essai.example")
            )
        );
        await admin.Ouvrir($"{Somme}/invitations");
        Assert.DoesNotContain("Mme Ysé Picard", admin.Texte);

        await Passer(admin, "Formation");
        await Passer(admin, "Ouverture");
        Assert.Equal(422, admin.Statut);
        Assert.Contains("Aucun tribunal du département n’a de juge", admin.ErreurDe("Stade"));

        await admin.Ouvrir(Somme);
        await admin.Suivre("Inviter un membre du Tribunal judiciaire d’Amiens");
        Assert.StartsWith("80 Tribunal judiciaire d", admin.Valeur("Tribunal"));
        await Nommer("tj-amiens", Role.Juge, FonctionTribunal.Juge);
        await Nommer("tj-amiens", Role.Greffier, FonctionTribunal.Greffier);
        var compte = await Compte("yse.picard@essai.example", Role.Gestionnaire);
        await application.Base(db =>
        {
            db.DroitsGestionnaire.Add(
                new DroitGestionnaire
                {
                    UtilisateurId = compte,
                    GestionnaireId = inscrite,
                    Du = application.Horloge.Aujourdhui(),
                }
            );
            return db.SaveChangesAsync();
        });
        await Passer(admin, "Ouverture", "Lettre du préfet reçue.");

        Assert.Equal(Somme, admin.Adresse);
        Assert.Contains("Lettre du préfet reçue.", admin.Texte);
        Assert.Contains("25 sur 25", admin.Texte);
        var carte = await application.Base(db =>
            db.Deploiements.SingleAsync(d => d.DepartementCode == "80")
        );
        Assert.Equal(StadeDeploiement.Ouverture, carte.Stade);
        Assert.Equal(application.Horloge.Aujourdhui(), carte.OuvertLe);
        Assert.Equal(
            [
                "80 non_demarre cadrage",
                "80 cadrage donnees_reprises",
                "80 donnees_reprises formation",
                "80 formation ouverture",
            ],
            await application.Base(db =>
                db.EvenementsAudit.Where(e =>
                        e.Acte == "deploiement.conduire" && e.Details!.StartsWith("80 ")
                    )
                    .OrderBy(e => e.Id)
                    .Select(e => e.Details!)
                    .ToListAsync()
            )
        );

        var agent = await application.Connecter(Comptes.Direction);
        await agent.Suivre("Déploiement");
        await agent.Suivre("Somme (80)");
        Assert.Contains("Lettre du préfet reçue.", agent.Texte);
        Assert.DoesNotContain("Modifier le déploiement", agent.Texte);
    }

    [Fact]
    public async Task A_step_back_says_why_a_vigilance_says_what_and_the_second_of_two_reads_again()
    {
        var admin = await application.Connecter(Comptes.Admin);
        var autre = await application.Connecter(Comptes.Admin);
        await autre.Ouvrir("/administration/deploiement/02/modifier");
        await admin.Ouvrir("/administration/deploiement/02/modifier");
        await admin.Choisir("Stade", "Non démarré").Envoyer("Enregistrer");
        Assert.Contains("écrivez pourquoi", admin.ErreurDe("Note pour l’historique"));
        await admin.Choisir("Stade", "En vigilance").Envoyer("Enregistrer");
        Assert.Contains("Écrivez ce qui bloque", admin.ErreurDe("Blocages"));
        await admin.Remplir("Blocages", "Poste vacant.").Envoyer("Enregistrer");
        Assert.Equal("/administration/deploiement/02", admin.Adresse);

        await autre.Choisir("Stade", "Formation").Envoyer("Enregistrer");
        Assert.Equal(422, autre.Statut);
        Assert.Contains("Quelqu’un a modifié cette carte", autre.Texte);
        Assert.Equal(
            StadeDeploiement.Vigilance,
            await application.Base(db =>
                db.Deploiements.Where(d => d.DepartementCode == "02")
                    .Select(d => d.Stade)
                    .SingleAsync()
            )
        );
    }

    [Fact]
    public async Task An_agent_follows_its_territory_and_no_other()
    {
        var nord = await application.Connecter("nord@demo.emjpm.fr");

        Assert.Equal(200, (await nord.Ouvrir("/direction/deploiement/59")).Statut);
        nord.BudgetSql(15);
        Assert.Equal(404, (await nord.Ouvrir("/direction/deploiement/62")).Statut);
        Assert.Equal(404, (await nord.Ouvrir("/direction/deploiement/974")).Statut);
        using var reponse = await nord.Client.GetAsync(
            "/direction/deploiement.csv",
            TestContext.Current.CancellationToken
        );
        var csv = await reponse.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("Nord", csv);
        Assert.DoesNotContain("Pas-de-Calais", csv);
        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            var agent = await application.Acteur("nord@demo.emjpm.fr");
            await application.Executer(
                (ConduireDeploiement o) =>
                    o.ExecuterAsync(
                        agent,
                        "59",
                        new(StadeDeploiement.Vigilance, null, null, null, null, "x", null, 2),
                        default
                    )
            );
        });
    }

    [Fact]
    public async Task The_score_is_what_the_rows_say()
    {
        var admin = await application.Acteur(Comptes.Admin);
        var lignes = await application.Executer(
            (LectureDeploiement l) => l.ListerAsync(admin, default)
        );
        var date = application.Horloge.Aujourdhui();
        var (habilitations, droits, lieux, membres, reservations, tribunaux) =
            await application.Base(async db =>
                (
                    await db
                        .Habilitations.Include(h => h.Gestionnaire)
                        .AsNoTracking()
                        .ToListAsync(),
                    await db
                        .DroitsGestionnaire.Include(d => d.Utilisateur)
                        .AsNoTracking()
                        .ToListAsync(),
                    await db
                        .LieuxExercice.Include(l => l.Gestionnaire)
                        .Include(l => l.Commune)
                        .AsNoTracking()
                        .ToListAsync(),
                    await db
                        .MembresTribunal.Include(m => m.Utilisateur)
                        .AsNoTracking()
                        .ToListAsync(),
                    await db.Reservations.AsNoTracking().ToListAsync(),
                    await db.Tribunaux.AsNoTracking().ToListAsync()
                )
            );
        foreach (var code in new[] { "59", "62" })
        {
            var p = lignes.Single(l => l.Code == code).Preparation;
            var inscrits = habilitations
                .Where(h =>
                    h.DepartementCode == code
                    && h.StatutLe(date) == StatutHabilitation.Active
                    && TypeGestionnaireExtensions.Mandataires.Contains(h.Gestionnaire!.Type)
                    && !(h.Gestionnaire.SortiLe <= date)
                )
                .Select(h => h.GestionnaireId)
                .Distinct()
                .ToList();
            Assert.Equal(inscrits.Count, p.InscritsTotal);
            Assert.Equal(
                inscrits.Count(i =>
                    droits.Exists(d =>
                        d.GestionnaireId == i
                        && d.Utilisateur!.Actif
                        && d.Du <= date
                        && !(d.Au < date)
                    )
                ),
                p.ComptesTotal
            );
            var sites = lieux
                .Where(l =>
                    l.Commune!.DepartementCode == code
                    && !(l.FermeLe <= date)
                    && TypeGestionnaireExtensions.Mandataires.Contains(l.Gestionnaire!.Type)
                    && !(l.Gestionnaire.SortiLe <= date)
                )
                .ToList();
            Assert.Equal(sites.Count, p.Lieux);
            Assert.Equal(
                sites.Count(l => l.Capacite is not null && l.Latitude is not null),
                p.LieuxPrets
            );
            Assert.Equal(sites.Sum(l => l.EnCours), p.Mesures);
            var ouverts = tribunaux
                .Where(t => t.DepartementCode == code && t.OuvertLe <= date && !(t.FermeLe <= date))
                .ToList();
            bool Avec(int tribunal, FonctionTribunal f) =>
                membres.Exists(m =>
                    m.TribunalId == tribunal
                    && m.Fonction == f
                    && m.ApprouveLe is not null
                    && m.Du <= date
                    && !(m.Au < date)
                    && m.Utilisateur!.Actif
                );
            Assert.Equal(ouverts.Count, p.Tribunaux);
            Assert.Equal(
                ouverts.Count(t =>
                    Avec(t.Id, FonctionTribunal.Juge) && Avec(t.Id, FonctionTribunal.Greffier)
                ),
                p.TribunauxPrets
            );
            var siens = tribunaux
                .Where(t => t.DepartementCode == code)
                .Select(t => t.Id)
                .ToHashSet();
            Assert.Equal(
                reservations
                    .Where(r => siens.Contains(r.TribunalId))
                    .Min(r => (DateTime?)r.CreeeLe),
                p.PremiereReservationLe
            );
            Assert.InRange(p.Note, 1, 100);
        }
        Assert.True(lignes.Single(l => l.Code == "59").Preparation.Note > 50);
        Assert.Equal(100, new Preparation().Parts.Sum(x => x.Poids));
        Assert.Equal(0, new Preparation().Note);
    }
}
