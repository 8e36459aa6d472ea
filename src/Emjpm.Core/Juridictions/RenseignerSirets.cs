using Emjpm.Core.Audit;
using Emjpm.Core.Classeurs;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Imports;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Juridictions;

/// <summary>A line of a file of SIRET that names a court without doubt.</summary>
/// <param name="Avant">the SIRET the court has now; null when it has none</param>
public sealed record SiretLu(int TribunalId, string Code, string Nom, string? Avant, string Siret)
{
    public bool Change => Avant != Siret;
}

/// <summary>What a file of SIRET would change, and what it says that cannot be read.</summary>
public sealed record ApercuSirets(
    IReadOnlyList<SiretLu> Lignes,
    IReadOnlyList<(int Ligne, string Raison)> Refus
);

/// <summary>Fills the SIRET of courts from a file: a column « siret », and one that names the court by its handle or its name.</summary>
public sealed class RenseignerSirets(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>Reads the file and compares; writes nothing.</summary>
    /// <exception cref="RegleMetierException">the file is not a spreadsheet, or lacks one of the two columns</exception>
    public async Task<ApercuSirets> LireAsync(
        Acteur acteur,
        Stream contenu,
        string nom,
        CancellationToken annulation
    )
    {
        acteur.ExigerAdministrateur();
        var tribunaux = await db
            .Tribunaux.AsNoTracking()
            .Select(t => new TribunalConnu(
                t.Id,
                t.Code,
                t.Nom,
                t.Siret,
                t.CommuneCode,
                t.FermeLe,
                t.SuccesseurId
            ))
            .ToListAsync(annulation);
        var connus = new TribunauxConnus(tribunaux);
        List<SiretLu> lues = [];
        List<(int, string)> refus = [];
        try
        {
            using var classeur = Classeur.Lire(contenu, nom);
            var (colonneSiret, colonneNom) = (-1, -1);
            foreach (var ligne in classeur.Feuilles[0].Lignes())
            {
                if (colonneSiret < 0)
                {
                    (colonneSiret, colonneNom) = (
                        Colonne(ligne, "SIRET"),
                        Colonne(ligne, "CODE", "HANDLE", "TRIBUNAL", "NOM", "JURIDICTION")
                    );
                    if (colonneSiret < 0 || colonneNom < 0)
                        throw new RegleMetierException(
                            "La première ligne doit donner les titres : une colonne « siret », et une colonne « code » ou « tribunal »."
                        );
                    continue;
                }
                if (ligne[colonneNom].EstVide && ligne[colonneSiret].EstVide)
                    continue;
                try
                {
                    lues.Add(Comprendre(connus, ligne[colonneNom].Texte, ligne[colonneSiret]));
                }
                catch (RegleMetierException e)
                {
                    refus.Add((ligne.Numero, e.Message));
                }
            }
        }
        catch (RegleMetierException e)
        {
            throw new RegleMetierException(e.Message, "Fichier");
        }
        foreach (var doubles in lues.GroupBy(l => l.Siret).Where(g => g.Count() > 1))
            refus.Add(
                (
                    0,
                    $"le SIRET {doubles.Key} est écrit pour {Francais.Enumeration([.. doubles.Select(d => d.Nom).Distinct()])}"
                )
            );
        var prises = tribunaux.Where(t => t.Siret is not null).ToLookup(t => t.Siret!);
        foreach (var l in lues)
            if (prises[l.Siret].FirstOrDefault(t => t.Id != l.TribunalId) is { } autre)
                refus.Add((0, $"{l.Nom} : le SIRET {l.Siret} est déjà celui de « {autre.Nom} »"));
        return new ApercuSirets(lues, refus);
    }

    /// <summary>Writes the SIRET previewed; how many changed.</summary>
    /// <param name="choisis">SIRET by id of court</param>
    /// <exception cref="RegleMetierException">a SIRET is not one, or would be that of two courts</exception>
    public async Task<int> ExecuterAsync(
        Acteur acteur,
        IReadOnlyDictionary<int, string> choisis,
        CancellationToken annulation
    )
    {
        acteur.ExigerAdministrateur();
        await using var tx = await db.EcrireAsync(annulation);
        var tribunaux = await db.Tribunaux.ToDictionaryAsync(t => t.Id, annulation);
        var changes = 0;
        foreach (var (id, saisi) in choisis)
        {
            var siret = EcrireTribunal.Siret(saisi);
            if (!tribunaux.TryGetValue(id, out var t) || siret is null || t.Siret == siret)
                continue;
            db.Tracer(
                horloge.Maintenant(),
                acteur,
                "tribunal.modifier",
                "tribunal",
                id,
                tribunalId: id,
                details: $"SIRET {t.Siret ?? "(vide)"} → {siret} (fichier)"
            );
            t.Siret = siret;
            changes++;
        }
        if (
            tribunaux
                .Values.Where(t => t.Siret is not null)
                .GroupBy(t => t.Siret)
                .FirstOrDefault(g => g.Count() > 1) is
            { } enDouble
        )
            throw new RegleMetierException(
                $"Le SIRET {enDouble.Key} serait celui de {Francais.Enumeration([.. enDouble.Select(t => t.Nom)])} : corrigez le fichier, puis recommencez. Rien n’est enregistré.",
                "Fichier"
            );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return changes;
    }

    private static SiretLu Comprendre(TribunauxConnus connus, string nom, Cellule cellule)
    {
        var ecrit = cellule.Texte;
        // A spreadsheet drops the zero in front of a number.
        if (cellule.Type == TypeCellule.Nombre && ecrit.Length == 13)
            ecrit = "0" + ecrit;
        var siret =
            EcrireTribunal.Siret(ecrit)
            ?? throw new RegleMetierException($"« {nom} » : le SIRET manque");
        if (nom.Length == 0)
            throw new RegleMetierException($"le tribunal du SIRET {siret} n’est pas dit");
        var candidats = connus.ParNom(nom);
        return candidats.Count switch
        {
            0 => throw new RegleMetierException($"« {nom} » n’est aucun tribunal connu"),
            1 => new SiretLu(
                candidats[0].Id,
                candidats[0].Code,
                candidats[0].Nom,
                candidats[0].Siret,
                siret
            ),
            _ => throw new RegleMetierException(
                $"« {nom} » peut être {Francais.Enumeration([.. candidats.Select(c => $"{c.Nom} ({c.Code})")])} : écrivez son code"
            ),
        };
    }

    private static int Colonne(LigneLue ligne, params string[] titres) =>
        Enumerable
            .Range(0, ligne.Cellules.Count)
            .Where(i => titres.Contains(Texte.Normaliser(ligne[i].Texte)))
            .DefaultIfEmpty(-1)
            .First();
}
