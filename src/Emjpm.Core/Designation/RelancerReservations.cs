using Emjpm.Core.Audit;
using Emjpm.Core.Courriels;
using Emjpm.Core.Data;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Designation;

/// <summary>
/// Reminds the gestionnaires of the reservations that wait, announces the expiry to both sides, and expires. Each reservation
/// is a transaction of its own: stopped half-way, the next run goes on.
/// </summary>
public sealed class RelancerReservations(
    EmjpmDbContext db,
    TimeProvider horloge,
    Signaler signaler,
    Jobs.Reveil reveil
)
{
    /// <summary>Days before the expiry at which it is announced.</summary>
    public const int JoursAnnonce = 5;

    /// <summary>Days without an answer at which the two reminders are sent.</summary>
    public static (int Premier, int Second) JoursRappel(bool urgent) => urgent ? (1, 2) : (3, 7);

    private enum Etape
    {
        Rien,
        Rappeler,
        Annoncer,
        Expirer,
    }

    /// <summary>Does what is due; returns what was done, in French.</summary>
    public async Task<string> ExecuterAsync(CancellationToken annulation)
    {
        var (rappels, annonces, expirations) = (0, 0, 0);
        foreach (var id in await AVoirAsync(annulation))
        {
            switch (await TraiterAsync(id, annulation))
            {
                case Etape.Rappeler:
                    rappels++;
                    break;
                case Etape.Annoncer:
                    annonces++;
                    break;
                case Etape.Expirer:
                    expirations++;
                    break;
            }
            db.ChangeTracker.Clear();
        }
        if (rappels + annonces + expirations > 0)
            reveil.Signaler();
        return $"{Francais.Nombre(rappels, "rappel")}, {Francais.Nombre(annonces, "expiration annoncée", "expirations annoncées")}, {Francais.Nombre(expirations, "expiration")}.";
    }

    private async Task<List<int>> AVoirAsync(CancellationToken annulation)
    {
        var maintenant = horloge.Maintenant();
        var annonce = maintenant.AddDays(JoursAnnonce);
        var (urgent1, urgent2) = Limites(maintenant, urgent: true);
        var (normal1, normal2) = Limites(maintenant, urgent: false);
        return await db
            .Reservations.Where(r =>
                r.Etat == EtatReservation.EnAttente
                && (
                    r.ExpireLe <= annonce && r.Rappels < Reservation.RappelExpirationAnnoncee
                    || r.ExpireLe <= maintenant
                    || r.Rappels < 1 && r.CreeeLe <= (r.Urgent ? urgent1 : normal1)
                    || r.Rappels < 2 && r.CreeeLe <= (r.Urgent ? urgent2 : normal2)
                )
            )
            .OrderBy(r => r.Id)
            .Select(r => r.Id)
            .ToListAsync(annulation);
    }

    private static (DateTime, DateTime) Limites(DateTime maintenant, bool urgent)
    {
        var (premier, second) = JoursRappel(urgent);
        return (maintenant.AddDays(-premier), maintenant.AddDays(-second));
    }

    private async Task<Etape> TraiterAsync(int id, CancellationToken annulation)
    {
        await using var tx = await db.EcrireAsync(annulation);
        var r = await db.VerrouillerReservationAsync(
            id,
            x => x.Etat == EtatReservation.EnAttente,
            annulation
        );
        if (r is null)
            return Etape.Rien;
        var maintenant = horloge.Maintenant();
        var tribunal = r.Tribunal!.Nom;
        var gestionnaire = r.Gestionnaire!.Nom;
        var etape = Prochaine(r, maintenant, out var rappels);
        switch (etape)
        {
            case Etape.Expirer:
                r.Expirer(maintenant);
                await db.LibererPlaceAsync(r.LieuId, annulation);
                await signaler.AuGestionnaireAsync(
                    r,
                    MessageReservation.Expiree(r, tribunal),
                    annulation
                );
                await signaler.AuTribunalAsync(
                    r,
                    MessageReservation.ExpireeTribunal(
                        r,
                        gestionnaire,
                        await db.RechercheGardeeAsync(r, annulation)
                    ),
                    annulation
                );
                break;
            case Etape.Annoncer:
                await signaler.AuGestionnaireAsync(
                    r,
                    MessageReservation.ExpireBientot(r, tribunal),
                    annulation
                );
                await signaler.AuTribunalAsync(
                    r,
                    MessageReservation.ExpireBientotTribunal(r, gestionnaire),
                    annulation
                );
                break;
            case Etape.Rappeler:
                await signaler.AuGestionnaireAsync(
                    r,
                    MessageReservation.Rappel(r, tribunal),
                    annulation
                );
                break;
            default:
                return Etape.Rien;
        }
        r.Rappels = rappels;
        db.Tracer(
            maintenant,
            null,
            etape switch
            {
                Etape.Expirer => "reservation.expirer",
                Etape.Annoncer => "reservation.annoncer_expiration",
                _ => "reservation.rappeler",
            },
            "reservation",
            r.Id,
            r.TribunalId,
            r.GestionnaireId
        );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return etape;
    }

    /// <summary>One step at a time, the latest due: after a long stop nobody receives three mails at once.</summary>
    private static Etape Prochaine(Reservation r, DateTime maintenant, out int rappels)
    {
        rappels = r.Rappels;
        if (r.ExpireLe <= maintenant)
            return Etape.Expirer;
        if (
            r.Rappels < Reservation.RappelExpirationAnnoncee
            && r.ExpireLe <= maintenant.AddDays(JoursAnnonce)
        )
        {
            rappels = Reservation.RappelExpirationAnnoncee;
            return Etape.Annoncer;
        }
        var (premier, second) = Limites(maintenant, r.Urgent);
        var dus =
            r.CreeeLe <= second ? 2
            : r.CreeeLe <= premier ? 1
            : 0;
        if (dus <= r.Rappels)
            return Etape.Rien;
        rappels = dus;
        return Etape.Rappeler;
    }
}
