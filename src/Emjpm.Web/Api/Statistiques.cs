using System.Globalization;
using System.Text.Json;
using Emjpm.Core.Classeurs;
using Emjpm.Core.Pilotage;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Startup;

namespace Emjpm.Web.Api;

/// <summary>
/// The public figures for programs, version 1: what the public pages say, for any day that was counted. Addresses and names do not
/// change within a version; <see cref="ContratStatistiques"/> describes them.
/// </summary>
public static class Statistiques
{
    public const string Racine = "/api/v1/statistiques";

    /// <summary>Most points of a series.</summary>
    public const int PointsMaximum = 400;

    private const string FormatDate = "yyyy-MM-dd";

    private static readonly JsonSerializerOptions Ecriture = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void ServirStatistiques(this WebApplication app)
    {
        var api = app.MapGroup(Racine)
            .AllowAnonymous()
            .RequireRateLimiting(Securite.LimiteStatistiques)
            .AddEndpointFilter<CopieBonne>();
        api.MapGet("", AccueilAsync);
        api.MapGet("/openapi.json", () => Json(ContratStatistiques.Document));
        api.MapGet("/indicateurs", () => Json(Definitions()));
        api.MapGet("/territoires", TerritoiresAsync);
        api.MapGet("/territoires/{territoire}", DuTerritoireAsync);
        api.MapGet("/territoires/{territoire}.csv", DuTerritoireEnCsvAsync);
        api.MapGet("/indicateurs/{indicateur}", DeLIndicateurAsync);
        api.MapGet("/indicateurs/{indicateur}/series/{territoire}", SerieAsync);
    }

    private static async Task<IResult> AccueilAsync(
        LectureReleves lecture,
        CancellationToken annulation
    ) =>
        await lecture.PhotographierAsync(null, null, annulation) is { } photo
            ? Json(
                new
                {
                    premier_jour = photo.Jours[0],
                    dernier_jour = photo.Jours[^1],
                    indicateurs = $"{Racine}/indicateurs",
                    territoires = $"{Racine}/territoires",
                    contrat = $"{Racine}/openapi.json",
                    documentation = "/statistiques/api",
                    licence = "etalab-2.0",
                }
            )
            : SansChiffres(null);

    private static object Definitions() =>
        new
        {
            population = Dictionnaire.Population,
            secret = Dictionnaire.RegleSecret,
            indicateurs = Dictionnaire.Indicateurs.Select(i => new
            {
                code = i.Code,
                libelle = i.Libelle,
                definition = i.Definition,
                domaine = i.Domaine.Handle(),
                unite = i.Unite.Libelle(),
                regle_territoriale = i.RegleTerritoriale,
                additif = i.SeSomme,
                soumis_au_secret = i.Personnes is not null,
                niveaux = Liste<NiveauReleve>
                    .Valeurs.Where(n => Dictionnaire.Pour(n).Contains(i))
                    .Select(n => n.Handle()),
            }),
            repartitions = Dictionnaire.Ventilations.Select(v => new
            {
                code = v.Code,
                libelle = v.Titre,
                definition = v.Definition,
                parts = v.Parts.Select(p => new
                {
                    code = $"{v.Code}-{p.Code}",
                    libelle = p.Libelle,
                }),
            }),
        };

    private static async Task<IResult> TerritoiresAsync(
        LectureReleves lecture,
        CancellationToken annulation
    )
    {
        if (await lecture.PhotographierAsync(null, null, annulation) is not { } photo)
            return SansChiffres(null);
        return Json(
            new
            {
                au = photo.Jour,
                territoires = Liste<NiveauReleve>
                    .Valeurs.SelectMany(photo.Present.DuNiveau)
                    .Select(t => Decrire(photo.Noms, t)),
            }
        );
    }

    private static Task<IResult> DuTerritoireAsync(
        string territoire,
        string? au,
        LectureReleves lecture,
        CancellationToken annulation
    ) =>
        LireAsync(
            territoire,
            au,
            lecture,
            (photo, t) =>
                Json(
                    new
                    {
                        au = photo.Jour,
                        etabli_le = photo.Releve.EtabliLe,
                        rectifie_le = photo.Releve.RectifieLe,
                        territoire = Decrire(photo.Noms, t),
                        indicateurs = ChiffreEnFichier.De(photo, [t]).Select(Chiffre),
                        repartitions = ChiffreEnFichier.Repartitions(photo, [t]).Select(Chiffre),
                    }
                ),
            annulation
        );

