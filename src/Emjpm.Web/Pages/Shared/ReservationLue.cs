using Emjpm.Core.Comptes;
using Emjpm.Core.Designation;
using Emjpm.Core.Referentiels;

namespace Emjpm.Web.Pages.Shared;

/// <summary>What both sides see of a reservation: what the court gave, and what became of it.</summary>
public abstract record ReservationLue
{
    public required int Id { get; init; }
    public required EtatReservation Etat { get; init; }
    public required bool Urgent { get; init; }
    public required bool SurCapacite { get; init; }
    public required string Tribunal { get; init; }
    public required string? Cabinet { get; init; }
    public required string Auteur { get; init; }
    public required Role AuteurRole { get; init; }
    public required string? NumeroRg { get; init; }
    public required MotifSansRg? MotifSansRg { get; init; }
    public required DateOnly? DateJugement { get; init; }
    public required NatureMesure Nature { get; init; }
    public required ChampMesure? Champ { get; init; }
    public required Civilite Civilite { get; init; }
    public required int AnneeNaissance { get; init; }
    public required LieuVie? LieuVie { get; init; }
    public required string? CommuneCode { get; init; }
    public required string? CommuneNom { get; init; }
    public required string? CommuneCodesPostaux { get; init; }
    public required IReadOnlyList<Accompagnement> Accompagnements { get; init; }
    public required IReadOnlyList<Langue> Langues { get; init; }
    public required string? Message { get; init; }
    public required string LieuDemande { get; init; }
    public required int LieuId { get; init; }
    public required string Lieu { get; init; }
    public required DateTime CreeeLe { get; init; }
    public required DateTime ExpireLe { get; init; }
    public required DateTime? RepondueLe { get; init; }
    public required string? ReponduPar { get; init; }
    public required MotifRefus? MotifRefus { get; init; }
    public required string? TexteRefus { get; init; }
    public required DateTime? AnnuleeLe { get; init; }
    public required string? AnnuleePar { get; init; }
    public required MotifAnnulation? MotifAnnulation { get; init; }
    public required string? TexteAnnulation { get; init; }
    public required DateTime? ExpireeLe { get; init; }
    public required DateTime? OuverteLe { get; init; }
    public required string? OuvertePar { get; init; }
    public required int? MesureId { get; init; }

    /// <summary>« Tutelle aux biens et à la personne ».</summary>
    public string Intitule => Dossier.Intitule(Nature, Champ);

    /// <summary>« Lille (59000) »; null when the court gave none.</summary>
    public string? Commune =>
        CommuneNom is null ? null : ChercherLieux.Libelle(CommuneNom, CommuneCodesPostaux!);

    /// <summary>« Mme Claire Petit, greffier ».</summary>
    public string Auteure => $"{Auteur}, {AuteurRole.Libelle()}";
}
