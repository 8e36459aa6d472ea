using System.Globalization;
using Emjpm.Core;
using Emjpm.Core.Classeurs;
using Emjpm.Core.Comptes;
using Emjpm.Core.Pilotage;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Emjpm.Web.Pages.Direction;

/// <summary>
/// The cockpit of a territory at the end of a day: home of the agents, who begin with their own. The figures of all France are read;
/// the lines behind them are those of the agent's territory. Everything is in the address, and the same figures are a file.
/// </summary>
public sealed class AccueilModel(Perimetre perimetre, LectureReleves lecture) : PageModel
{
    /// <summary>Months of the chart over time.</summary>
    private const int MoisTraces = 36;

    [BindProperty(SupportsGet = true, Name = "territoire")]
    public string? TerritoireChoisi { get; set; }

    /// <summary>Null: the last day that has figures.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? Au { get; set; }

    /// <summary>Code of the indicator of the charts.</summary>
    [BindProperty(SupportsGet = true, Name = "indicateur")]
    public string? IndicateurChoisi { get; set; }

    public Acteur Acteur => perimetre.Acteur;

    /// <summary>Null when no day has figures yet.</summary>
    public Photographie? Photo { get; private set; }
    public Territoire Territoire { get; private set; }

    /// <summary>The territory of the agent.</summary>
    public Territoire Sien { get; private set; }
    public Indicateur Indicateur { get; private set; } = Dictionnaire.MesuresEnCours;
    public Courbe? Courbe { get; private set; }
    public CarteTerritoires? Carte { get; private set; }
    public IReadOnlyList<Territoire> Enfants { get; private set; } = [];
    public bool EstAccueil => TerritoireChoisi is null;

    /// <summary>Whether the agent opens the lines behind the figures of this territory.</summary>
    public bool Ouvre { get; private set; }
    public NomsTerritoires Noms => Photo!.Noms;
    public string Nom => Noms.Nom(Territoire);

