using CsvHelper;
using Emjpm.Core.Juridictions;

namespace Emjpm.Core.Referentiels.FichiersOfficiels;

/// <summary>
/// File of courts, in this service's own format: CSV, UTF-8, <c>;</c>, one header line with the columns
/// <c>handle;type;nom;commune;departement;parent;ouvert_le;ferme_le;successeur</c> in any order.
/// Dates are <c>aaaa-mm-jj</c>; <c>ferme_le</c> is the first day on which the court no longer exists;
/// <c>type</c> is a handle of <see cref="TypeTribunal"/>.
/// </summary>
public static class FichierTribunaux
{
    private static readonly string[] Colonnes =
    [
        "handle",
        "type",
        "nom",
        "commune",
        "departement",
        "parent",
        "ouvert_le",
        "ferme_le",
        "successeur",
    ];

    /// <summary>Reads the whole file. A parent or successor must be in the file too.</summary>
    public static LectureFichier<LigneTribunal> Lire(Stream flux)
    {
        var lignes = new List<(int Ligne, LigneTribunal Tribunal)>();
        var erreurs = new List<ErreurFichier>();
        using var csv = CsvReader.Create(
            flux,
            new CsvReaderOptions
            {
                Separator = ';',
                TrimWhitespace = true,
                TrackLineNumbers = true,
                OnMalformedRecord = m =>
                    erreurs.Add(new((int)m.LineNumber, "guillemets mal placés ou non fermés")),
            }
        );
        csv.ReadHeader();
        if (csv.Headers.Count == 0)
            return Refuser(1, "le fichier est vide");
        var manquantes = Colonnes.Except(csv.Headers, StringComparer.Ordinal).ToList();
        if (manquantes.Count > 0)
            return Refuser(
                1,
                $"colonne(s) absente(s) de l’en-tête : {string.Join(", ", manquantes)}"
            );

        while (csv.Read())
        {
            var numero = (int)csv.LineNumber;
            var avant = erreurs.Count;
            if (csv.FieldCount != csv.Headers.Count)
                erreurs.Add(new(numero, $"{csv.FieldCount} champs au lieu de {csv.Headers.Count}"));
            else if (LireTribunal(csv, r => erreurs.Add(new(numero, r))) is { } tribunal)
                if (erreurs.Count == avant)
                    lignes.Add((numero, tribunal));
        }
        if (erreurs.Count == 0)
            Relier(lignes, erreurs);
        if (lignes.Count == 0 && erreurs.Count == 0)
            return Refuser(1, "le fichier ne contient aucun tribunal");
        return new([.. lignes.Select(l => l.Tribunal)], erreurs, []);
    }

    private static LigneTribunal? LireTribunal(CsvReader csv, Action<string> erreur)
    {
        string Champ(string colonne) => csv.GetString(colonne);
        string? Facultatif(string colonne) => Champ(colonne) is { Length: > 0 } v ? v : null;
        DateOnly? Date(string colonne)
        {
            if (Facultatif(colonne) is not { } v)
                return null;
            if (DateOnly.TryParseExact(v, "yyyy-MM-dd", out var date))
                return date;
            erreur($"{colonne} « {v} » n’est pas une date aaaa-mm-jj");
            return null;
        }

        if (!Formes.Handle().IsMatch(Champ("handle")))
            erreur(
                $"handle « {Champ("handle")} » : lettres minuscules sans accent, chiffres et tirets attendus"
            );
        var type = Liste<TypeTribunal>.Lire(Champ("type"));
        if (type is null)
            erreur($"type de tribunal « {Champ("type")} » inconnu");
        if (Champ("nom").Length == 0)
            erreur("nom absent");
        if (!Formes.CodeCommune().IsMatch(Champ("commune")))
            erreur($"« {Champ("commune")} » n’est pas un code de commune INSEE");
        if (!Formes.CodeDepartement().IsMatch(Champ("departement")))
            erreur($"« {Champ("departement")} » n’est pas un code de département");
        if (Facultatif("ouvert_le") is null)
            erreur("ouvert_le absent");
        var (ouvertLe, fermeLe) = (Date("ouvert_le"), Date("ferme_le"));
        if (fermeLe <= ouvertLe)
            erreur("ferme_le n’est pas après ouvert_le");
        if (Facultatif("successeur") is not null && Facultatif("ferme_le") is null)
            erreur("un tribunal qui a un successeur doit avoir une date de fermeture");
        return type is null || ouvertLe is null
            ? null
            : new(
                Champ("handle"),
                type.Value,
                Champ("nom"),
                Champ("commune"),
                Champ("departement"),
                Facultatif("parent"),
                ouvertLe.Value,
                fermeLe,
                Facultatif("successeur")
            );
    }

    /// <summary>Checks what lines say of each other: unique handles, parents and successors that exist, no loop.</summary>
    private static void Relier(
        List<(int Ligne, LigneTribunal Tribunal)> lignes,
        List<ErreurFichier> erreurs
    )
    {
        var parCode = new Dictionary<string, LigneTribunal>(StringComparer.Ordinal);
        foreach (var (ligne, t) in lignes)
            if (!parCode.TryAdd(t.Code, t))
                erreurs.Add(new(ligne, $"le handle « {t.Code} » est déjà pris plus haut"));
        foreach (var (ligne, t) in lignes)
        {
            if (
                t.ParentCode is { } p
                && parCode.GetValueOrDefault(p)?.Type != TypeTribunal.Judiciaire
            )
                erreurs.Add(
                    new(ligne, $"le parent « {p} » n’est pas un tribunal judiciaire du fichier")
                );
            if (t.SuccesseurCode is { } s && !parCode.ContainsKey(s))
                erreurs.Add(new(ligne, $"le successeur « {s} » n’est pas dans le fichier"));
            else if (Boucle(t, parCode))
                erreurs.Add(new(ligne, $"les successeurs de « {t.Code} » tournent en rond"));
        }
    }

    private static bool Boucle(LigneTribunal depart, Dictionary<string, LigneTribunal> parCode)
    {
        var pas = 0;
        for (
            var t = depart;
            t?.SuccesseurCode is { } suivant;
            t = parCode.GetValueOrDefault(suivant)
        )
            if (++pas > parCode.Count)
                return true;
        return false;
    }

    private static LectureFichier<LigneTribunal> Refuser(int ligne, string raison) =>
        new([], [new(ligne, raison)], []);
}
