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
        var comptes = await ComptesAsync(r.GestionnaireId, annulation);
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
    ) => AuGestionnaire(r, r.LieuId, message, comptes, contactLieu);

    private void AuGestionnaire(
        Reservation? r,
        int? lieuId,
        Message message,
        IReadOnlyList<CompteGestionnaire> comptes,
        string? contactLieu
    )
    {
        var duLieu = comptes
            .Where(c => c.Lieux.Count == 0 || lieuId is not { } id || c.Lieux.Contains(id))
            .ToList();
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

    /// <summary>
    /// To a gestionnaire, of something else than a reservation: mail to the contact of the site, else to the accounts that chose
    /// to, notification to every account whose rights cover the site.
    /// </summary>
    /// <param name="lieuId">site concerned; null when it is not known yet</param>
    public async Task AuGestionnaireAsync(
        int gestionnaireId,
        int? lieuId,
        Message message,
        CancellationToken annulation
    )
    {
        var comptes = await ComptesAsync(gestionnaireId, annulation);
        var contact = lieuId is null
            ? null
            : await db
                .LieuxExercice.Where(l => l.Id == lieuId)
                .Select(l => l.ContactCourriel)
                .SingleAsync(annulation);
        AuGestionnaire(null, lieuId, message, comptes, contact);
    }

    /// <summary>To a court, of something else than a reservation: the members of the cabinet, else the address of the court, else all its members.</summary>
    public Task AuTribunalAsync(
        int tribunalId,
        int? cabinetId,
        Message message,
        CancellationToken annulation
    ) => AuTribunalAsync(null, tribunalId, cabinetId, null, message, annulation);

    /// <summary>To the court: the author, or who follows it since, and the members of the same cabinet; when none is left, the address of the court, else all its members.</summary>
    public Task AuTribunalAsync(
        Reservation r,
        MessageReservation message,
        CancellationToken annulation
    ) =>
        AuTribunalAsync(
            r,
            r.TribunalId,
            r.CabinetId,
            r.SuiviParId ?? r.AuteurId,
            message,
            annulation
        );

    private async Task AuTribunalAsync(
        Reservation? r,
        int tribunalId,
        int? cabinetId,
        int? auteurId,
        Message message,
        CancellationToken annulation
    )
    {
        var date = horloge.Aujourdhui();
        var membres = await db
            .MembresTribunal.Where(m =>
                m.TribunalId == tribunalId
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
                m.UtilisateurId == auteurId || (cabinetId is not null && m.CabinetId == cabinetId)
            )
            .ToList();
        IEnumerable<string?> adresses = concernes.Select(m => m.Email);
        if (concernes.Count == 0)
        {
            concernes = membres;
            var courriel = await db
                .Tribunaux.Where(t => t.Id == tribunalId)
                .Select(t => t.Courriel)
                .SingleAsync(annulation);
            adresses = courriel is null ? membres.Select(m => m.Email) : [courriel];
        }
        Ajouter(r, message, adresses, concernes.Select(m => m.UtilisateurId));
    }

    /// <summary>To accounts already known: a mail to each address, a notification to each account.</summary>
    public void AuxComptes(
        Message message,
        IEnumerable<string?> adresses,
        IEnumerable<int> comptes
    ) => Ajouter(null, message, adresses, comptes);

    private Task<List<CompteGestionnaire>> ComptesAsync(
        int gestionnaireId,
        CancellationToken annulation
    )
    {
        var date = horloge.Aujourdhui();
        return db
            .DroitsGestionnaire.Where(x =>
                x.GestionnaireId == gestionnaireId
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
    }

    private void Ajouter(
        Reservation? r,
        Message message,
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
                    ReservationId = r?.Id,
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
