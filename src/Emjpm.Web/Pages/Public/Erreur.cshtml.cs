using System.Globalization;
using Emjpm.Core.Comptes;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Emjpm.Web.Pages.Public;

/// <summary>
/// The page of every refusal and fault, whatever the method of the request that met it; a program receives
/// application/problem+json. The status of the first answer is kept, no detail of a fault is shown.
/// </summary>
[IgnoreAntiforgeryToken]
public sealed partial class ErreurModel(ILogger<ErreurModel> journal) : PageModel
{
    public int Code { get; private set; }

    /// <summary>Found again in the log of the node.</summary>
    public string Reference => HttpContext.TraceIdentifier;

    private bool VueComme => HttpContext.Features.Get<Acteur>() is { VuPar: not null };

    private bool AutreSite => HttpContext.Features.Get<Provenance.DepuisUnAutreSite>() is not null;

    private bool Connecte => HttpContext.Features.Get<Acteur>() is not null;

    private FonctionFermee? Fermee => HttpContext.Features.Get<FonctionFermee>();

    public string Titre =>
        Code switch
        {
            400 => "Votre formulaire a expiré",
            403 when Fermee is not null => "Pas encore ouvert dans votre département",
            403 => "Accès refusé",
            404 => "Page introuvable",
            405 or 415 => "Demande non prévue",
            413 => "Envoi trop volumineux",
            429 when Connecte => "Trop de demandes",
            429 => "Trop de tentatives",
            < 500 => "Demande refusée",
            _ => "Le service a rencontré une erreur",
        };

    public string Phrase =>
        Code switch
        {
            400 =>
                "Votre formulaire a expiré, ou la demande n’est pas complète. Rien n’a été enregistré.",
            403 when VueComme =>
                "Vous consultez e-MJPM comme une autre personne : aucun acte, ni aucune page de son compte.",
            403 when Fermee is { Fonction: var fonction } =>
                $"La fonction «\u00A0{fonction.Libelle()}\u00A0» n’est pas encore ouverte dans votre département.",
            403 when AutreSite =>
                "Ce fichier se télécharge depuis e-MJPM, pas depuis un autre site.",
            403 => "Cette page n’est pas ouverte à votre compte.",
            404 => "Cette page n’existe pas, ou n’est pas accessible avec votre compte.",
            413 => "Ce que vous avez envoyé dépasse la taille permise. Rien n’a été enregistré.",
            429 when Connecte =>
                "Votre compte a demandé trop de recherches ou de fichiers, ou envoyé trop de fichiers, en quelques minutes.",
            429 => "Trop de tentatives de connexion depuis votre réseau.",
            < 500 => "Le service ne sait pas répondre à cette demande.",
            _ => "Votre demande n’a pas abouti. L’erreur est consignée et sera examinée.",
        };

    public string? Suite =>
        Code switch
        {
            400 =>
                "Revenez à la page précédente, rechargez-la, puis validez à nouveau : votre navigateur garde en général ce que vous avez saisi.",
            403 when VueComme =>
                "Terminez la consultation avec le bouton en haut de la page pour retrouver votre espace.",
            403 when Fermee is not null =>
                "Elle s’ouvre département par département. Le reste du service ne change pas ; l’administrateur de cette instance peut vous dire quand elle s’ouvrira.",
            403 when AutreSite => "Ouvrez la page d’e-MJPM qui le propose, puis téléchargez-le.",
            403 => "Si elle devrait l’être, adressez-vous à l’administrateur de cette instance.",
            429 when Connecte =>
                "Réessayez dans dix minutes. Si votre travail le demande, écrivez à l’administrateur de cette instance.",
            429 => "Réessayez dans une minute.",
            _ => null,
        };

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var faute = HttpContext.Features.Get<IExceptionHandlerPathFeature>();
        var refus = HttpContext.Features.Get<IStatusCodeReExecuteFeature>();
        Code =
            faute is not null ? StatusCodes.Status500InternalServerError
            : RouteData.Values["code"] is string lu
            && int.Parse(lu, CultureInfo.InvariantCulture) is >= 400 and <= 599 and var code
                ? code
            : StatusCodes.Status404NotFound;
        var chemin = faute?.Path ?? refus?.OriginalPath ?? Request.Path;
        if (Code >= 500)
            Consigner(Reference, Code, Request.Method, chemin);
        Response.StatusCode = Code;
        if (ReponseJson.Attendue(chemin, Request))
            context.Result = Probleme();
    }

    private ObjectResult Probleme() =>
        new(
            new ProblemDetails
            {
                Status = Code,
                Title = Titre,
                Detail = Phrase,
                Extensions = { ["reference"] = Reference },
            }
        )
        {
            StatusCode = Code,
            ContentTypes = { "application/problem+json" },
        };

    [LoggerMessage(LogLevel.Error, "Fault {Reference}: {Code} on {Methode} {Chemin}")]
    private partial void Consigner(string reference, int code, string methode, string chemin);
}
