using System.Net;
using AngleSharp.Html.Dom;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Designation;
using Emjpm.Core.Imports;
using Emjpm.Core.Mesures;
using Emjpm.Web.Tests.EspaceGestionnaire;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Transverse;

/// <summary>
/// Every address × every account × the objects of its perimeter and those of others, then × the same people once signed out,
/// blocked, not yet approved or without their right. What each role opens is in <see cref="AutorisationsTests"/>.
/// </summary>
public sealed class MatriceTests(Application application) : IClassFixture<Application>
{
    /// <summary>At least this many requests, each answered as it should: the number is written with the results.</summary>
    private const int Attendues = 2_000;

    private static readonly IReadOnlyList<Famille> Familles =
    [
        new(
            "/gestionnaire/mesures/lots/{id",
            db => db.OperationsEnMasse.Select(o => new Objet(o.Id, o.GestionnaireId, null))
        ),
        new(
            "/gestionnaire/mesures/{id",
            db => db.Mesures.Select(m => new Objet(m.Id, m.GestionnaireId, m.LieuExerciceId))
        ),
        new(
            "/gestionnaire/reservations/{id",
            db => db.Reservations.Select(r => new Objet(r.Id, r.GestionnaireId, r.LieuId))
        ),
        new(
            "/gestionnaire/lieux/{id",
            db => db.LieuxExercice.Select(l => new Objet(l.Id, l.GestionnaireId, l.Id))
        ),
        new(
            "/gestionnaire/imports/{id",
            db => db.Imports.Select(i => new Objet(i.Id, i.GestionnaireId, null))
        ),
        new(
            "/gestionnaire/membres/{id",
            db => db.DroitsGestionnaire.Select(d => new Objet(d.Id, d.GestionnaireId, null))
        ),
        new(
            "/gestionnaire/transferts/{id",
            // The other side sees a transfer too: those between people of whom one has no account here.
            db =>
                db.Transferts.Where(t => t.Receveur!.Droits.Count == 0)
                    .Select(t => new Objet(t.Id, t.CedantId, null))
        ),
        new(
            "/juridiction/mesures/{id",
            db =>
                db.Mesures.Where(m => m.TribunalId != null)
                    .Select(m => new Objet(m.Id, m.TribunalId!.Value, null))
        ),
        new(
            "/juridiction/recherches/{id",
            db => db.Recherches.Select(r => new Objet(r.Id, r.TribunalId, null))
        ),
        new(
            "/juridiction/membres/demandes/{id",
            db =>
                db.DemandesCompte.Where(d => d.TribunalId != null)
                    .Select(d => new Objet(d.Id, d.TribunalId!.Value, null))
        ),
        new(
            "/juridiction/membres/{id",
            db => db.MembresTribunal.Select(m => new Objet(m.Id, m.TribunalId, null))
        ),
        new(
            "/juridiction/reservations/{id",
            db => db.Reservations.Select(r => new Objet(r.Id, r.TribunalId, null))
        ),
    ];

    [Fact]
    public async Task No_address_shows_or_changes_what_is_out_of_the_perimeter()
    {
        await application.Base(PreparerAsync);
        var adresses = Adresse
            .Toutes(application.Services)
            .Concat(Adresse.Actes(application.Services))
            .ToList();
        var (fautes, demandes) = (new List<string>(), 0);

        foreach (var compte in Comptes.Tous)
        {
            var acteur = await application.Acteur(compte);
            if (acteur.Tribunal is null && acteur.Gestionnaire is null)
                continue;
            var espace = acteur.Tribunal is null ? "/gestionnaire/" : "/juridiction/";
            var visiteur = await application.Connecter(compte);
            var jeton = await JetonAsync(visiteur);
            foreach (var famille in Familles.Where(f => Dans(f.Route, espace)))
            {
                var objets = await application.Base(db => famille.Objets(db).ToListAsync());
                var sien = objets.Find(o => EstSien(acteur, o));
                var autrui = objets.Find(o => !EstSien(acteur, o));
                Assert.True(autrui is not null, $"{famille.Route}: nothing of others to ask for");
                foreach (var adresse in adresses.Where(a => Dans(a.Route, famille.Route)))
                {
                    demandes++;
                    var refus = await DemanderAsync(visiteur.Client, adresse, autrui.Id, jeton);
                    if (refus != HttpStatusCode.NotFound)
                        fautes.Add(
                            $"{compte} {adresse.Methode} {adresse.Route} of others: {refus}"
                        );
                    // What is one's own is only read: the acts have their tests.
                    if (sien is null || adresse.Methode != "GET")
                        continue;
                    demandes++;
                    var permis = await DemanderAsync(visiteur.Client, adresse, sien.Id, jeton);
                    if (
                        permis
                        is HttpStatusCode.Forbidden
                            or HttpStatusCode.Unauthorized
                            or >= HttpStatusCode.InternalServerError
                    )
                        fautes.Add($"{compte} GET {adresse.Route} of its own: {permis}");
                }
            }
        }

        Assert.True(fautes.Count == 0, string.Join('\n', fautes));
        TestContext.Current.SendDiagnosticMessage($"{demandes} combinations");
        Assert.True(demandes >= 300, $"only {demandes} combinations");
    }

