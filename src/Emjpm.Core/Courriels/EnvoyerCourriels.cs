using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Emjpm.Core.Data;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Emjpm.Core.Courriels;

/// <summary>
/// Sends the mails of the outbox, the urgent first. A row is leased before it is sent and marked at once after: several nodes
/// never send the same one, and a node that dies leaves it to the others. Every attempt carries the same Message-ID, so that
/// the one repeat that cannot be avoided (killed between the server's answer and the mark) is recognised as such.
/// </summary>
public sealed class EnvoyerCourriels(
    EmjpmDbContext db,
    ReglagesSmtp reglages,
    TimeProvider horloge,
    ILogger<EnvoyerCourriels> journal
)
{
    /// <summary>After this long a mail is given up, and shown as not delivered.</summary>
    public static readonly TimeSpan Abandon = TimeSpan.FromDays(3);

    private static readonly TimeSpan PremierDelai = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan DelaiMax = TimeSpan.FromHours(1);
    private const int Lot = 100;

    /// <summary>Longer than an attempt may last, so that nobody takes over a mail that is leaving.</summary>
    private TimeSpan Bail => TimeSpan.FromSeconds(reglages.DelaiSecondes + 90);

    private enum Issue
    {
        Remis,
        Refuse,
        ServeurMuet,
    }

    /// <summary>Sends what is due; returns what was done, in French.</summary>
    public async Task<string> ExecuterAsync(CancellationToken annulation)
    {
        if (!reglages.Configure)
        {
            var attente = await db.Courriels.CountAsync(
                c => c.Etat == EtatCourriel.AEnvoyer,
                annulation
            );
            return $"Aucun serveur SMTP configuré : {Francais.Nombre(attente, "courriel")} en attente d’envoi.";
        }
        using var client = Client();
        var (remis, refuses) = (0, 0);
        while (true)
        {
            var lot = await DusAsync(annulation);
            foreach (var id in lot)
            {
                if (await LouerAsync(id, annulation) is not { } courriel)
                    continue;
                switch (await TenterAsync(client, courriel, annulation))
                {
                    case Issue.Remis:
                        remis++;
                        break;
                    case Issue.Refuse:
                        refuses++;
                        break;
                    case Issue.ServeurMuet:
                        return $"{Compte(remis, refuses)} Le serveur SMTP ne répond pas : {courriel.DerniereErreur}";
                }
            }
            if (lot.Count < Lot)
                return Compte(remis, refuses);
        }
    }

    private static string Compte(int remis, int refuses) =>
        $"{Francais.Nombre(remis, "courriel envoyé", "courriels envoyés")}, {Francais.Nombre(refuses, "refusé")}.";

    private async Task<List<int>> DusAsync(CancellationToken annulation)
    {
        var maintenant = horloge.Maintenant();
        return await db
            .Courriels.Where(c =>
                c.Etat == EtatCourriel.AEnvoyer
                && c.ProchainEssaiLe <= maintenant
                && (c.LoueJusqua == null || c.LoueJusqua <= maintenant)
            )
            .OrderByDescending(c => c.Urgent)
            .ThenBy(c => c.Id)
            .Select(c => c.Id)
            .Take(Lot)
            .ToListAsync(annulation);
    }

    /// <summary>Null when another node has it, or sent it meanwhile.</summary>
    private async Task<Courriel?> LouerAsync(int id, CancellationToken annulation)
    {
        var maintenant = horloge.Maintenant();
        var fin = maintenant + Bail;
        var lignes = await db
            .Courriels.Where(c =>
                c.Id == id
                && c.Etat == EtatCourriel.AEnvoyer
                && c.ProchainEssaiLe <= maintenant
                && (c.LoueJusqua == null || c.LoueJusqua <= maintenant)
            )
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.LoueJusqua, fin), annulation);
        return lignes == 0
            ? null
            : await db.Courriels.AsNoTracking().SingleAsync(c => c.Id == id, annulation);
    }

    private async Task<Issue> TenterAsync(
        SmtpClient client,
        Courriel courriel,
        CancellationToken annulation
    )
    {
        Exception erreur;
        try
        {
            using var message = Message(courriel);
            using var delai = CancellationTokenSource.CreateLinkedTokenSource(annulation);
            delai.CancelAfter(TimeSpan.FromSeconds(reglages.DelaiSecondes));
            await client.SendMailAsync(message, delai.Token);
            await MarquerEnvoyeAsync(courriel);
            return Issue.Remis;
        }
        catch (SmtpException e)
        {
            erreur = e;
        }
        catch (FormatException e)
        {
            erreur = e; // an address that is not one
        }
        catch (OperationCanceledException e) when (!annulation.IsCancellationRequested)
        {
            erreur = e;
        }
        await MarquerEchecAsync(courriel, erreur, annulation);
        return
            erreur
                is SmtpException { StatusCode: SmtpStatusCode.GeneralFailure }
                    or OperationCanceledException
            ? Issue.ServeurMuet
            : Issue.Refuse;
    }

    /// <summary>Not cancellable: what has left is marked, even while the host stops.</summary>
    private Task MarquerEnvoyeAsync(Courriel courriel)
    {
        var maintenant = horloge.Maintenant();
        return db
            .Courriels.Where(c => c.Id == courriel.Id)
            .ExecuteUpdateAsync(s =>
                s.SetProperty(c => c.Etat, EtatCourriel.Envoye)
                    .SetProperty(c => c.EnvoyeLe, maintenant)
                    .SetProperty(c => c.Secret, (string?)null)
                    .SetProperty(c => c.Tentatives, c => c.Tentatives + 1)
                    .SetProperty(c => c.LoueJusqua, (DateTime?)null)
                    .SetProperty(c => c.DerniereErreur, (string?)null)
            );
    }

    private async Task MarquerEchecAsync(
        Courriel courriel,
        Exception erreur,
        CancellationToken annulation
    )
    {
        var maintenant = horloge.Maintenant();
        courriel.DerniereErreur = Raison(erreur);
        var abandon = Definitif(erreur) || courriel.CreeLe + Abandon <= maintenant;
        var etat = abandon ? EtatCourriel.Abandonne : EtatCourriel.AEnvoyer;
        var prochain = maintenant + Delai(courriel.Tentatives);
        var secret = abandon ? null : courriel.Secret;
        await db
            .Courriels.Where(c => c.Id == courriel.Id)
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(c => c.Etat, etat)
                        .SetProperty(c => c.Secret, secret)
                        .SetProperty(c => c.Tentatives, c => c.Tentatives + 1)
                        .SetProperty(c => c.ProchainEssaiLe, prochain)
                        .SetProperty(c => c.LoueJusqua, (DateTime?)null)
                        .SetProperty(c => c.DerniereErreur, courriel.DerniereErreur),
                annulation
            );
        journal.LogWarning(
            // Not what the server says, which may hold the address: that stays with the mail.
            "Mail {Courriel} {Issue}: {Erreur} {Statut}",
            courriel.Id,
            abandon ? "given up" : "to be tried again",
            erreur.GetType().Name,
            (erreur as SmtpException)?.StatusCode
        );
    }

    /// <summary>1, 2, 4, 8… minutes, at most an hour.</summary>
    private static TimeSpan Delai(int tentatives) =>
        tentatives > 6 ? DelaiMax
        : PremierDelai * (1 << tentatives) is var delai && delai < DelaiMax ? delai
        : DelaiMax;

    /// <summary>The server knows that this address will never receive anything.</summary>
    private static bool Definitif(Exception erreur) =>
        erreur is FormatException
        || erreur
            is SmtpFailedRecipientException
            {
                StatusCode: SmtpStatusCode.MailboxUnavailable
                    or SmtpStatusCode.UserNotLocalTryAlternatePath
                    or SmtpStatusCode.MailboxNameNotAllowed
            };

    private static string Raison(Exception erreur)
    {
        var raison = erreur switch
        {
            OperationCanceledException => "délai d’attente dépassé",
            { InnerException: { } cause } => $"{erreur.Message} {cause.Message}",
            _ => erreur.Message,
        };
        return raison.Length > 300 ? raison[..300] : raison;
    }

    private SmtpClient Client() =>
        new(reglages.Hote, reglages.Port)
        {
            EnableSsl = reglages.Chiffre,
            Credentials =
                reglages.Utilisateur.Length > 0
                    ? new NetworkCredential(reglages.Utilisateur, reglages.MotDePasse)
                    : null,
        };

    private MailMessage Message(Courriel courriel)
    {
        var message = new MailMessage
        {
            From = new MailAddress(reglages.Expediteur, reglages.NomExpediteur, Encoding.UTF8),
            // One line: a name typed somewhere may hold a line break, which would end the header.
            Subject = string.Join(
                ' ',
                courriel.Sujet.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries)
            ),
            SubjectEncoding = Encoding.UTF8,
            Body = courriel.Corps,
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.QuotedPrintable,
            HeadersEncoding = Encoding.UTF8,
            // Writes X-Priority, Priority and Importance.
            Priority = courriel.Urgent ? MailPriority.High : MailPriority.Normal,
        };
        message.To.Add(new MailAddress(courriel.Destinataire));
        message.Headers.Add("Message-ID", $"<{courriel.Cle}@{reglages.Domaine}>");
        // RFC 3834: nobody's absence message should answer it.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }
}
