using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Pages.Shared;

namespace Emjpm.Web.Pages.Gestionnaire;

/// <summary>A mesure in the list of its gestionnaire.</summary>
public sealed record LigneMesure
{
    public required int Id { get; init; }
    public required StatutMesure Statut { get; init; }
    public required string? NumeroRg { get; init; }
    public required string? NumeroDossier { get; init; }
    public required NatureMesure Nature { get; init; }
    public required ChampMesure? Champ { get; init; }
    public required Civilite Civilite { get; init; }
    public required int AnneeNaissance { get; init; }
    public required string? Commune { get; init; }
    public required string? CodesPostaux { get; init; }
    public required string? Lieu { get; init; }
    public required string? Tribunal { get; init; }
    public required string? Cabinet { get; init; }
    public required DateOnly DateNomination { get; init; }
    public required DateOnly? Echeance { get; init; }
    public required DateOnly? DateFin { get; init; }
    public required CauseSortie? CauseSortie { get; init; }
    public required string? GereePar { get; init; }

    /// <inheritdoc cref="Dossier.Intitule"/>
    public string Intitule => Dossier.Intitule(Nature, Champ);

    /// <inheritdoc cref="Dossier.Reference"/>
    public string Reference => Dossier.Reference(Id, NumeroRg);

    /// <inheritdoc cref="Shared.Delai.EstDepasse"/>
    public bool EstDepassee(DateOnly aujourdhui) =>
        Shared.Delai.EstDepasse(Statut, Echeance, aujourdhui);

    /// <inheritdoc cref="Shared.Delai.EnMots"/>
    public string Delai(DateOnly aujourdhui) =>
        Statut == StatutMesure.EnCours && DateFin is { } fin
            ? $"fin annoncée le {Core.Referentiels.Francais.Date(fin)}"
            : Shared.Delai.EnMots(Statut, Echeance, DateFin, CauseSortie, aujourdhui);
}

/// <summary>Reading of the mesures of a gestionnaire as lines.</summary>
public static class LignesMesures
{
    public static IQueryable<LigneMesure> EnLignes(this IQueryable<Mesure> mesures) =>
        mesures.Select(m => new LigneMesure
        {
            Id = m.Id,
            Statut = m.Statut,
            NumeroRg = m.NumeroRg,
            NumeroDossier = m.NumeroDossier,
            Nature = m.Nature,
            Champ = m.Champ,
            Civilite = m.Civilite,
            AnneeNaissance = m.AnneeNaissance,
            Commune = m.Commune!.Nom,
            CodesPostaux = m.Commune.CodesPostaux,
            Lieu = m.LieuExercice!.Nom,
            Tribunal = m.Tribunal!.Nom,
            Cabinet = m.Cabinet!.Nom,
            DateNomination = m.DateNomination,
            Echeance = m.Echeance,
            DateFin = m.DateFin,
            CauseSortie = m.CauseSortie,
            GereePar = m.GereePar,
        });
}
