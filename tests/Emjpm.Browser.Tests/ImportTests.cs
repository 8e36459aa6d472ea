using System.Globalization;
using System.Text;
using Emjpm.Core.Jobs;
using Emjpm.Web.Tests.Harnais;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Emjpm.Browser.Tests;

/// <summary>
/// A service drops its file, says which court a name stands for and which mesure a line is, corrects what was refused, applies
/// and undoes. With and without JavaScript.
/// </summary>
public sealed class ImportTests(Site site) : IClassFixture<Site>
{
    private const string Titres =
        "date_nomination;type;code_postal;ville;civilite;annee;numero_rg;numero_dossier;residence;tribunal;antenne";

    [Theory]
    [InlineData(true, 1280, 'A')]
    [InlineData(true, 375, 'B')]
    [InlineData(false, 1280, 'C')]
    public async Task From_the_file_to_its_undo(bool javascript, int largeur, char serie)
    {
        await using var service = await site.Connecter(Comptes.Service, javascript, largeur);
        Task Voir(string nom, bool partout = false) =>
            partout || (javascript && largeur == 1280)
                ? Captures.Prendre(service, javascript ? nom : $"{nom}-sans-javascript", 1100)
                : Task.CompletedTask;

        await service.Aller("/gestionnaire/imports");
        await Voir("30-import");
        // Two of the same year, commune and nature: the second file has a line that may be either.
        await DeposerAsync(service, Fichier(serie, 0, "Tribunal judiciaire de Lille"));
        await AppliquerAsync(service);

        await DeposerAsync(service, Fichier(serie, 1, $"Tutelles de Lille-Nord, secteur {serie}"));
        await Voir("31-import-tribunal-a-indiquer");
        await service.Suivre("Indiquer les tribunaux");
        await service.Choisir(
            $"« Tutelles de Lille-Nord, secteur {serie} »",
            "Tribunal judiciaire de Lille"
        );
        await Voir("32-import-tribunaux", partout: largeur == 375);
        await service.Presser("Continuer");
        await TravaillerAsync(service);
        Assert.Contains("11 mesures à créer", await service.Texte());
        await Voir("33-import-apercu", partout: true);

        await service.Suivre("Refusées (");
        Assert.Contains("« 31/02/2019 » n’est pas un jour du calendrier", await service.Texte());
        await Voir("34-import-refusees");
        await service.Suivre("À vérifier (");
        await Voir("35-import-a-verifier", partout: largeur == 375);
        await service.Cocher($"C’est la mesure RG 19{serie}90001");
        await service.Presser("Enregistrer ces réponses");
        Assert.Contains("1 réponse enregistrée", await service.Texte());

        var adresse = service.Page.Url.Split('?')[0];
        await AppliquerAsync(service);
        Assert.Contains("11 mesures créées, 1 modifiée", await service.Texte());
        await Voir("36-import-applique");
        await service.Presser("Annuler cet import");
        await TravaillerAsync(service);
        Assert.Contains("12 mesures revenues à l’état d’avant", await service.Texte());
        await Voir("37-import-annule");
        Assert.Equal(adresse, service.Page.Url.Split('?')[0]);
    }

    /// <summary>
    /// First the two mesures of the same year; then eleven to create, one that looks like the two and one of an impossible day.
    /// </summary>
    private static byte[] Fichier(char serie, int tour, string tribunal)
    {
        var annee = 1901 + (serie - 'A');
        var csv = new StringBuilder(Titres).Append('\n');
        void Ligne(string date, int naissance, string rg) =>
            csv.AppendLine(
                CultureInfo.InvariantCulture,
                $"{date};Tutelle aux biens et à la personne;59100;Roubaix;F;{naissance};{rg};;A domicile;{tribunal};Antenne de Roubaix"
            );
        if (tour == 0)
        {
            Ligne("14/05/2019", annee, $"19{serie}90001");
            Ligne("14/05/2019", annee, $"19{serie}80002");
            return Encoding.UTF8.GetBytes(csv.ToString());
        }
        for (var i = 0; i < 11; i++)
            Ligne("03/02/2021", annee + 10 + 3 * i, $"21{serie}{i:00000}");
        Ligne("14/05/2019", annee, $"19{serie}90009");
        Ligne("31/02/2019", annee + 50, $"19{serie}70003");
        return Encoding.UTF8.GetBytes(csv.ToString());
    }

    private async Task DeposerAsync(Fenetre service, byte[] fichier)
    {
        await service.Aller("/gestionnaire/imports");
        await service
            .Champ("Fichier des mesures")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "mesures-du-service.csv",
                    MimeType = "text/csv",
                    Buffer = fichier,
                }
            );
        await service.Presser("Voir ce que le fichier changerait");
        await TravaillerAsync(service);
    }

    private async Task AppliquerAsync(Fenetre service)
    {
        await service.Presser(new System.Text.RegularExpressions.Regex("^Appliquer"));
        await TravaillerAsync(service);
    }

    /// <summary>The work runs, and its page is read again.</summary>
    private async Task TravaillerAsync(Fenetre service)
    {
        await site
            .Application.Services.GetRequiredService<ExecuterTravaux>()
            .ExecuterDusAsync(CancellationToken.None);
        await service.Aller(service.Page.Url.Split('?')[0]);
    }
}
