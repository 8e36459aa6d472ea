using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Emjpm.Core;
using Emjpm.Core.Courriels;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Compte;

public sealed class NotificationsTests(Application application) : IClassFixture<Application>
{
    [Fact]
    public async Task Opening_a_notification_marks_it_read_and_leads_to_its_page()
    {
        await Vider(Comptes.Direction);
        await Notifier(Comptes.Direction, "Première nouvelle", "/compte");
        await Notifier(Comptes.Direction, "Seconde nouvelle", "/compte");
        var direction = await application.Connecter(Comptes.Direction);
        await direction.Ouvrir("/notifications");
        Assert.Contains("2 notifications non lues.", direction.Texte.Replace('\u00A0', ' '));

        await direction.Envoyer("Ouvrir : Première nouvelle");

        Assert.Equal("/compte", direction.Adresse);
        await direction.Ouvrir("/notifications");
        Assert.Contains("1 notification non lue.", direction.Texte.Replace('\u00A0', ' '));
        Assert.True(
            direction.Texte.IndexOf("Seconde", StringComparison.Ordinal)
                < direction.Texte.IndexOf("Première", StringComparison.Ordinal),
            "Unread first."
        );
        direction.BudgetSql(4);

        await direction.Envoyer("Tout marquer comme lu");

        Assert.Contains("Tout est lu.", direction.Texte);
        Assert.Contains(direction.Alertes, a => a.Contains("marquées comme lues"));
    }

    [Fact]
    public async Task The_notification_of_another_account_does_not_exist()
    {
        var autre = await Notifier(Comptes.Admin, "Pour un autre", "/administration");
        await Notifier(Comptes.Juge, "Pour le juge", "/compte");
        var juge = await application.Connecter(Comptes.Juge);
        await juge.Ouvrir("/notifications");
        Assert.DoesNotContain("Pour un autre", juge.Texte);
        var jeton = juge.Page.QuerySelector<IHtmlInputElement>("input[name=jeton]")!.Value;

        using var reponse = await juge.Client.PostAsync(
            $"/notifications?handler=Ouvrir&id={autre}",
            new FormUrlEncodedContent([new("jeton", jeton)])
        );

        Assert.Equal(HttpStatusCode.NotFound, reponse.StatusCode);
        Assert.Null(
            await application.Base(db =>
                db.Notifications.Where(n => n.Id == autre).Select(n => n.LueLe).SingleAsync()
            )
        );
    }

    private Task<int> Notifier(string compte, string texte, string lien) =>
        application.Base(async db =>
        {
            var notification = new Notification
            {
                UtilisateurId = await db
                    .Users.Where(u => u.Email == compte)
                    .Select(u => u.Id)
                    .SingleAsync(),
                Texte = texte,
                Lien = lien,
                CreeeLe = application.Horloge.Maintenant(),
            };
            db.Notifications.Add(notification);
            await db.SaveChangesAsync();
            return notification.Id;
        });

    private Task Vider(string compte) =>
        application.Base(db =>
            db.Notifications.Where(n =>
                    db.Users.Any(u => u.Id == n.UtilisateurId && u.Email == compte)
                )
                .ExecuteDeleteAsync()
        );
}
