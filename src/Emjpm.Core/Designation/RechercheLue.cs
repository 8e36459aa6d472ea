using System.Collections.Frozen;
using Emjpm.Core.Data;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Designation;

/// <summary>A search with all its ranking needs, read in one query.</summary>
public sealed record RechercheLue
{
    public required int Id { get; init; }
    public required int TribunalId { get; init; }
    public required string Auteur { get; init; }
    public required DateTime ModifieeLe { get; init; }
    public required DateTime ExpireLe { get; init; }
    public required Besoin Besoin { get; init; }
    public required string CommuneNom { get; init; }
    public required string CodesPostaux { get; init; }
    public required string DepartementNom { get; init; }
    public string? EtablissementNom { get; init; }

    /// <summary>The last ranking kept for this search; null before the first.</summary>
    public int? DernierVuId { get; init; }

    /// <inheritdoc cref="ClassementVu.Empreinte"/>
    public string? DernierVuEmpreinte { get; init; }

    /// <summary>« Lille (59000) », or the établissement and its town.</summary>
    public string Lieu =>
        EtablissementNom is null
            ? ChercherLieux.Libelle(CommuneNom, CodesPostaux)
            : $"{EtablissementNom}, {CommuneNom}";

    /// <summary>The criteria in a few words, for titles and lists of searches.</summary>
    public IEnumerable<string> Resume
    {
        get
        {
            yield return $"{Lieu}";
            if (Besoin.Nature is { } nature)
                yield return Besoin.Champ is { } champ
                    ? $"{nature.Libelle()} {champ.Libelle()}"
                    : nature.Libelle();
            if (Besoin.LieuVie is { } lieuVie)
                yield return lieuVie.Libelle();
            if (Besoin.Civilite is { } civilite)
                yield return civilite.Libelle();
            if (Besoin.AnneeNaissance is { } annee)
                yield return Besoin.Civilite switch
                {
                    Referentiels.Civilite.Madame => $"née en {annee}",
                    Referentiels.Civilite.Monsieur => $"né en {annee}",
                    _ => $"née ou né en {annee}",
                };
            foreach (var accompagnement in Besoin.Accompagnements)
                yield return accompagnement.Libelle();
            foreach (var langue in Besoin.Langues)
                yield return langue.Libelle();
            if (Besoin.TypeSouhaite is { } type)
                yield return type.Libelle();
            if (Besoin.Urgent)
                yield return "urgent";
        }
    }

    /// <summary>Reads the search <paramref name="id"/> among <paramref name="recherches"/>, already limited to a perimeter; null outside.</summary>
    public static async Task<RechercheLue?> LireAsync(
        IQueryable<Recherche> recherches,
        EmjpmDbContext db,
        int id,
        DateOnly date,
        CancellationToken annulation
    )
    {
        var lue = await recherches
            .Where(r => r.Id == id)
            .Select(r => new
            {
                R = r,
                Auteur = r.Auteur!.Prenom + " " + r.Auteur.Nom,
                Commune = r.Commune!.Nom,
                r.Commune.CodesPostaux,
                r.Commune.DepartementCode,
                DepartementNom = r.Commune.Departement!.Nom,
                r.Commune.EpciCode,
                r.Commune.Latitude,
                r.Commune.Longitude,
                r.Commune.Precision,
                EtablissementNom = r.Etablissement == null ? null : r.Etablissement.Nom,
                EtablissementLatitude = r.Etablissement == null ? null : r.Etablissement.Latitude,
                EtablissementLongitude = r.Etablissement == null ? null : r.Etablissement.Longitude,
                // One value at a time: together they would number the rankings of every search.
                VuId = db.ClassementsVus.Where(v => v.RechercheId == r.Id).Max(v => (int?)v.Id),
                VuEmpreinte = db
                    .ClassementsVus.Where(v => v.RechercheId == r.Id)
                    .OrderByDescending(v => v.Id)
                    .Select(v => v.Empreinte)
                    .FirstOrDefault(),
                DejaSollicites = db
                    .Reservations.Where(x =>
                        x.RechercheId == r.Id
                        && (x.Etat == EtatReservation.Declinee || x.Etat == EtatReservation.Expiree)
                    )
                    .Select(x => x.GestionnaireId)
                    .ToList(),
            })
            .AsSingleQuery()
            .SingleOrDefaultAsync(annulation);
        if (lue is null)
            return null;
        var r = lue.R;
        return new RechercheLue
        {
            Id = r.Id,
            TribunalId = r.TribunalId,
            Auteur = lue.Auteur,
            ModifieeLe = r.ModifieeLe,
            ExpireLe = r.ExpireLe,
            CommuneNom = lue.Commune,
            CodesPostaux = lue.CodesPostaux,
            DepartementNom = lue.DepartementNom,
            EtablissementNom = lue.EtablissementNom,
            DernierVuId = lue.VuId,
            DernierVuEmpreinte = lue.VuEmpreinte,
            Besoin = new Besoin
            {
                CommuneCode = r.CommuneCode,
                DepartementCode = lue.DepartementCode,
                EpciCode = lue.EpciCode,
                Position =
                    Position.Lire(lue.EtablissementLatitude, lue.EtablissementLongitude, false)
                    ?? Position.Lire(
                        lue.Latitude,
                        lue.Longitude,
                        lue.Precision == PrecisionPosition.Approchee
                    ),
                EtablissementFiness = r.EtablissementFiness,
                LieuVie = r.LieuVie,
                Nature = r.Nature,
                Champ = r.Champ,
                Civilite = r.Civilite,
                AnneeNaissance = r.AnneeNaissance,
                Urgent = r.Urgent,
                DateJugement = r.DateJugement,
                Accompagnements = r.Accompagnements,
                Langues = r.Langues,
                TypeSouhaite = r.TypeSouhaite,
                TribunalId = r.TribunalId,
                Date = date,
                DejaSollicites = lue.DejaSollicites.ToFrozenSet(),
            },
        };
    }
}