    /// <param name="format">the figures as a file</param>
    /// <param name="graphique">one of the charts as a picture</param>
    public async Task<IActionResult> OnGetAsync(
        string? format,
        string? graphique,
        CancellationToken annulation
    )
    {
        // The field shows the date as it is written here, not as the address has it.
        if (ModelState.IsValid)
            ModelState.Clear();
        Photo = await lecture.PhotographierAsync(Au, perimetre.CouvreLesDepartements, annulation);
        if (Photo is null)
            return EstAccueil ? Page() : NotFound();
        Sien = Noms.De(Acteur.Territoire!);
        if (EstAccueil)
            Territoire = Sien;
        else if (Territoire.Lire(TerritoireChoisi, out var lu) && Noms.Existe(lu.Value))
            Territoire = lu.Value;
        else
            return NotFound();
        Enfants = [.. Noms.Enfants(Territoire).Where(Photo.Present.Compte)];
        if (Liste<FormatClasseur>.Lire(format) is { } f)
            return new FichierClasseur<ChiffreEnFichier>(
                f,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"chiffres-{Territoire}-{Photo.Jour:yyyy-MM-dd}"
                ),
                ChiffreEnFichier.Feuille,
                ChiffreEnFichier
                    .De(Photo, [Territoire, .. Enfants])
                    .Concat(ChiffreEnFichier.Repartitions(Photo, [Territoire, .. Enfants]))
                    .ToAsyncEnumerable()
            );
        Ouvre = perimetre.CouvreLesDepartements(Noms.Departements(Territoire));
        if (
            Dictionnaire.Lire(IndicateurChoisi) is { } i
            && Dictionnaire.Pour(Territoire.Niveau).Contains(i)
        )
            Indicateur = i;
        if (Photo.Present.Lire(Indicateur, Territoire) is { Secrete: false })
            Courbe = new(
                Indicateur,
                Nom,
                await lecture.SerieAsync(
                    Indicateur,
                    Territoire,
                    Photo.FinsDeMois(MoisTraces),
                    perimetre.CouvreLesDepartements,
                    annulation
                )
            );
        if (Territoire.Niveau is NiveauReleve.France or NiveauReleve.Region)
            Carte = new(
                Indicateur,
                Photo.Present,
                Noms,
                Territoire.Niveau == NiveauReleve.France ? null : Noms.Departements(Territoire)
            );
        return graphique is null ? Page() : Image(graphique);
    }

    private IActionResult Image(string graphique)
    {
        var legende = new LegendeDessin(Indicateur.Libelle, Nom, Photo!.Jour);
        var dessin = graphique switch
        {
            Graphiques.Courbe => Courbe is { SeDessine: true } courbe
                ? Dessin.De(courbe, legende)
                : null,
            Graphiques.Carte => Carte is { } carte ? Dessin.De(carte, legende) : null,
            _ => Enfants.Count > 0
                ? Dessin.De(Comparaison, legende with { Titre = Comparaison.Titre })
                : null,
        };
        return dessin is null
            ? NotFound()
            : File(
                dessin,
                Dessin.TypeMime,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{graphique}-{Indicateur.Code}-{Territoire}-{Photo.Jour:yyyy-MM-dd}.svg"
                )
            );
    }

    /// <summary>The indicator of the charts in the territories below, the largest first.</summary>
    public Comparaison Comparaison =>
        field ??= Comparaison.De(
            Photo!.Present,
            Noms,
            Enfants,
            Dictionnaire.Pour(NiveauEnfants).Contains(Indicateur)
                ? Indicateur
                : Dictionnaire.MesuresEnCours
        );

    public NiveauReleve NiveauEnfants =>
        Territoire.Niveau switch
        {
            NiveauReleve.France => NiveauReleve.Region,
            NiveauReleve.Region => NiveauReleve.Departement,
            _ => NiveauReleve.Ressort,
        };

    /// <summary>« régions », « départements », « ressorts ».</summary>
    public static string Pluriel(NiveauReleve niveau) => $"{niveau.Libelle()}s";

    /// <summary>The figure of the territory beside that of a year before and the mean of its level.</summary>
    public Chiffre Chiffre(Indicateur indicateur)
    {
        var present = Photo!.Present.Lire(indicateur, Territoire);
        return new(
            indicateur,
            present,
            present.Secrete
                ? null
                : indicateur.EcrireEcart(
                    Photo.AnPasse?.Lire(indicateur, Territoire).Nombre,
                    present.Nombre
                ),
            Territoire.Niveau == NiveauReleve.France
                ? null
                : Photo.Present.Moyenne(indicateur, Territoire.Niveau),
            Ouvre && !present.Secrete && LectureLignes.Existent(indicateur, Territoire)
                ? LienLignes(indicateur)
                : null
        );
    }

    /// <summary>Address of the cockpit of a territory, at the same date and with the same chart.</summary>
    public string Lien(Territoire territoire) => $"/direction/territoires/{territoire}{Suite()}";

    /// <summary>Address of the same figures as a file.</summary>
    public string Fichier(FormatClasseur format) =>
        $"/direction/territoires/{Territoire}.{format.Handle()}{Suite()}";

    /// <summary>Address of one of the <see cref="Graphiques"/> as a picture.</summary>
    public string LienImage(string graphique) =>
        $"/direction/territoires/{Territoire}/{graphique}.svg{Suite()}";

    /// <summary>Address of what may come in this territory; null for a jurisdiction, whose places are not shared.</summary>
    public string? LienPrevision =>
        Territoire.Niveau == NiveauReleve.Ressort
            ? null
            : $"/direction/territoires/{Territoire}/prevision{Suite(sansIndicateur: true)}";

    /// <summary>Address of what another choice would change; null outside the agent's territory.</summary>
    public string? LienSimulation =>
        Territoire.Niveau == NiveauReleve.Ressort || !Ouvre
            ? null
            : $"/direction/territoires/{Territoire}/simulation";

    public string LienRapport => $"/direction/rapports/{Territoire}{Suite()}";

    private string LienLignes(Indicateur indicateur) =>
        $"/direction/lignes/{indicateur.Code}/{Territoire}{Suite(sansIndicateur: true)}";

    private string Suite(bool sansIndicateur = false)
    {
        var parametres = new List<string>();
        if (Au is { } au)
            parametres.Add(string.Create(CultureInfo.InvariantCulture, $"au={au:yyyy-MM-dd}"));
        if (!sansIndicateur && Indicateur != Dictionnaire.MesuresEnCours)
            parametres.Add($"indicateur={Indicateur.Code}");
        return parametres.Count == 0 ? "" : $"?{string.Join('&', parametres)}";
    }
}

/// <summary>A figure as a tile or a line of a table shows it.</summary>
/// <param name="Ecart">since the year before; null when one of the two is not known</param>
/// <param name="Moyenne">of the territories of the same level; null for the country</param>
/// <param name="Lignes">address of the lines behind it; null when they are not the agent's to read</param>
public sealed record Chiffre(
    Indicateur Indicateur,
    Valeur Valeur,
    string? Ecart,
    double? Moyenne,
    string? Lignes
)
{
    public string Texte => Valeur.Texte(Indicateur);

    /// <summary>« moyenne : 1 250 », rounded as the figure is.</summary>
    public string? MoyenneTexte =>
        Moyenne is { } m
            ? Indicateur.Ecrire(Indicateur.Unite == UniteIndicateur.Nombre ? Math.Round(m) : m)
            : null;
}
