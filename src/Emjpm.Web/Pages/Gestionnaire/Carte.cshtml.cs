using System.Text.Json;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Emjpm.Web.Startup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Emjpm.Web.Pages.Gestionnaire;

/// <summary>
/// The mesures of the gestionnaire by commune of living, on a map and in a list that says the same. Counted in the database: no
/// mesure is sent to the browser.
/// </summary>
public sealed class CarteModel(
    Perimetre perimetre,
    IOptions<Reglages> reglages,
    TimeProvider horloge
) : FiltresMesures(perimetre, horloge)
{
    public override string Action => "/gestionnaire/mesures/carte";

    /// <summary>Communes, most mesures first.</summary>
    public IReadOnlyList<CommuneDeMesures> Communes { get; private set; } = [];

    /// <summary>Mesures of persons without a known commune in France: not on the map.</summary>
    public int SansCommune { get; private set; }
    public int Total => Communes.Sum(c => c.Nombre) + SansCommune;
    public string CarteJson { get; private set; } = "";

    public async Task OnGetAsync()
    {
        await ComprendreAsync();
        await ChargerListesAsync();
        var nombres = await Retenues
            .GroupBy(m => m.CommuneCode)
            .Select(g => new { Code = g.Key, Nombre = g.Count() })
            .ToListAsync(Annulation);
        SansCommune = nombres.Where(n => n.Code is null).Sum(n => n.Nombre);
        var parCode = nombres
            .Where(n => n.Code is not null)
            .ToDictionary(n => n.Code!, n => n.Nombre);
        var codes = parCode.Keys.ToList();
        var lues = await Perimetre
            .Communes.Where(c => codes.Contains(c.Code))
            .Select(c => new
            {
                c.Code,
                c.Nom,
                c.CodesPostaux,
                c.Latitude,
                c.Longitude,
            })
            .ToListAsync(Annulation);
        Communes =
        [
            .. lues.Select(c => new CommuneDeMesures(
                    c.Code,
                    ChercherLieux.Libelle(c.Nom, c.CodesPostaux),
                    parCode[c.Code],
                    c.Latitude,
                    c.Longitude,
                    Liste(c.Code)
                ))
                .OrderByDescending(c => c.Nombre)
                .ThenBy(c => c.Nom, StringComparer.Ordinal),
        ];
        CarteJson = JsonSerializer.Serialize(
            new
            {
                communes = Communes
                    .Where(c => c.Latitude is not null)
                    .Select(c => new
                    {
                        nom = c.Nom,
                        nombre = c.Nombre,
                        lat = c.Latitude,
                        lon = c.Longitude,
                        url = c.Lien,
                    }),
                tuiles = reglages.Value.Tuiles is { } url
                    ? new { url, attribution = reglages.Value.TuilesAttribution ?? "" }
                    : null,
                villes = VillesRepere.Autour(
                    Communes.FirstOrDefault(c => c.Latitude is not null) is { } premiere
                        ? new Position(premiere.Latitude!.Value, premiere.Longitude!.Value, false)
                        : null
                ),
            },
            JsonSerializerOptions.Web
        );
    }

    /// <summary>Address of the list of the mesures of a commune, the other filters kept.</summary>
    private string Liste(string code)
    {
        var requete = new Microsoft.AspNetCore.Http.Extensions.QueryBuilder();
        foreach (var (cle, valeur) in Parametres().Where(p => p.Key is not ("commune" or "insee")))
            requete.Add(cle, valeur);
        requete.Add("insee", code);
        return $"/gestionnaire/mesures{requete}";
    }
}

/// <summary>The mesures of one commune.</summary>
public sealed record CommuneDeMesures(
    string Code,
    string Nom,
    int Nombre,
    double? Latitude,
    double? Longitude,
    string Lien
);
