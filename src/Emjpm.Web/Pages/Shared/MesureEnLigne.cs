using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;

namespace Emjpm.Web.Pages.Shared;

/// <summary>What every list says of a mesure; each space adds what its readers look for.</summary>
public abstract record MesureEnLigne
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
    public required string? Cabinet { get; init; }
    public required DateOnly DateNomination { get; init; }
    public required DateOnly? Echeance { get; init; }
    public required DateOnly? DateFin { get; init; }
    public required CauseSortie? CauseSortie { get; init; }

    /// <inheritdoc cref="Dossier.Intitule"/>
    public string Intitule => Dossier.Intitule(Nature, Champ);

    /// <inheritdoc cref="Dossier.Reference"/>
    public string Reference => Dossier.Reference(Id, NumeroRg);

    /// <inheritdoc cref="Shared.Delai.EstDepasse"/>
    public bool EstDepassee(DateOnly aujourdhui) =>
        Shared.Delai.EstDepasse(Statut, Echeance, aujourdhui);

    /// <inheritdoc cref="Shared.Delai.EnMots"/>
    public virtual string Delai(DateOnly aujourdhui) =>
        Shared.Delai.EnMots(Statut, Echeance, DateFin, CauseSortie, aujourdhui);
}
