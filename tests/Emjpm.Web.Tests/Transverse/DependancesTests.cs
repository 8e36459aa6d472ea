using System.Reflection;
using System.Text.RegularExpressions;
using Emjpm.Core.Data;
using Emjpm.Web.Startup;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Emjpm.Web.Tests.Transverse;

/// <summary>The walls the compiler does not defend, checked on the compiled assemblies.</summary>
public sealed partial class DependancesTests
{
    private static readonly Assembly Coeur = typeof(EmjpmDbContext).Assembly;
    private static readonly Assembly Site = typeof(Reglages).Assembly;

    [Fact]
    public void Core_ignores_pages_and_the_host()
    {
        var references = Coeur.GetReferencedAssemblies().Select(a => a.Name!).ToList();

        Assert.Contains("Microsoft.EntityFrameworkCore", references);
        Assert.DoesNotContain(
            references,
            r =>
                r.StartsWith("Microsoft.AspNetCore.Mvc", StringComparison.Ordinal)
                || r.StartsWith("Microsoft.AspNetCore.Razor", StringComparison.Ordinal)
                || r.StartsWith("Microsoft.AspNetCore.Http", StringComparison.Ordinal)
                || r.StartsWith("Emjpm.", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void The_design_system_ignores_the_service()
    {
        var references = Assembly
            .Load("Emjpm.Dsfr")
            .GetReferencedAssemblies()
            .Select(a => a.Name!)
            .ToList();

        Assert.Contains("Microsoft.AspNetCore.Razor", references);
        Assert.DoesNotContain(references, r => r.StartsWith("Emjpm.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_space_of_pages_never_uses_another()
    {
        var pages = Site.GetTypes().Where(t => Espace(t) is not null).ToList();
        var fautes = pages
            .Where(t => Espace(t) != "Shared")
            .SelectMany(t =>
                Usages
                    .De(t)
                    .Where(u =>
                        u.Assembly == Site
                        && Espace(u) is { } autre
                        && autre != "Shared"
                        && autre != Espace(t)
                    )
                    .Select(u => $"{t.FullName} uses {u.FullName}")
            );

        Assert.NotEmpty(pages);
        Assert.Empty(string.Join('\n', fautes));
    }

    [Fact]
    public void Pages_read_through_the_perimeter_and_write_through_operations_never_on_the_context()
    {
        var fautes = Site.GetTypes()
            .Where(t => Espace(t) is not null)
            .Where(t => Usages.De(t).Contains(typeof(EmjpmDbContext)))
            .Select(t => t.FullName);

        Assert.Empty(string.Join('\n', fautes));
    }

    [Fact]
    public void Page_models_are_sealed()
    {
        var modeles = Site.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(PageModel)) && !t.IsAbstract)
            .ToList();

        Assert.NotEmpty(modeles);
        Assert.Empty(modeles.Where(t => !t.IsSealed).Select(t => t.FullName));
    }

    /// <summary>Folder of a page model, of what is nested in it, or of a compiled page; null elsewhere.</summary>
    private static string? Espace(Type type)
    {
        var nom = type.FullName ?? "";
        var trouve = Modele().Match(nom);
        return (trouve.Success ? trouve : PageCompilee().Match(nom)) is { Success: true } m
            ? m.Groups[1].Value
            : null;
    }

    [GeneratedRegex(@"^Emjpm\.Web\.Pages\.(\w+)\.")]
    private static partial Regex Modele();

    [GeneratedRegex(@"^AspNetCoreGeneratedDocument\.Pages_([A-Za-z]+)_")]
    private static partial Regex PageCompilee();
}
