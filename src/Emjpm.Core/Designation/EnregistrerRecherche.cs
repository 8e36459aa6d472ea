using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Designation;

/// <summary>What the search form gives.</summary>
public sealed record CriteresRecherche
{
    /// <summary>INSEE code of the commune of living; null when only the établissement is given.</summary>
    public string? CommuneCode { get; init; }
    public string? EtablissementFiness { get; init; }
    public LieuVie? LieuVie { get; init; }
    public NatureMesure? Nature { get; init; }
    public ChampMesure? Champ { get; init; }
    public Civilite? Civilite { get; init; }
    public int? AnneeNaissance { get; init; }
    public bool Urgent { get; init; }
    public DateOnly? DateJugement { get; init; }
    public IReadOnlyList<Accompagnement> Accompagnements { get; init; } = [];
    public IReadOnlyList<Langue> Langues { get; init; } = [];
    public TypeGestionnaire? TypeSouhaite { get; init; }
}

/// <summary>Creates or changes a search of the actor's court.</summary>
public sealed class EnregistrerRecherche(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>
    /// Saves <paramref name="criteres"/> as a new search, or over <paramref name="rechercheId"/>. Returns its id, or null when
    /// that search is not one of the actor's court.
    /// </summary>
    /// <exception cref="RegleMetierException">no place of living, an impossible year of birth, an unknown place</exception>
    public async Task<int?> ExecuterAsync(
        Acteur acteur,
        CriteresRecherche criteres,
        int? rechercheId,
        CancellationToken annulation
    )
    {
        var maintenant = horloge.Maintenant();
        if (
            criteres.AnneeNaissance is { } annee
            && (annee < 1900 || annee > horloge.Aujourdhui().Year)
        )
            throw new RegleMetierException(
                $"Saisissez une année de naissance entre 1900 et {horloge.Aujourdhui().Year}.",
                "AnneeNaissance"
            );
        var communeCode = await CommuneAsync(criteres, annulation);

        Recherche recherche;
        if (rechercheId is null)
        {
            recherche = new Recherche
            {
                TribunalId = acteur.TribunalId,
                AuteurId = acteur.UtilisateurId,
                CreeeLe = maintenant,
                CommuneCode = communeCode,
            };
            db.Recherches.Add(recherche);
        }
        else
        {
            var tribunal = acteur.TribunalId;
            var existante = await db.Recherches.SingleOrDefaultAsync(
                r => r.Id == rechercheId && r.TribunalId == tribunal,
                annulation
            );
            if (existante is null)
                return null;
            recherche = existante;
            recherche.Version++;
        }
        recherche.ModifieeLe = maintenant;
        recherche.ExpireLe = maintenant.AddDays(Recherche.DureeJours);
        recherche.CommuneCode = communeCode;
        recherche.EtablissementFiness = criteres.EtablissementFiness;
        recherche.LieuVie = criteres.LieuVie;
        recherche.Nature = criteres.Nature;
        recherche.Champ = criteres.Champ;
        recherche.Civilite = criteres.Civilite;
        recherche.AnneeNaissance = criteres.AnneeNaissance;
        recherche.Urgent = criteres.Urgent;
        recherche.DateJugement = criteres.DateJugement;
        recherche.Accompagnements = [.. criteres.Accompagnements.Distinct().Order()];
        recherche.Langues = [.. criteres.Langues.Distinct().Order()];
        recherche.TypeSouhaite = criteres.TypeSouhaite;

        await using var transaction = await db.EcrireAsync(annulation);
        await db.SaveChangesAsync(annulation);
        db.Tracer(
            maintenant,
            acteur,
            rechercheId is null ? "recherche.creer" : "recherche.modifier",
            "recherche",
            recherche.Id
        );
        await db.SaveChangesAsync(annulation);
        await transaction.CommitAsync(annulation);
        return recherche.Id;
    }

    private async Task<string> CommuneAsync(
        CriteresRecherche criteres,
        CancellationToken annulation
    )
    {
        if (criteres.EtablissementFiness is { } finess)
            return await db
                    .Etablissements.Where(e => e.NumeroFiness == finess)
                    .Select(e => e.CommuneCode)
                    .SingleOrDefaultAsync(annulation)
                ?? throw new RegleMetierException(
                    "Cet établissement n’est pas connu. Choisissez-le dans la liste proposée.",
                    "Etablissement"
                );
        return
            criteres.CommuneCode is { } code
            && await db.Communes.AnyAsync(c => c.Code == code, annulation)
            ? code
            : throw new RegleMetierException(
                "Indiquez la commune où vit la personne : son nom ou son code postal, par exemple « Lille » ou « 59000 ».",
                "Commune"
            );
    }
}
