using Emjpm.Core;
using Emjpm.Core.Registre;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Emjpm.Web.Pages.Direction;

/// <summary>What is due soon in the territory, or is late: habilitations and documents with a term, what is awaited after an exchange.</summary>
public sealed class EcheancesModel(Perimetre perimetre, TimeProvider horloge) : PageModel
{
    /// <summary>How far ahead it looks, days.</summary>
    public const int Jours = PieceRegistre.JoursAvant;

    /// <summary>How long a habilitation that ended is still shown, days: afterwards it was not renewed.</summary>
    private const int JoursApres = 60;

    [FromQuery(Name = "p")]
    public int Numero { get; set; } = 1;

    public string Territoire => perimetre.Acteur.Territoire!.Nom;
    public DateOnly Aujourdhui { get; } = horloge.Aujourdhui();
    public Tranche<TermeRegistre> Echeances { get; private set; } = Tranche<TermeRegistre>.Vide;

    public async Task OnGetAsync(CancellationToken annulation)
    {
        var termes = await LectureTermes.TermesAsync(
            perimetre.HabilitationsDuTerritoire,
            perimetre.Pieces,
            Aujourdhui,
            Aujourdhui.AddDays(-JoursApres),
            annulation
        );
        var suites = await perimetre.Echanges.SuitesAsync(Aujourdhui, annulation);
        Echeances = Tranche<TermeRegistre>.Decouper([.. termes.Concat(suites).ParTerme()], Numero);
    }
}
