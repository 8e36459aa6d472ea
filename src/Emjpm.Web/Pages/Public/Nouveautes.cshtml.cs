using Emjpm.Core.Annonces;
using Emjpm.Core.Comptes;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Emjpm.Web.Pages.Public;

/// <summary>What changed in the service, for everybody; what is about some functions only, for those.</summary>
public sealed class NouveautesModel(LectureNouveautes lecture) : PageModel
{
    public IReadOnlyList<NouveauteLue> Nouveautes { get; private set; } = [];
    public bool PeutEcrire { get; private set; }

    public async Task OnGetAsync(CancellationToken annulation)
    {
        var acteur = HttpContext.Features.Get<Acteur>();
        PeutEcrire = acteur is { VuPar: null };
        Nouveautes = await lecture.LireAsync(acteur?.Role, annulation);
    }
}