    [Fact]
    public async Task Who_left_was_blocked_or_was_not_approved_opens_nothing()
    {
        var gardees = Adresse
            .Toutes(application.Services)
            .Where(a => a.Politique != Adresse.PourTous)
            .ToList();
        var visiteurs = new List<(string Qui, HttpClient Client)>();
        foreach (var compte in Comptes.Tous)
        {
            var parti = await application.Connecter(compte);
            var avant = parti.Cookies.GetAllCookies().Select(c => (c.Name, c.Value)).ToList();
            await parti.Envoyer("Se déconnecter");
            // The cookies as they were: who kept a copy of them opens nothing either.
            foreach (var (nom, valeur) in avant)
                parti.Cookies.Add(new Cookie(nom, valeur, "/", "localhost"));
            visiteurs.Add(($"{compte}, signed out", parti.Client));
            visiteurs.Add(
                ($"{compte}, blocked while signed in", (await application.Connecter(compte)).Client)
            );
        }
        await ActiverAsync(false);
        foreach (var compte in Comptes.Tous)
        {
            var attend = application.Visiteur();
            await attend.Ouvrir("/connexion");
            attend.Remplir("Adresse électronique", compte);
            attend.Remplir("Mot de passe", Visiteur.MotDePasse);
            await attend.Envoyer("Se connecter");
            visiteurs.Add(($"{compte}, not approved", attend.Client));
        }
        var (fautes, demandes) = (new List<string>(), 0);

        foreach (var (qui, client) in visiteurs)
        foreach (var adresse in gardees)
        {
            demandes++;
            using var reponse = await client.SendAsync(Requete(adresse, 1, null));
            var arrete =
                reponse.StatusCode == HttpStatusCode.Unauthorized
                || (
                    reponse.StatusCode == HttpStatusCode.Redirect
                    && reponse.Headers.Location!.OriginalString.Contains(
                        "/connexion",
                        StringComparison.Ordinal
                    )
                );
            if (!arrete)
                fautes.Add($"{qui}: {adresse.Methode} {adresse.Route}: {reponse.StatusCode}");
        }
        await ActiverAsync(true);

        Assert.True(fautes.Count == 0, string.Join('\n', fautes.Take(40)));
        TestContext.Current.SendDiagnosticMessage($"{demandes} combinations");
        Assert.True(demandes >= Attendues, $"only {demandes} combinations");
    }

    [Fact]
    public void Every_object_of_a_perimeter_is_in_the_matrix()
    {
        // The directory is national: every court opens every gestionnaire.
        string[] ouvertes = ["/juridiction/gestionnaires/{id"];

        var oubliees = Adresse
            .Toutes(application.Services)
            .Where(a =>
                a.NommeUnObjet
                && (Dans(a.Route, "/gestionnaire/") || Dans(a.Route, "/juridiction/"))
            )
            .Select(a => a.Route)
            .Where(r => !Familles.Any(f => Dans(r, f.Route)) && !ouvertes.Any(o => Dans(r, o)))
            .Distinct();

        Assert.Empty(oubliees);
    }

    private Task ActiverAsync(bool actif) =>
        application.Base(db =>
            db.Users.ExecuteUpdateAsync(s => s.SetProperty(u => u.Actif, actif))
        );

