using Emjpm.Core.Designation;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Gestionnaire;

/// <summary>Everything a court gave with a reservation, and what became of it.</summary>
public sealed record ReservationRecue : ReservationLue
{
    public required string? TribunalTelephone { get; init; }
    public required string? TribunalCourriel { get; init; }
    public required DossierLie? LieeA { get; init; }
    public required IReadOnlyList<DossierLie> Liees { get; init; }
    public required MesureFermee? ARouvrir { get; init; }

    public bool PeutRepondre => Etat == EtatReservation.EnAttente;
    public bool PeutDecliner => Etat is EtatReservation.EnAttente or EtatReservation.Confirmee;

    /// <summary>The court's decision has effect whatever the state of the reservation, unless it was refused or cancelled.</summary>
    public bool PeutOuvrir =>
        Etat is EtatReservation.EnAttente or EtatReservation.Confirmee or EtatReservation.Expiree;

    /// <summary>The reservation in the perimeter; null when there is none.</summary>
    public static Task<ReservationRecue?> LireAsync(
        Perimetre perimetre,
        int id,
        CancellationToken annulation
    )
    {
        var gestionnaire = perimetre.Acteur.GestionnaireId;
        var (reservations, mesures) = (perimetre.Reservations, perimetre.Mesures);
        return reservations
            .Where(r => r.Id == id)
            .Select(r => new ReservationRecue
            {
                Id = r.Id,
                Etat = r.Etat,
                Urgent = r.Urgent,
                SurCapacite = r.SurCapacite,
                Tribunal = r.Tribunal!.Nom,
                TribunalTelephone = r.Tribunal.Telephone,
                TribunalCourriel = r.Tribunal.Courriel,
                Cabinet = r.Cabinet!.Nom,
                Auteur = r.Auteur!.Prenom + " " + r.Auteur.Nom,
                AuteurRole = r.Auteur.Role,
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
                LieuDemande = r.LieuDemande!.Nom,
                LieuId = r.LieuId,
                Lieu = r.Lieu!.Nom,
                LieeA =
                    r.LieeA == null
                        ? null
                        : new DossierLie(
                            r.LieeA.Id,
                            r.LieeA.Gestionnaire!.Nom,
                            r.TypeLien,
                            r.LieeA.GestionnaireId == gestionnaire
                        ),
                // The id is said twice: SQLite would read every reservation to join them.
                Liees = reservations
                    .Where(x => x.LieeAId == id && x.LieeAId == r.Id)
                    .OrderBy(x => x.Id)
                    .Select(x => new DossierLie(x.Id, x.Gestionnaire!.Nom, x.TypeLien, true))
                    .ToList(),
                ARouvrir = mesures
                    .Where(m => m.Id == r.MesureARouvrirId)
                    .Select(m => new MesureFermee(m.Id, m.NumeroRg, m.DateFin))
                    .FirstOrDefault(),
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
                MesureId = r.MesureId,
            })
            .AsSingleQuery()
            .SingleOrDefaultAsync(annulation);
    }
}

/// <summary>Another reservation of the same person.</summary>
/// <param name="AuGestionnaire">held by the same gestionnaire, who may open it</param>
public sealed record DossierLie(int Id, string Gestionnaire, TypeLien? Type, bool AuGestionnaire);

/// <summary>A closed mesure the court asks to reopen.</summary>
public sealed record MesureFermee(int Id, string? NumeroRg, DateOnly? DateFin);
