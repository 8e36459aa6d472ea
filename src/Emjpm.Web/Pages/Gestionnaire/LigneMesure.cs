using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Pages.Shared;

namespace Emjpm.Web.Pages.Gestionnaire;

/// <summary>A mesure in the list of its gestionnaire.</summary>
public sealed record LigneMesure : MesureEnLigne
{
    public required string? Tribunal { get; init; }
    public required string? GereePar { get; init; }

    /// <summary>As in every list, the announced end first.</summary>
    public override string Delai(DateOnly aujourdhui) =>
        FinAnnoncee is { } fin ? $"fin annoncée le {Francais.Date(fin)}" : base.Delai(aujourdhui);

    private DateOnly? FinAnnoncee => Statut == StatutMesure.EnCours ? DateFin : null;
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