    /// <summary>What the demonstration lacks: an object of each kind for two owners.</summary>
    private static async Task PreparerAsync(EmjpmDbContext db)
    {
        var maintenant = new DateTime(2026, 1, 5, 8, 0, 0, DateTimeKind.Utc);
        var auteur = await db.Users.Select(u => u.Id).FirstAsync();
        var tribunal = await db.MembresTribunal.Select(m => m.TribunalId).FirstAsync();
        var ailleurs = await db
            .Tribunaux.Where(t => t.Id != tribunal)
            .Select(t => t.Id)
            .FirstAsync();
        var commune = await db.Communes.Select(c => c.Code).FirstAsync();
        foreach (var t in (int[])[tribunal, ailleurs])
            db.Recherches.Add(
                new Recherche
                {
                    TribunalId = t,
                    AuteurId = auteur,
                    CommuneCode = commune,
                    CreeeLe = maintenant,
                    ModifieeLe = maintenant,
                    ExpireLe = DateTime.MaxValue,
                }
            );
        foreach (var compte in (string[])[Comptes.Individuel, Comptes.Service, Comptes.Prepose])
        {
            var gestionnaire = await db
                .DroitsGestionnaire.Where(d => d.Utilisateur!.Email == compte)
                .Select(d => d.GestionnaireId)
                .FirstAsync();
            db.OperationsEnMasse.Add(
                new OperationEnMasse
                {
                    GestionnaireId = gestionnaire,
                    AuteurId = auteur,
                    Description = "essai",
                    FaiteLe = maintenant,
                }
            );
            db.Imports.Add(
                new ImportMesures
                {
                    GestionnaireId = gestionnaire,
                    AuteurId = auteur,
                    NomFichier = "essai.xlsx",
                    Empreinte = new string('0', 64),
                    CreeLe = maintenant,
                }
            );
        }
        await db.SaveChangesAsync();
        // From one gestionnaire nobody here belongs to, to another.
        var connus = db.DroitsGestionnaire.Select(d => d.GestionnaireId);
        var mesure = await db
            .Mesures.Where(m => !connus.Contains(m.GestionnaireId))
            .Select(m => new { m.Id, m.GestionnaireId })
            .FirstAsync();
        db.Transferts.Add(
            new TransfertMesure
            {
                MesureId = mesure.Id,
                CedantId = mesure.GestionnaireId,
                ReceveurId = await db
                    .Gestionnaires.Where(g =>
                        g.Id != mesure.GestionnaireId && !connus.Contains(g.Id)
                    )
                    .Select(g => g.Id)
                    .FirstAsync(),
                DateDecision = new DateOnly(2026, 1, 5),
                DemandeLe = maintenant,
                DemandeParId = auteur,
            }
        );
        await db.SaveChangesAsync();
        var autre = await db.Reservations.OrderBy(r => r.Id).Select(r => r.Id).LastAsync();
        await db
            .Reservations.Where(r => r.Id == autre)
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.TribunalId, ailleurs));
    }

    private static bool EstSien(Acteur acteur, Objet objet) =>
        acteur.Gestionnaire is { } g
            ? objet.Proprietaire == g.Id && (objet.Lieu is not { } lieu || g.Droits.Couvrent(lieu))
            : objet.Proprietaire == acteur.TribunalId;

    private static bool Dans(string route, string debut) =>
        route.StartsWith(debut, StringComparison.Ordinal);

    private static async Task<string> JetonAsync(Visiteur visiteur)
    {
        await visiteur.Ouvrir("/compte");
        return visiteur
            .Page.QuerySelectorAll("input[name=jeton]")
            .OfType<IHtmlInputElement>()
            .First()
            .Value;
    }

    private static async Task<HttpStatusCode> DemanderAsync(
        HttpClient client,
        Adresse adresse,
        int id,
        string jeton
    )
    {
        using var reponse = await client.SendAsync(Requete(adresse, id, jeton));
        return reponse.StatusCode;
    }

    private static HttpRequestMessage Requete(Adresse adresse, int id, string? jeton)
    {
        var requete = new HttpRequestMessage(
            new HttpMethod(adresse.Methode),
            adresse.Avec(id.ToString(System.Globalization.CultureInfo.InvariantCulture))
        );
        requete.Headers.Accept.ParseAdd("text/html");
        if (adresse.Methode == "POST")
            requete.Content = new FormUrlEncodedContent(jeton is null ? [] : [new("jeton", jeton)]);
        return requete;
    }

    /// <summary>The addresses that begin so name an object of that set.</summary>
    private sealed record Famille(string Route, Func<EmjpmDbContext, IQueryable<Objet>> Objets);

    /// <summary>An object, the gestionnaire or the court it belongs to, and its site.</summary>
    private sealed record Objet(int Id, int Proprietaire, int? Lieu);
}
