using System.Globalization;
using Emjpm.Core.Audit;
using Emjpm.Core.Data;
using Emjpm.Core.Juridictions;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Referentiels.FichiersOfficiels;

/// <summary>
/// Replaces a part of the reference data by an official file. Compares first; writes only when asked, in one transaction;
/// a file with an error is refused whole. Nothing is ever erased.
/// </summary>
public sealed class ImporterReferentiel(EmjpmDbContext db, TimeProvider horloge)
{
    // A file that would close more than this share of a list is a part of a file.
    private const double PartFermableMax = 0.25;
    private const int TailleSurveillee = 200;

    // What people entered or what is set apart: no file carries it.
    private static readonly string[] HorsFichiers =
    [
        nameof(Tribunal.Id),
        nameof(Tribunal.Siret),
        nameof(Tribunal.Courriel),
        nameof(Tribunal.Telephone),
        nameof(Tribunal.SuccesseurId),
    ];

    /// <summary>Reads <paramref name="fichier"/>, compares, and applies when <paramref name="appliquer"/>.</summary>
    public async Task<BilanImport> ExecuterAsync(
        TypeReferentiel type,
        Stream fichier,
        bool appliquer,
        CancellationToken annulation = default
    )
    {
        await using var transaction = await db.EcrireAsync(annulation);
        var bilan = type switch
        {
            TypeReferentiel.Communes => await CommunesAsync(
                FichierCommunes.Lire(fichier),
                annulation
            ),
            TypeReferentiel.Tribunaux => await TribunauxAsync(
                FichierTribunaux.Lire(fichier),
                annulation
            ),
            _ => await EtablissementsAsync(FichierFiness.Lire(fichier), annulation),
        };
        if (bilan.EstRefuse || !appliquer || !bilan.ChangeQuelqueChose)
        {
            db.ChangeTracker.Clear();
            return bilan;
        }
        db.Tracer(
            horloge.Maintenant(),
            null,
            "referentiel.importer",
            type.Handle(),
            null,
            details: $"{bilan.Creees.Count} créées, {bilan.Modifiees.Count} modifiées, {bilan.Fermees.Count} fermées"
        );
        await db.SaveChangesAsync(annulation);
        await transaction.CommitAsync(annulation);
        bilan.Applique = true;
        return bilan;
    }

    private async Task<BilanImport> CommunesAsync(
        LectureFichier<LigneCommune> lecture,
        CancellationToken annulation
    )
    {
        var connus = await db.Departements.Select(d => d.Code).ToHashSetAsync(annulation);
        var erreurs = lecture
            .Lignes.Where(l => !connus.Contains(l.DepartementCode))
            .Select(l => new ErreurFichier(
                0,
                $"commune {l.Code} {l.Nom} : département {l.DepartementCode} inconnu"
            ))
            .ToList();
        var bilan = Ouvrir(lecture, erreurs);
        if (bilan.EstRefuse)
            return bilan;
        var avant = await db.Communes.ToDictionaryAsync(c => c.Code, annulation);
        foreach (var ligne in lecture.Lignes)
        {
            var commune = ChargerReferentiel.Commune(ligne);
            if (!avant.Remove(ligne.Code, out var actuelle))
            {
                db.Communes.Add(commune);
                bilan.Creees.Add(new(ligne.Code, ligne.Nom, ""));
                continue;
            }
            // A file without centres does not take away the positions already known.
            if (commune.Precision is PrecisionPosition.Absente)
            {
                commune.Latitude = actuelle.Latitude;
                commune.Longitude = actuelle.Longitude;
                commune.Precision = actuelle.Precision;
            }
            Compter(bilan, ligne.Code, ligne.Nom, Remplacer(actuelle, commune));
        }
        bilan.Conservees.AddRange(avant.Values.Select(c => new Difference(c.Code, c.Nom, "")));
        return bilan;
    }

    private async Task<BilanImport> TribunauxAsync(
        LectureFichier<LigneTribunal> lecture,
        CancellationToken annulation
    )
    {
        var communes = await db.Communes.Select(c => c.Code).ToHashSetAsync(annulation);
        var erreurs = lecture
            .Lignes.Where(l => !communes.Contains(l.CommuneCode))
            .Select(l => new ErreurFichier(
                0,
                $"tribunal « {l.Code} » : commune {l.CommuneCode} inconnue"
            ))
            .ToList();
        var bilan = Ouvrir(lecture, erreurs);
        if (bilan.EstRefuse)
            return bilan;
        var avant = await db.Tribunaux.ToDictionaryAsync(t => t.Code, annulation);
        var parCode = new Dictionary<string, Tribunal>(avant, StringComparer.Ordinal);
        var codes = avant.Values.ToDictionary(t => t.Id, t => t.Code);
        foreach (var ligne in lecture.Lignes)
        {
            var nouveau = ChargerReferentiel.Tribunal(ligne, 0, null);
            if (!avant.Remove(ligne.Code, out var actuel))
            {
                parCode.Add(ligne.Code, nouveau);
                db.Tribunaux.Add(nouveau);
                bilan.Creees.Add(new(ligne.Code, ligne.Nom, ""));
                continue;
            }
            var ecarts = Remplacer(actuel, nouveau);
            var successeur = actuel.SuccesseurId is { } id ? codes[id] : null;
            if (successeur != ligne.SuccesseurCode)
                ecarts.Add($"successeur {Dire(successeur)} → {Dire(ligne.SuccesseurCode)}");
            Compter(bilan, ligne.Code, ligne.Nom, ecarts);
        }
        // Successors last: one may be a court of this very file.
        foreach (var ligne in lecture.Lignes)
            parCode[ligne.Code].Successeur = ligne.SuccesseurCode is { } s ? parCode[s] : null;
        bilan.Conservees.AddRange(avant.Values.Select(t => new Difference(t.Code, t.Nom, "")));
        return bilan;
    }

