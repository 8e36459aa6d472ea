using System.Reflection;
using Emjpm.Core.Courriels;
using Emjpm.Web.Tests.Harnais;
using Microsoft.Extensions.DependencyInjection;

namespace Emjpm.Web.Tests.Administration;

/// <summary>The mails and the lists of reference, as an administrator reads them.</summary>
public sealed class ModelesTests(Application application) : IClassFixture<Application>
{
    private IReadOnlyList<ModeleCourriel> Modeles =>
        ModelesCourriel.Tous(
            application.Services.GetRequiredService<Instance>(),
            application.Horloge.GetUtcNow().UtcDateTime
        );

    [Fact]
    public void Every_method_that_writes_a_mail_has_its_sample()
    {
        var types = typeof(Message).Assembly.GetTypes();
        var methodes = types
            .SelectMany(t =>
                t.GetMethods(
                        BindingFlags.Static
                            | BindingFlags.Public
                            | BindingFlags.NonPublic
                            | BindingFlags.DeclaredOnly
                    )
                    .Where(m =>
                        !m.IsPrivate
                        && !m.Name.Contains('<', StringComparison.Ordinal)
                        && (
                            m.ReturnType == typeof(MessageCompte)
                            || typeof(Message).IsAssignableFrom(m.ReturnType)
                        )
                    )
                    .Select(m => $"{t.Name}.{m.Name}")
            )
            .ToList();
        // A message that its own constructor writes.
        var seuls = types
            .Where(t => t.BaseType == typeof(Message))
            .Select(t => t.Name)
            .Where(n => !methodes.Exists(m => m.StartsWith(n + ".", StringComparison.Ordinal)));

        Assert.True(methodes.Count > 35, $"{methodes.Count} mails found: the search is broken.");
        Assert.Equal(
            methodes.Concat(seuls).Order(StringComparer.Ordinal),
            Modeles.Select(m => m.Code).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void A_mail_is_whole_in_French_and_says_nothing_of_a_person_to_protect()
    {
        Assert.All(
            Modeles,
            m =>
            {
                Assert.Contains("e-MJPM : ", m.Courriel.Sujet);
                Assert.StartsWith("Bonjour,", m.Courriel.Corps);
                Assert.DoesNotContain("{", m.Courriel.Corps);
                Assert.DoesNotContain("'", m.Courriel.Corps);
                Assert.DoesNotContain("RG", m.Courriel.Corps);
                Assert.DoesNotContain(": .", m.Courriel.Corps);
            }
        );
    }

    [Fact]
    public async Task The_mails_and_the_lists_are_read_from_the_home_of_the_administration()
    {
        var admin = await application.Connecter(Comptes.Admin);
        await admin.Ouvrir("/administration");
        await admin.Suivre("Modèles des courriels");
        Assert.Equal(200, admin.Statut);
        Assert.Contains("UDAF du Nord", admin.Texte);
        Assert.Contains("K7M2-P9QX", admin.Texte);

        await admin.Ouvrir("/administration");
        await admin.Suivre("Listes de référence");
        admin.BudgetSql(7);
        Assert.Contains("curatelle_renforcee", admin.Texte);
        Assert.Contains("code civil", admin.Texte);
        Assert.Contains("extraction FINESS", admin.Texte);
    }
}
