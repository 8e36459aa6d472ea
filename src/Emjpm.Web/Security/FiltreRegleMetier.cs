using Emjpm.Core;
using Emjpm.Core.Data;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Security;

/// <summary>A page that shows a form: what it displays around the typed values is loaded here, on GET and after a refusal.</summary>
public interface IFormulaire
{
    /// <summary>Loads what the page displays, leaving the typed values alone.</summary>
    Task ChargerAsync();

    /// <summary>What the form is about does not exist in the perimeter: known after <see cref="ChargerAsync"/>, answered by 404.</summary>
    bool Introuvable => false;
}

/// <summary>
/// The one place where a refusal becomes a page: invalid input, a business rule or a concurrent change shows the form
/// again with status 422, the sentence under its field, and everything typed.
/// </summary>
public sealed class FiltreRegleMetier(EmjpmDbContext db) : IAsyncPageFilter
{
    private const string Conflit =
        "Ces données ont été modifiées par une autre personne pendant votre saisie. Relisez ce qui a changé, puis validez à nouveau.";

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) =>
        Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        var page = context.HandlerInstance as PageModel;
        var envoi = HttpMethods.IsPost(context.HttpContext.Request.Method);
        if (
            !EstUneLecture(context.HttpContext.Request.Method)
            && context.HandlerMethod is null
            && !EstPageDErreur(context.HttpContext)
        )
        {
            // No act of that name: the page would be shown without what it displays.
            context.Result = new NotFoundResult();
            return;
        }
        if (page is IFormulaire formulaire && envoi && !page.ModelState.IsValid)
        {
            await formulaire.ChargerAsync();
            context.Result = Refuser(page, formulaire);
            return;
        }
        var suite = await next();
        if (page is not IFormulaire apres || suite.Exception is null || suite.ExceptionHandled)
            return;
        switch (suite.Exception)
        {
            case RegleMetierException regle:
                page.ModelState.AddModelError(Cle(page, regle.Champ), regle.Message);
                break;
            case DbUpdateConcurrencyException:
                page.ModelState.AddModelError("", Conflit);
                break;
            default:
                return;
        }
        suite.ExceptionHandled = true;
        db.ChangeTracker.Clear();
        await apres.ChargerAsync();
        suite.Result = Refuser(page, apres);
    }

    private static bool EstUneLecture(string methode) =>
        HttpMethods.IsGet(methode) || HttpMethods.IsHead(methode);

    /// <summary>Shown in the place of the page asked for, whatever the method.</summary>
    private static bool EstPageDErreur(HttpContext http) =>
        http.Features.Get<IStatusCodeReExecuteFeature>() is not null
        || http.Features.Get<IExceptionHandlerFeature>() is not null;

    /// <summary>
    /// By convention a form binds one property named <c>Saisie</c>; a field it does not have itself is that of one of its parts.
    /// </summary>
    private static string Cle(PageModel page, string? champ)
    {
        if (champ is null)
            return "";
        if (page.GetType().GetProperty("Saisie")?.PropertyType is not { } saisie)
            return champ;
        var partie = saisie.GetProperty(champ) is null
            ? saisie
                .GetProperties()
                .FirstOrDefault(p => p.CanWrite && p.PropertyType.GetProperty(champ) is not null)
            : null;
        return partie is null ? $"Saisie.{champ}" : $"Saisie.{partie.Name}.{champ}";
    }

    private static IActionResult Refuser(PageModel page, IFormulaire formulaire)
    {
        if (formulaire.Introuvable)
            return page.NotFound();
        var resultat = page.Page();
        resultat.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return resultat;
    }
}