    private async Task<BilanImport> EtablissementsAsync(
        LectureFichier<LigneEtablissement> lecture,
        CancellationToken annulation
    )
    {
        var bilan = Ouvrir(lecture, []);
        if (bilan.EstRefuse)
            return bilan;
        var communes = await db.Communes.Select(c => c.Code).ToHashSetAsync(annulation);
        var avant = await db.Etablissements.ToDictionaryAsync(e => e.NumeroFiness, annulation);
        var total = avant.Values.Count(e => e.FermeLe is null);
        foreach (var ligne in lecture.Lignes)
        {
            if (!communes.Contains(ligne.CommuneCode))
            {
                avant.Remove(ligne.NumeroFiness);
                bilan.Ecartees.Add(
                    new(ligne.NumeroFiness, ligne.Nom, $"commune {ligne.CommuneCode} inconnue")
                );
                continue;
            }
            var etablissement = Etablissement(ligne);
            if (avant.Remove(ligne.NumeroFiness, out var actuel))
                Compter(bilan, ligne.NumeroFiness, ligne.Nom, Remplacer(actuel, etablissement));
            else
            {
                db.Etablissements.Add(etablissement);
                bilan.Creees.Add(new(ligne.NumeroFiness, ligne.Nom, ""));
            }
        }
        var absents = avant.Values.Where(e => e.FermeLe is null).ToList();
        if (total > TailleSurveillee && absents.Count > total * PartFermableMax)
            return Refuser(
                $"{absents.Count} établissements sur {total} seraient fermés : le fichier semble partiel"
            );
        foreach (var absent in absents)
        {
            absent.FermeLe = horloge.Aujourdhui();
            bilan.Fermees.Add(new(absent.NumeroFiness, absent.Nom, ""));
        }
        return bilan;
    }

    private static Etablissement Etablissement(LigneEtablissement ligne) =>
        new()
        {
            NumeroFiness = ligne.NumeroFiness,
            Nom = ligne.Nom,
            NomRecherche = Texte.NormaliserNom(ligne.Nom),
            Type = ligne.Type,
            CommuneCode = ligne.CommuneCode,
            Adresse = ligne.Adresse,
            CodePostal = ligne.CodePostal,
            Latitude = ligne.Latitude,
            Longitude = ligne.Longitude,
            Precision = ligne.Precision,
        };

    /// <summary>Copies the values of the file on the row, and says which ones differed.</summary>
    private List<string> Remplacer<T>(T actuelle, T nouvelle)
        where T : class
    {
        List<string> ecarts = [];
        foreach (var p in db.Entry(actuelle).Properties)
        {
            if (p.Metadata.IsPrimaryKey() || HorsFichiers.Contains(p.Metadata.Name))
                continue;
            var valeur = p.Metadata.PropertyInfo!.GetValue(nouvelle);
            if (Equals(p.CurrentValue, valeur))
                continue;
            // The searched name follows the name: it is not a difference of its own.
            if (p.Metadata.Name != nameof(Commune.NomRecherche))
            {
                var conversion = p.Metadata.GetTypeMapping().Converter;
                object? Base(object? v) => conversion is null ? v : conversion.ConvertToProvider(v);
                ecarts.Add(
                    $"{p.Metadata.GetColumnName()} {Dire(Base(p.CurrentValue))} → {Dire(Base(valeur))}"
                );
            }
            p.CurrentValue = valeur;
        }
        return ecarts;
    }

    private static void Compter(BilanImport bilan, string code, string nom, List<string> ecarts)
    {
        if (ecarts.Count == 0)
            bilan.Inchangees++;
        else
            bilan.Modifiees.Add(new(code, nom, string.Join(", ", ecarts)));
    }

    private static string Dire(object? valeur) =>
        valeur switch
        {
            null => "(vide)",
            string texte => $"« {texte} »",
            _ => Convert.ToString(valeur, CultureInfo.InvariantCulture)!,
        };

    private static BilanImport Ouvrir<T>(
        LectureFichier<T> lecture,
        IReadOnlyList<ErreurFichier> erreurs
    ) =>
        new()
        {
            Lues = lecture.Lignes.Count,
            Erreurs = [.. lecture.Erreurs, .. erreurs],
            Avertissements = lecture.Avertissements,
        };

    private static BilanImport Refuser(string raison) => new() { Erreurs = [new(0, raison)] };
}
