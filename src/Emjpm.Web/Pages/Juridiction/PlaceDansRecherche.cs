using Emjpm.Core.Designation;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Juridiction;

/// <summary>Where a gestionnaire stands in a search of the court: in the ranking as the court last saw it.</summary>
/// <param name="Lieu">« Lille », or the établissement</param>
/// <param name="Position">where the person lives; null when unknown</param>
/// <param name="VuLe">when the ranking was seen; null when it never was</param>
/// <param name="Proposition">its line of the ranking; null when it is not ranked</param>
/// <param name="Ecarte">why it is not; null when it is, or was not a candidate at all</param>
public sealed record PlaceDansRecherche(
    int Id,
    string Lieu,
    string DepartementCode,
    string DepartementNom,
    Position? Position,
    DateOnly? VuLe,
    IReadOnlyList<string> Criteres,
    PhotoProposition? Proposition,
    PhotoEcarte? Ecarte
)
{
    /// <summary>It is set aside by law, so that a reservation for this person would be refused.</summary>
    public bool RefuseParDroit =>
        Liste<RaisonExclusion>.Lire(Ecarte?.Raison)
            is RaisonExclusion.NonHabilite
                or RaisonExclusion.HabilitationSuspendue
                or RaisonExclusion.PreposeHorsEtablissement
                or RaisonExclusion.PreposeAutreEtablissement
                or RaisonExclusion.NatureNonPermise;

    /// <summary>The lines of the proposition, for the bars of the ranking.</summary>
    public IReadOnlyList<LigneAdequation> Lignes =>
        [
            .. (Proposition?.Lignes ?? []).Select(l => new LigneAdequation(
                Liste<Critere>.Lire(l.Critere)!.Value,
                l.Points,
                l.Maximum,
                l.Valeur,
                Liste<SourceDonnee>.Lire(l.Source)!.Value,
                false
            )),
        ];

    /// <summary>From where the person lives to a site; null when either position is unknown.</summary>
    public (double Km, bool Approchee)? Distance(LieuLu lieu) =>
        Position is { } ici && lieu.Position is { } la
            ? (ici.DistanceKm(la), ici.Approchee || la.Approchee)
            : null;

    /// <summary>Reads the search and its last ranking seen; null when the search is not one of the actor's court.</summary>
    public static async Task<PlaceDansRecherche?> LireAsync(
        Perimetre perimetre,
        GarderClassement classements,
        int rechercheId,
        int gestionnaireId,
        CancellationToken annulation
    )
    {
        var r = await perimetre
            .Recherches.Where(r => r.Id == rechercheId)
            .Select(r => new
            {
                Commune = r.Commune!.Nom,
                r.Commune.DepartementCode,
                DepartementNom = r.Commune.Departement!.Nom,
                r.Commune.Latitude,
                r.Commune.Longitude,
                r.Commune.Precision,
                Etablissement = r.Etablissement == null ? null : r.Etablissement.Nom,
                EtablissementLatitude = r.Etablissement == null ? null : r.Etablissement.Latitude,
                EtablissementLongitude = r.Etablissement == null ? null : r.Etablissement.Longitude,
            })
            .SingleOrDefaultAsync(annulation);
        if (r is null)
            return null;
        var dernier = await classements.LireDernierAsync(
            perimetre.Recherches,
            rechercheId,
            gestionnaireId,
            annulation
        );
        return new(
            rechercheId,
            r.Etablissement ?? r.Commune,
            r.DepartementCode,
            r.DepartementNom,
            Position.Lire(r.EtablissementLatitude, r.EtablissementLongitude, false)
                ?? Position.Lire(
                    r.Latitude,
                    r.Longitude,
                    r.Precision == PrecisionPosition.Approchee
                ),
            dernier?.Date,
            dernier?.Criteres ?? [],
            dernier?.Proposition,
            dernier?.Ecarte
        );
    }
}
