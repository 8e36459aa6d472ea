using Emjpm.Core.Data;
using Emjpm.Core.Designation;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Courriels;

/// <summary>
/// Adds the mails and the notifications of a message to the unit of work of the act: they are saved with it or not at all.
/// </summary>
public sealed class Signaler(EmjpmDbContext db, Instance instance, TimeProvider horloge)
{
    /// <summary>
    /// To the gestionnaire, those of its accounts whose rights cover the site: mail to those that chose to and to the contact of
    /// the site, notification to each.
    /// </summary>
    public async Task AuGestionnaireAsync(
        Reservation r,
        MessageReservation message,
        CancellationToken annulation
    )
    {
        var date = horloge.Aujourdhui();
        var comptes = await db
            .DroitsGestionnaire.Where(x =>
                x.GestionnaireId == r.GestionnaireId
                && x.Du <= date
                && (x.Au == null || x.Au >= date)
                && x.Utilisateur!.Actif
            )
            .Select(x => new CompteGestionnaire(
                x.UtilisateurId,
                x.Utilisateur!.Email,
                x.RecoitReservations,
                x.LieuxIds
            ))
            .ToListAsync(annulation);
        var contact = await db
            .LieuxExercice.Where(l => l.Id == r.LieuId)
            .Select(l => l.ContactCourriel)
            .SingleAsync(annulation);
        AuGestionnaire(r, message, comptes, contact);
    }

    /// <summary>The same, with recipients already read.</summary>
    internal void AuGestionnaire(
        Reservation r,
        MessageReservation message,
        IReadOnlyList<CompteGestionnaire> comptes,
        string? contactLieu
    )
    {
        var duLieu = comptes.Where(c => c.Lieux.Count == 0 || c.Lieux.Contains(r.LieuId)).ToList();
        // No right covers this site any more: everybody is told, rather than nobody.
        if (duLieu.Count == 0)
            duLieu = [.. comptes];
        List<string?> adresses =
        [
            .. duLieu.Where(c => c.RecoitReservations).Select(c => c.Courriel),
            contactLieu,
        ];
        Ajouter(
            r,
            message,
            adresses.TrueForAll(string.IsNullOrWhiteSpace)
                ? duLieu.Select(c => c.Courriel)
                : adresses,
            duLieu.Select(c => c.UtilisateurId)
        );
    }

    /// <summary>To the court: the author and the members of the same cabinet; when none is left, the address of the court, else all its members.</summary>
    public async Task AuTribunalAsync(
        Reservation r,
        MessageReservation message,
        CancellationToken annulation
    )
    {
        var date = horloge.Aujourdhui();
        var membres = await db
            .MembresTribunal.Where(m =>
                m.TribunalId == r.TribunalId
                && m.ApprouveLe != null
                && m.Du <= date
                && (m.Au == null || m.Au >= date)
                && m.Utilisateur!.Actif
            )
            .Select(m => new
            {
                m.UtilisateurId,
                m.Utilisateur!.Email,
                m.CabinetId,
            })
            .ToListAsync(annulation);
        var concernes = membres
            .Where(m =>
                m.UtilisateurId == r.AuteurId
                || (r.CabinetId is not null && m.CabinetId == r.CabinetId)
            )
            .ToList();
        IEnumerable<string?> adresses = concernes.Select(m => m.Email);
        if (concernes.Count == 0)
        {
            concernes = membres;
            var courriel = await db
                .Tribunaux.Where(t => t.Id == r.TribunalId)
                .Select(t => t.Courriel)
                .SingleAsync(annulation);
            adresses = courriel is null ? membres.Select(m => m.Email) : [courriel];
        }
        Ajouter(r, message, adresses, concernes.Select(m => m.UtilisateurId));
    }

    private void Ajouter(
        Reservation r,
        MessageReservation message,
        IEnumerable<string?> adresses,
        IEnumerable<int> comptes
    )
    {
        var maintenant = horloge.Maintenant();
        var corps = message.Corps(instance);
        foreach (
            var adresse in adresses
                .OfType<string>()
                .Where(a => !string.IsNullOrWhiteSpace(a))
                .Distinct(StringComparer.OrdinalIgnoreCase)
        )
            db.Courriels.Add(
                new Courriel
                {
                    Destinataire = adresse,
                    Sujet = message.SujetCourriel,
                    Texte = corps,
                    Urgent = message.Urgent,
                    ReservationId = r.Id,
                    CreeLe = maintenant,
                    ProchainEssaiLe = maintenant,
                }
            );
        foreach (var compte in comptes.Distinct())
            db.Notifications.Add(
                new Notification
                {
                    UtilisateurId = compte,
                    Texte = message.Phrase,
                    Lien = message.Chemin,
                    CreeeLe = maintenant,
                }
            );
    }
}