    private static Task<IResult> DuTerritoireEnCsvAsync(
        string territoire,
        string? au,
        LectureReleves lecture,
        CancellationToken annulation
    ) =>
        LireAsync(
            territoire,
            au,
            lecture,
            (photo, t) =>
            {
                using var memoire = new MemoryStream();
                using (var csv = new FichierCsv(memoire))
                    csv.Tableau(
                        ChiffreEnFichier.Feuille,
                        ChiffreEnFichier
                            .De(photo, [t])
                            .Concat(ChiffreEnFichier.Repartitions(photo, [t]))
                    );
                return Results.File(
                    memoire.ToArray(),
                    "text/csv; charset=utf-8",
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"statistiques-{t}-{photo.Jour:yyyy-MM-dd}.csv"
                    )
                );
            },
            annulation
        );

    private static async Task<IResult> DeLIndicateurAsync(
        string indicateur,
        string? niveau,
        string? au,
        LectureReleves lecture,
        CancellationToken annulation
    )
    {
        if (Dictionnaire.Lire(indicateur) is not { } i)
            return IndicateurInconnu(indicateur);
        if (Liste<NiveauReleve>.Lire(niveau ?? "departement") is not { } n)
            return Refus(
                400,
                "niveau_inconnu",
                $"« {niveau} » n’est pas un niveau : {string.Join(", ", Liste<NiveauReleve>.Valeurs.Select(v => v.Handle()))}."
            );
        if (!Dictionnaire.Pour(n).Contains(i))
            return Refus(
                404,
                "sans_valeur_a_ce_niveau",
                $"« {i.Libelle} » n’a pas de valeur par {n.Libelle()}. {i.RegleTerritoriale}"
            );
        var (photo, refus) = await PhotographierAsync(au, lecture, annulation);
        return photo is null
            ? refus!
            : Json(
                new
                {
                    au = photo.Jour,
                    code = i.Code,
                    libelle = i.Libelle,
                    unite = i.Unite.Libelle(),
                    niveau = n.Handle(),
                    valeurs = ChiffreEnFichier
                        .De(photo, photo.Present.DuNiveau(n))
                        .Where(c => c.Indicateur == i)
                        .Select(c => new
                        {
                            territoire = c.Territoire.ToString(),
                            nom = c.Nom,
                            valeur = c.Valeur,
                            un_an_avant = c.UnAnAvant,
                            precision = Precision(c),
                        }),
                }
            );
    }

    private static async Task<IResult> SerieAsync(
        string indicateur,
        string territoire,
        string? du,
        string? au,
        LectureReleves lecture,
        CancellationToken annulation
    )
    {
        if (Dictionnaire.Lire(indicateur) is not { } i)
            return IndicateurInconnu(indicateur);
        if (!LireDate(du, out var premier))
            return DateIllisible(du);
        if (!LireDate(au, out var dernier))
            return DateIllisible(au);
        if (premier > dernier)
            return Refus(400, "periode_impossible", "La période finit avant de commencer.");
        if (await lecture.PhotographierAsync(null, null, annulation) is not { } photo)
            return SansChiffres(null);
        if (!Trouver(territoire, photo, out var t))
            return TerritoireInconnu(territoire);
        if (!Dictionnaire.Pour(t.Niveau).Contains(i))
            return Refus(
                404,
                "sans_valeur_a_ce_niveau",
                $"« {i.Libelle} » n’a pas de valeur par {t.Niveau.Libelle()}. {i.RegleTerritoriale}"
            );
        var jours = photo
            .Jours.Where(j =>
                (premier is null ? j >= photo.Jour.AddYears(-1) : j >= premier)
                && (dernier is null || j <= dernier)
            )
            .ToList();
        // Days are many, ends of months are what is compared: they are given alone when the period is long.
        if (jours.Count > PointsMaximum)
            jours = jours.FindAll(j => j.AddDays(1).Day == 1);
        if (jours.Count == 0)
            return SansChiffres(photo);
        var points = await lecture.SerieAsync(i, t, jours, null, annulation);
        return Json(
            new
            {
                code = i.Code,
                libelle = i.Libelle,
                unite = i.Unite.Libelle(),
                territoire = Decrire(photo.Noms, t),
                points = points.Select(p => new
                {
                    au = p.Jour,
                    valeur = ChiffreEnFichier.Arrondir(i, p.Valeur.Nombre),
                    precision = p.Valeur.Secrete ? Valeur.NonPubliee
                    : p.Valeur.Nombre is null ? ChiffreEnFichier.NonConnu
                    : null,
                }),
            }
        );
    }

    /// <summary>The figures of a territory on a day, or why there are none.</summary>
    private static async Task<IResult> LireAsync(
        string territoire,
        string? au,
        LectureReleves lecture,
        Func<Photographie, Territoire, IResult> repondre,
        CancellationToken annulation
    )
    {
        var (photo, refus) = await PhotographierAsync(au, lecture, annulation);
        return photo is null ? refus!
            : Trouver(territoire, photo, out var t) ? repondre(photo, t)
            : TerritoireInconnu(territoire);
    }

    /// <summary>The figures of that very day; unlike a page, a program is never given those of another.</summary>
    private static async Task<(Photographie? Photo, IResult? Refus)> PhotographierAsync(
        string? au,
        LectureReleves lecture,
        CancellationToken annulation
    )
    {
        if (!LireDate(au, out var jour))
            return (null, DateIllisible(au));
        var photo = await lecture.PhotographierAsync(jour, null, annulation);
        return photo is null || (jour is not null && photo.Jour != jour)
            ? (null, SansChiffres(photo))
            : (photo, null);
    }

    private static bool Trouver(string territoire, Photographie photo, out Territoire trouve)
    {
        trouve = default;
        if (!Territoire.Lire(territoire, out var lu) || !photo.Noms.Existe(lu.Value))
            return false;
        trouve = lu.Value;
        return true;
    }

    private static bool LireDate(string? texte, out DateOnly? date)
    {
        date = null;
        if (texte is null)
            return true;
        if (
            !DateOnly.TryParseExact(
                texte,
                FormatDate,
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var lue
            )
        )
            return false;
        date = lue;
        return true;
    }

    private static object Decrire(NomsTerritoires noms, Territoire territoire) =>
        new
        {
            code = territoire.ToString(),
            niveau = territoire.Niveau.Handle(),
            nom = noms.Nom(territoire),
            parent = noms.Ancetres(territoire) is { Count: > 0 } ancetres
                ? ancetres[^1].ToString()
                : null,
        };

    private static object Chiffre(ChiffreEnFichier c) =>
        new
        {
            code = c.Code,
            valeur = c.Valeur,
            un_an_avant = c.UnAnAvant,
            precision = Precision(c),
        };

    private static string? Precision(ChiffreEnFichier c) =>
        c.Precision.Length == 0 ? null : c.Precision;

    private static IResult IndicateurInconnu(string code) =>
        Refus(
            404,
            "indicateur_inconnu",
            $"« {code} » n’est pas un indicateur : leur liste est à {Racine}/indicateurs."
        );

    private static IResult TerritoireInconnu(string code) =>
        Refus(
            404,
            "territoire_inconnu",
            $"« {code} » n’est pas un territoire : leur liste est à {Racine}/territoires."
        );

    private static IResult DateIllisible(string? texte) =>
        Refus(
            400,
            "date_illisible",
            $"« {texte} » n’est pas une date du calendrier : écrivez-la AAAA-MM-JJ."
        );

    private static IResult SansChiffres(Photographie? photo) =>
        Refus(
            404,
            "jour_sans_chiffres",
            photo is null
                ? "Les premiers chiffres seront établis la nuit prochaine."
                : $"Il n’y a pas de chiffres à cette date : les jours connus vont du {Francais.Date(photo.Jours[0])} au {Francais.Date(photo.Jours[^1])}."
        );

    private static IResult Refus(int statut, string code, string phrase) =>
        Results.Problem(
            statusCode: statut,
            detail: phrase,
            extensions: new Dictionary<string, object?> { ["code"] = code }
        );

    private static IResult Json(object contenu) => Results.Json(contenu, Ecriture);
}
