using System.Net;
using System.Text;
using Emjpm.Core.Registre;
using Emjpm.Web.Tests.Harnais;
using Emjpm.Web.Tests.Juridiction;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Direction;

/// <summary>Documents of an entry: filed by the form, checked by what they hold, given back to those of the territory.</summary>
public sealed class PiecesTests(Application application) : IClassFixture<Application>
{
    private const string Nord = "nord@demo.emjpm.fr";
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj\n%%EOF\n");

    [Fact]
    public async Task A_pdf_is_filed_and_given_back_as_a_file_to_keep()
    {
        var (id, _) = await new MandataireDEssai("Mme Paule Piécette").Creer(application);
        var agent = await application.Connecter(Nord);

        using var depot = await Deposer(agent, id, Pdf, "acte", "arrete.pdf");
        Assert.Equal(HttpStatusCode.Redirect, depot.StatusCode);

        await agent.Ouvrir($"/direction/registre/{id}");
        Assert.Contains("arrete.pdf", agent.Texte);
        var lien = agent.Page.QuerySelector("a[href*='handler=Piece']")!.GetAttribute("href")!;
        using var fichier = await agent.Client.GetAsync(
            lien,
            TestContext.Current.CancellationToken
        );
        Assert.Equal("application/pdf", fichier.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", fichier.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", fichier.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal(
            Pdf,
            await fichier.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)
        );

        await application.Base(db =>
            db.Habilitations.Where(h => h.GestionnaireId == id)
                .ExecuteUpdateAsync(s => s.SetProperty(h => h.DepartementCode, "67"))
        );
        using var dehors = await agent.Client.GetAsync(lien, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, dehors.StatusCode);
        await agent.Ouvrir($"/direction/registre/{id}/pieces/nouvelle");
        Assert.Equal(404, agent.Statut);
    }

    [Theory]
    [InlineData("<html><script>alert(1)</script></html>", "n’est pas un PDF")]
    [InlineData("%PDF-1.4\ncoupé en route", "n’est pas un PDF")]
    [InlineData("", "Joignez le PDF")]
    public async Task What_is_no_pdf_is_refused_whatever_its_name(string contenu, string attendu)
    {
        var (id, _) = await new MandataireDEssai("Mme Paule Fauxpdf").Creer(application);
        var agent = await application.Connecter(Nord);

        using var refus = await Deposer(
            agent,
            id,
            Encoding.UTF8.GetBytes(contenu),
            "acte",
            "arrete.pdf"
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refus.StatusCode);
        Assert.Contains(
            attendu,
            await refus.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
        Assert.False(
            await application.Base(db => db.PiecesRegistre.AnyAsync(p => p.GestionnaireId == id))
        );
    }

    [Fact]
    public async Task A_term_is_told_until_the_document_is_renewed_or_withdrawn()
    {
        var (id, _) = await new MandataireDEssai("Mme Paule Périmée").Creer(application);
        var agent = await application.Connecter(Nord);
        await agent.Ouvrir($"/direction/registre/{id}");
        await agent.Suivre("Ajouter une pièce");
        await agent
            .Choisir("Nature de la pièce", "Assurance de responsabilité civile")
            .Remplir("Date de la pièce", Jour(-300))
            .Remplir("Valable jusqu’au", Jour(30))
            .Envoyer("Ajouter la pièce");
        Assert.Contains("À renouveler", agent.Texte);

        await agent.Ouvrir("/direction/registre");
        await agent.Suivre("Échéances du registre");
        Assert.Contains("Mme Paule Périmée", agent.Texte);
        agent.BudgetSql(6);

        await agent.Ouvrir($"/direction/registre/{id}/pieces/nouvelle");
        await agent
            .Choisir("Nature de la pièce", "Assurance de responsabilité civile")
            .Remplir("Date de la pièce", Jour(-1))
            .Remplir("Valable jusqu’au", Jour(395))
            .Envoyer("Ajouter la pièce");
        await agent.Ouvrir("/direction/registre/echeances");
        Assert.DoesNotContain("Mme Paule Périmée", agent.Texte);

        var ancienne = await application.Base(db =>
            db.PiecesRegistre.Where(p => p.GestionnaireId == id)
                .OrderBy(p => p.Id)
                .Select(p => p.Id)
                .FirstAsync()
        );
        await agent.Ouvrir($"/direction/registre/{id}/pieces/{ancienne}/retrait");
        await agent.Remplir("Raison", "Remplacée.").Envoyer("Retirer la pièce");
        Assert.Contains("La pièce est retirée.", agent.Texte);
        Assert.Contains("Pièce retirée", agent.Texte);
        Assert.Equal(
            1,
            await application.Base(db =>
                db.PiecesRegistre.CountAsync(p => p.GestionnaireId == id && p.RetireeLe == null)
            )
        );
    }

    private static async Task<HttpResponseMessage> Deposer(
        Visiteur agent,
        int id,
        byte[] fichier,
        string genre,
        string nom
    )
    {
        var adresse = $"/direction/registre/{id}/pieces/nouvelle";
        await agent.Ouvrir(adresse);
        using var corps = new MultipartFormDataContent
        {
            {
                new StringContent(
                    agent.Page.QuerySelector("main form input[name=jeton]")!.GetAttribute("value")!
                ),
                "jeton"
            },
            { new StringContent(Enum.Parse<GenrePiece>(genre, true).ToString()), "Saisie.Genre" },
            { new StringContent("02/03/2026"), "Saisie.Date" },
        };
        if (fichier.Length > 0)
            corps.Add(new ByteArrayContent(fichier), "Saisie.Fichier", nom);
        return await agent.Client.PostAsync(adresse, corps);
    }

    private static string Jour(int dans) =>
        DateOnly
            .FromDateTime(HorlogeReglable.Depart.Date)
            .AddDays(dans)
            .ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture);
}
