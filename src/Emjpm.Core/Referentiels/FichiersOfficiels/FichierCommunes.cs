using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Emjpm.Core.Referentiels.FichiersOfficiels;

/// <summary>
/// File of communes, the JSON that geo.api.gouv.fr gives for <c>/communes</c> with the fields
/// <c>nom,code,codesPostaux,codeEpci,codeDepartement,population,centre</c> (and types <c>commune-actuelle</c> and
/// <c>arrondissement-municipal</c>): an array of objects, centre being a GeoJSON point, longitude first.
/// </summary>
public static class FichierCommunes
{
    private sealed record Centre(string? Type, double[]? Coordinates);

    private sealed record Commune(
        string? Nom,
        string? Code,
        string[]? CodesPostaux,
        string? CodeEpci,
        string? CodeDepartement,
        int? Population,
        Centre? Centre
    );

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.Strict,
    };

    /// <summary>Reads the whole file. A commune without a centre is read without a position.</summary>
    public static LectureFichier<LigneCommune> Lire(Stream flux)
    {
        using var memoire = new MemoryStream();
        flux.CopyTo(memoire);
        ReadOnlySpan<byte> octets = memoire.GetBuffer().AsSpan(0, (int)memoire.Length);
        if (octets.StartsWith("\uFEFF"u8))
            octets = octets[3..];
        var lignes = new List<LigneCommune>();
        var erreurs = new List<ErreurFichier>();
        var codes = new HashSet<string>(StringComparer.Ordinal);
        var lecteur = new Utf8JsonReader(octets);
        var (ligne, lu) = (1, 0);
        try
        {
            if (!lecteur.Read() || lecteur.TokenType != JsonTokenType.StartArray)
                return Refuser(1, "le fichier doit être un tableau JSON de communes");
            for (
                var rang = 1;
                lecteur.Read() && lecteur.TokenType != JsonTokenType.EndArray;
                rang++
            )
            {
                var debut = (int)lecteur.TokenStartIndex;
                ligne += octets[lu..debut].Count((byte)'\n');
                lu = debut;
                if (lecteur.TokenType != JsonTokenType.StartObject)
                {
                    erreurs.Add(new(ligne, $"commune n° {rang} : ce n’est pas un objet JSON"));
                    lecteur.Skip();
                    continue;
                }
                lecteur.Skip();
                Ajouter(octets[debut..(int)lecteur.BytesConsumed], rang, ligne);
            }
            while (lecteur.Read()) { }
        }
        catch (JsonException e)
        {
            erreurs.Add(new((int)(e.LineNumber ?? 0) + 1, "le fichier n’est pas du JSON valide"));
        }
        if (lignes.Count == 0 && erreurs.Count == 0)
            return Refuser(1, "le fichier ne contient aucune commune");
        return new(lignes, erreurs, []);

        void Ajouter(ReadOnlySpan<byte> objet, int rang, int numero)
        {
            Commune commune;
            try
            {
                commune = JsonSerializer.Deserialize<Commune>(objet, Options)!;
            }
            catch (JsonException e)
            {
                erreurs.Add(
                    new(numero, $"commune n° {rang} : valeur de forme inattendue en {e.Path}")
                );
                return;
            }
            var raisons = Verifier(commune).ToList();
            if (raisons.Count == 0 && !codes.Add(commune.Code!))
                raisons.Add("code déjà vu plus haut");
            if (raisons.Count == 0)
                lignes.Add(Traduire(commune));
            else
                erreurs.AddRange(
                    raisons.Select(r => new ErreurFichier(
                        numero,
                        $"commune n° {rang} ({commune.Code ?? "sans code"}) : {r}"
                    ))
                );
        }
    }

    private static IEnumerable<string> Verifier(Commune c)
    {
        if (c.Code is null || !Formes.CodeCommune().IsMatch(c.Code))
            yield return "code INSEE absent ou mal formé";
        if (string.IsNullOrWhiteSpace(c.Nom))
            yield return "nom absent";
        if (c.CodeDepartement is null || !Formes.CodeDepartement().IsMatch(c.CodeDepartement))
            yield return "codeDepartement absent ou mal formé";
        else if (c.Code?.StartsWith(c.CodeDepartement, StringComparison.Ordinal) == false)
            yield return $"le département {c.CodeDepartement} ne va pas avec le code";
        if (c.CodeEpci is not null && !Formes.Siren().IsMatch(c.CodeEpci))
            yield return $"codeEpci « {c.CodeEpci} » n’est pas un numéro SIREN";
        if (c.CodesPostaux is null)
            yield return "codesPostaux absent";
        foreach (var cp in c.CodesPostaux ?? [])
            if (!Formes.CodePostal().IsMatch(cp ?? ""))
                yield return $"code postal « {cp} » mal formé";
        if (c.Population < 0)
            yield return "population négative";
        if (
            c.Centre is { } centre
            && centre is not { Type: "Point", Coordinates: [>= -180 and <= 180, >= -90 and <= 90] }
        )
            yield return "centre : un point [longitude, latitude] est attendu";
    }

    private static LigneCommune Traduire(Commune c) =>
        new(
            c.Code!,
            c.Nom!.Trim().Replace('\'', '’'),
            c.CodeDepartement!,
            c.CodeEpci,
            string.Join(' ', c.CodesPostaux!.Order(StringComparer.Ordinal)),
            c.Population ?? 0,
            c.Centre?.Coordinates![1],
            c.Centre?.Coordinates![0],
            c.Centre is null ? PrecisionPosition.Absente : PrecisionPosition.Commune,
            CommuneMere(c.Code!)
        );

    /// <summary>The municipal arrondissements of Paris, Lyon and Marseille, by their code (INSEE).</summary>
    private static string? CommuneMere(string code) =>
        int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            ? n switch
            {
                >= 75101 and <= 75120 => "75056",
                >= 69381 and <= 69389 => "69123",
                >= 13201 and <= 13216 => "13055",
                _ => null,
            }
            : null;

    private static LectureFichier<LigneCommune> Refuser(int ligne, string raison) =>
        new([], [new(ligne, raison)], []);
}
