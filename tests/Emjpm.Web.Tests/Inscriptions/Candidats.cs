using Emjpm.Core;
using Emjpm.Core.Demandes;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Inscriptions;

/// <summary>People who ask for an account, through the pages.</summary>
internal static class Candidats
{
    public const string MotDePasse = "Une-Longue-Phrase-2026";

    /// <summary>Chooses a profile and fills what every profile asks.</summary>
    public static async Task<Visiteur> CommencerAsync(
        this Application application,
        ProfilDemande profil,
        string courriel,
        Visiteur? visiteur = null
    )
    {
        visiteur ??= application.Visiteur();
        await visiteur.Ouvrir("/inscription");
        await visiteur.Choisir("Vous êtes", Francais.EnTete(profil.Libelle())).Envoyer("Continuer");
        Assert.Equal($"/inscription/{profil.Handle()}", visiteur.Adresse);
        return visiteur
            .Remplir("Prénom", "Paule")
            .Remplir("Nom", "Nouvelle")
            .Remplir("Adresse électronique", courriel);
    }

    /// <summary>Types the code received and a password.</summary>
    public static async Task ConfirmerAsync(
        this Application application,
        Visiteur visiteur,
        string courriel
    )
    {
        await visiteur
            .Remplir("Code reçu", await application.CodeAsync(courriel) ?? "")
            .Remplir("Mot de passe", MotDePasse)
            .Remplir("Mot de passe, une seconde fois", MotDePasse)
            .Envoyer("Envoyer ma demande");
    }

    /// <summary>The code in the last mail sent to an address; null when that mail holds none.</summary>
    public static Task<string?> CodeAsync(this Application application, string courriel) =>
        application.Base(db =>
            db.Courriels.Where(c => c.Destinataire == courriel)
                .OrderByDescending(c => c.Id)
                .Select(c => c.Secret)
                .FirstOrDefaultAsync()
        );

    /// <summary>Subjects of the mails sent to an address, oldest first.</summary>
    public static Task<List<string>> SujetsAsync(this Application application, string courriel) =>
        application.Base(db =>
            db.Courriels.Where(c => c.Destinataire == courriel)
                .OrderBy(c => c.Id)
                .Select(c => c.Sujet)
                .ToListAsync()
        );

    /// <summary>A request filed, without the pages: of a professional of a département, or of an agent.</summary>
    public static async Task<int> DeposerAsync(
        this Application application,
        ProfilDemande profil,
        string courriel,
        string? departement = null,
        string? region = null,
        int? tribunalId = null,
        string? siret = null
    )
    {
        var id = await application.Executer(
            (DeposerDemande d) =>
                d.ExecuterAsync(
                    new Candidature
                    {
                        Profil = profil,
                        Prenom = "Paule",
                        Nom = "Nouvelle",
                        Courriel = courriel,
                        DepartementCode = departement,
                        RegionCode = region,
                        TribunalId = tribunalId,
                        Siret = siret ?? "12345678900012",
                        Structure = "Service d’essai",
                    },
                    "127.0.0.1"
                )
        );
        var code = (await application.CodeAsync(courriel))!;
        await application.Executer((ConfirmerDemande c) => c.ExecuterAsync(id, code, MotDePasse));
        return id;
    }

    /// <summary>An entry of the registry of the Nord that nobody has an account for.</summary>
    public static Task<(int Id, string Nom, string Siret)> EntreeLibreAsync(
        this Application application,
        TypeGestionnaire type
    ) =>
        application.Base(async db =>
        {
            var date = application.Horloge.Aujourdhui();
            var demo = new[] { Comptes.Service, Comptes.Individuel, Comptes.Prepose };
            var g = await db
                .Gestionnaires.Where(g =>
                    g.Type == type
                    && g.SortiLe == null
                    && g.Siret != null
                    && g.Habilitations.Any(h => h.DepartementCode == "59" && h.RetireeLe == null)
                    && !g.Droits.Any(d => demo.Contains(d.Utilisateur!.Email))
                    && !db.Invitations.Any(i => i.GestionnaireId == g.Id)
                    && !db.DemandesCompte.Any(d => d.GestionnaireId == g.Id)
                )
                .OrderByDescending(g => g.Id)
                .FirstAsync();
            await db
                .DroitsGestionnaire.Where(d => d.GestionnaireId == g.Id)
                .ExecuteUpdateAsync(s => s.SetProperty(d => d.Au, (DateOnly?)date.AddDays(-1)));
            return (g.Id, g.Nom, g.Siret!);
        });
}
