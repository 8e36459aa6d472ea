using System.Text.Json;
using Emjpm.Core.Designation;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Juridiction;

/// <summary>A reservation as its court sees it: to whom, why this choice, and what may still be done.</summary>
public sealed record ReservationDuTribunal : ReservationLue
{
    public required int GestionnaireId { get; init; }
    public required string Gestionnaire { get; init; }
    public required string GestionnaireType { get; init; }
    public required string? Telephone { get; init; }
    public required string? Courriel { get; init; }
    public required int LieuDemandeId { get; init; }
    public required string LieuCommune { get; init; }

    /// <summary>The search it came from, while it is kept.</summary>
    public required int? RechercheGardeeId { get; init; }
    public required int? RangVu { get; init; }
    public required string? BaremeVersion { get; init; }

    /// <summary>What the court saw of this gestionnaire in its search, as kept; null once purged, or from the directory.</summary>
    public required string? RaisonsVues { get; init; }

    /// <inheritdoc cref="RaisonsVues"/>
    public PhotoProposition? Vue =>
        RaisonsVues is null
            ? null
            : JsonSerializer.Deserialize<PhotoProposition>(RaisonsVues, JsonSerializerOptions.Web);

    /// <summary>Who follows it since its author left; null: the author.</summary>
    public required string? SuiviePar { get; init; }
    public required MotifDerogation? MotifDerogation { get; init; }
    public required string? TexteDerogation { get; init; }
    public required ReservationLiee? LieeA { get; init; }
    public required IReadOnlyList<ReservationLiee> Liees { get; init; }

    /// <summary>« RG 24A01234 », or the number of the reservation while the RG is not known.</summary>
    public string Reference =>
        NumeroRg is null
            ? $"Réservation n°{Francais.Insecable}{Id}"
            : $"RG{Francais.Insecable}{NumeroRg}";

    public bool PeutAnnuler => Etat is EtatReservation.EnAttente or EtatReservation.Confirmee;
    public bool PeutProlonger => Etat is EtatReservation.EnAttente or EtatReservation.Expiree;

    /// <summary>The person has no mandataire from this reservation: another one is to be chosen.</summary>
    public bool SansSuite =>
        Etat is EtatReservation.Declinee or EtatReservation.Annulee or EtatReservation.Expiree;

    /// <summary>The reservation in the perimeter; null when there is none.</summary>
    public static Task<ReservationDuTribunal?> LireAsync(
        Perimetre perimetre,
        int id,
        CancellationToken annulation
    )
    {
        var (reservations, recherches, mesures) = (
            perimetre.Reservations,
            perimetre.Recherches,
            perimetre.Mesures
        );
        return reservations
            .Where(r => r.Id == id)
            .Select(r => new ReservationDuTribunal
            {
                Id = r.Id,
                Etat = r.Etat,
                Urgent = r.Urgent,
                SurCapacite = r.SurCapacite,
                Tribunal = r.Tribunal!.Nom,
                Cabinet = r.Cabinet!.Nom,
                Auteur = r.Auteur!.Prenom + " " + r.Auteur.Nom,
                AuteurRole = r.Auteur.Role,
                SuiviePar = r.SuiviPar == null ? null : r.SuiviPar.Prenom + " " + r.SuiviPar.Nom,
                GestionnaireId = r.GestionnaireId,
                Gestionnaire = r.Gestionnaire!.Nom,
                GestionnaireType = r.Gestionnaire.Type.Libelle(r.Gestionnaire.Civilite),
                Telephone = r.Lieu!.Telephone ?? r.Gestionnaire.Telephone,
                Courriel = r.Lieu.ContactCourriel ?? r.Gestionnaire.Courriel,
                NumeroRg = r.NumeroRg,
                MotifSansRg = r.MotifSansRg,
                DateJugement = r.DateJugement,
                Nature = r.Nature,
                Champ = r.Champ,
                Civilite = r.Civilite,
                AnneeNaissance = r.AnneeNaissance,
                LieuVie = r.LieuVie,
                CommuneCode = r.CommuneCode,
                CommuneNom = r.Commune!.Nom,
                CommuneCodesPostaux = r.Commune.CodesPostaux,
                Accompagnements = r.Accompagnements,
                Langues = r.Langues,
                Message = r.Message,
                LieuDemandeId = r.LieuDemandeId,
                LieuDemande = r.LieuDemande!.Nom,
                LieuId = r.LieuId,
                Lieu = r.Lieu.Nom,
                LieuCommune = r.Lieu.Commune!.Nom,
                RechercheGardeeId = recherches
                    .Where(x => x.Id == r.RechercheId)
                    .Select(x => (int?)x.Id)
                    .FirstOrDefault(),
                RangVu = r.RangVu,
                BaremeVersion = r.BaremeVersion,
                RaisonsVues = r.RaisonsVues,
                MotifDerogation = r.MotifDerogation,
                TexteDerogation = r.TexteDerogation,
                LieeA =
                    r.LieeA == null
                        ? null
                        : new ReservationLiee(
                            r.LieeA.Id,
                            r.LieeA.Gestionnaire!.Nom,
                            r.TypeLien,
                            r.LieeA.Etat
                        ),
                // The id is said twice: SQLite would read every reservation to join them.
                Liees = reservations
                    .Where(x => x.LieeAId == id && x.LieeAId == r.Id)
                    .OrderBy(x => x.Id)
                    .Select(x => new ReservationLiee(x.Id, x.Gestionnaire!.Nom, x.TypeLien, x.Etat))
                    .ToList(),
                CreeeLe = r.CreeeLe,
                ExpireLe = r.ExpireLe,
                RepondueLe = r.RepondueLe,
                ReponduPar = r.ReponduPar!.Prenom + " " + r.ReponduPar.Nom,
                MotifRefus = r.MotifRefus,
                TexteRefus = r.TexteRefus,
                AnnuleeLe = r.AnnuleeLe,
                AnnuleePar = r.AnnuleePar!.Prenom + " " + r.AnnuleePar.Nom,
                MotifAnnulation = r.MotifAnnulation,
                TexteAnnulation = r.TexteAnnulation,
                ExpireeLe = r.ExpireeLe,
                OuverteLe = r.OuverteLe,
                OuvertePar = r.OuvertePar!.Prenom + " " + r.OuvertePar.Nom,
                MesureId = mesures
                    .Where(m => m.Id == r.MesureId)
                    .Select(m => (int?)m.Id)
                    .FirstOrDefault(),
            })
            .AsSingleQuery()
            .SingleOrDefaultAsync(annulation);
    }
}

/// <summary>Another reservation of the same person.</summary>
public sealed record ReservationLiee(
    int Id,
    string Gestionnaire,
    TypeLien? Type,
    EtatReservation Etat
);
