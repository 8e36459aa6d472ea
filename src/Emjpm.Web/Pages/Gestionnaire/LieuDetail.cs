using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;

namespace Emjpm.Web.Pages.Gestionnaire;

/// <summary>What is known of a site beside its places.</summary>
public sealed record LieuDetail
{
    public required int Id { get; init; }
    public required string Nom { get; init; }
    public required TypeLieu Type { get; init; }
    public required string? EtablissementFiness { get; init; }
    public required string? Adresse { get; init; }
    public required string? CodePostal { get; init; }
    public required string CommuneCode { get; init; }
    public required string Commune { get; init; }
    public required string CodesPostaux { get; init; }
    public required string DepartementCode { get; init; }
    public required double? Latitude { get; init; }
    public required double? Longitude { get; init; }
    public required PrecisionPosition Precision { get; init; }
    public required string? ContactNom { get; init; }
    public required string? Telephone { get; init; }
    public required IReadOnlyList<string> ZoneCommunes { get; init; }
    public required IReadOnlyList<string> ZoneEpcis { get; init; }
    public required int? ZoneRayonKm { get; init; }
    public required DateOnly OuvertLe { get; init; }
    public required DateOnly? FermeLe { get; init; }
    public required string? ReprisPar { get; init; }
    public required int Version { get; init; }

    /// <summary>Changes of capacity to come, the nearest first.</summary>
    public required IReadOnlyList<CapaciteAVenir> Prevues { get; init; }

    /// <summary>« 12 rue Nationale, 59000 Lille ».</summary>
    public string AdresseComplete =>
        $"{(Adresse is null ? "" : $"{Adresse}, ")}{CodePostal} {Commune}".Trim();

    /// <summary>How well the distances that judges read are known.</summary>
    public string PositionEnClair =>
        Precision switch
        {
            PrecisionPosition.Adresse => "à l’adresse",
            PrecisionPosition.Commune => "au centre de la commune",
            PrecisionPosition.Approchee => "approchée",
            _ => "inconnue : les distances ne peuvent pas être calculées",
        };
}

/// <summary>A capacity declared in advance.</summary>
public sealed record CapaciteAVenir(int Id, DateOnly Du, int CapaciteSouhaitee, string PrevuePar)
{
    /// <summary>« 45 mesures souhaitées à partir du 1er mars 2027 (5 de plus) ».</summary>
    /// <param name="avant">wished until then; null when never declared</param>
    public string Phrase(int? avant) =>
        $"{Francais.Nombre(CapaciteSouhaitee, "mesure souhaitée", "mesures souhaitées")} à partir du {Francais.Date(Du)}"
        + (
            avant is not { } a || a == CapaciteSouhaitee ? ""
            : CapaciteSouhaitee > a ? $" ({Francais.Entier(CapaciteSouhaitee - a)} de plus)"
            : $" ({Francais.Entier(a - CapaciteSouhaitee)} de moins)"
        );
}

/// <summary>Reading of the details of sites.</summary>
public static class LecturesDetails
{
    /// <summary>By name; closed ones are left to the caller.</summary>
    public static IQueryable<LieuDetail> AvecDetails(this IQueryable<LieuExercice> lieux) =>
        lieux
            .OrderBy(l => l.Nom)
            .ThenBy(l => l.Id)
            .Select(l => new LieuDetail
            {
                Id = l.Id,
                Nom = l.Nom,
                Type = l.Type,
                EtablissementFiness = l.EtablissementFiness,
                Adresse = l.Adresse,
                CodePostal = l.CodePostal,
                CommuneCode = l.CommuneCode,
                Commune = l.Commune!.Nom,
                CodesPostaux = l.Commune.CodesPostaux,
                DepartementCode = l.Commune.DepartementCode,
                Latitude = l.Latitude,
                Longitude = l.Longitude,
                Precision = l.Precision,
                ContactNom = l.ContactNom,
                Telephone = l.Telephone,
                ZoneCommunes = l.ZoneCommunes,
                ZoneEpcis = l.ZoneEpcis,
                ZoneRayonKm = l.ZoneRayonKm,
                OuvertLe = l.OuvertLe,
                FermeLe = l.FermeLe,
                ReprisPar = l.Gestionnaire!.Lieux.Where(x => x.Id == l.ReprisParId)
                    .Select(x => x.Nom)
                    .FirstOrDefault(),
                Version = l.Version,
                Prevues = l
                    .Prevues.Where(p => p.AppliqueeLe == null && p.AnnuleeLe == null)
                    .OrderBy(p => p.Du)
                    .ThenBy(p => p.Id)
                    .Select(p => new CapaciteAVenir(p.Id, p.Du, p.CapaciteSouhaitee, p.PrevuePar))
                    .ToList(),
            });
}
