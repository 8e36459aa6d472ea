using Emjpm.Core.Juridictions;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Data;

/// <summary>
/// Fills an empty database with the reference data every installation starts with: regions, départements, EPCI,
/// communes, courts. Établissements come from the official FINESS file, by <c>import-referentiel</c>.
/// </summary>
public sealed class ChargerReferentiel(EmjpmDbContext db)
{
    /// <summary>Whether the reference data is already there.</summary>
    public Task<bool> EstChargeAsync(CancellationToken annulation = default) =>
        db.Communes.AnyAsync(annulation);

    /// <summary>Loads everything in one transaction; does nothing when the reference data is already there.</summary>
    /// <returns>whether it was loaded now</returns>
    public async Task<bool> ExecuterAsync(CancellationToken annulation = default)
    {
        if (await EstChargeAsync(annulation))
            return false;
        await using var masse = await EcritureEnMasse.OuvrirAsync(db, annulation);
        await masse.EcrireAsync(
            LectureReferentiel.Regions().Select(l => new Region { Code = l.Code, Nom = l.Nom }),
            annulation
        );
        await masse.EcrireAsync(
            LectureReferentiel
                .Departements()
                .Select(l => new Departement
                {
                    Code = l.Code,
                    Nom = l.Nom,
                    RegionCode = l.RegionCode,
                }),
            annulation
        );
        await masse.EcrireAsync(
            LectureReferentiel.Epci().Select(l => new Epci { Code = l.Code, Nom = l.Nom }),
            annulation
        );
        await masse.EcrireAsync(LectureReferentiel.Communes().Select(Commune), annulation);
        await masse.EcrireAsync(Tribunaux(LectureReferentiel.Tribunaux()), annulation);
        await masse.ValiderAsync(annulation);
        return true;
    }

    /// <summary>The entity of a row of the reference data.</summary>
    public static Commune Commune(LigneCommune ligne) =>
        new()
        {
            Code = ligne.Code,
            Nom = ligne.Nom,
            NomRecherche = Texte.NormaliserNom(ligne.Nom),
            DepartementCode = ligne.DepartementCode,
            EpciCode = ligne.EpciCode,
            CodesPostaux = ligne.CodesPostaux,
            Population = ligne.Population,
            Latitude = ligne.Latitude,
            Longitude = ligne.Longitude,
            Precision = ligne.Precision,
            CommuneMereCode = ligne.CommuneMereCode,
        };

    /// <inheritdoc cref="Commune(LigneCommune)"/>
    public static Tribunal Tribunal(LigneTribunal ligne, int id, int? successeurId) =>
        new()
        {
            Id = id,
            Code = ligne.Code,
            Type = ligne.Type,
            Nom = ligne.Nom,
            NomRecherche = Texte.NormaliserNom(ligne.Nom),
            CommuneCode = ligne.CommuneCode,
            DepartementCode = ligne.DepartementCode,
            OuvertLe = ligne.OuvertLe,
            FermeLe = ligne.FermeLe,
            SuccesseurId = successeurId,
        };

    // Numbered in the order of the file, where a successor comes before the courts it took over.
    private static IEnumerable<Tribunal> Tribunaux(IReadOnlyList<LigneTribunal> lignes)
    {
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var ligne in lignes)
        {
            ids.Add(ligne.Code, ids.Count + 1);
            yield return Tribunal(
                ligne,
                ids[ligne.Code],
                ligne.SuccesseurCode is { } s ? ids[s] : null
            );
        }
    }
}
