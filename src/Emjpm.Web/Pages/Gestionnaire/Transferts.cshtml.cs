using Emjpm.Core.Mesures;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Gestionnaire;

/// <summary>The transfers of the gestionnaire: offered to it, or asked for by it; what waits first.</summary>
public sealed class TransfertsModel(Perimetre perimetre) : PageModel
{
    private const int ParPage = 20;

    [FromQuery(Name = "sens")]
    public string? Sens { get; set; }

    [FromQuery(Name = "page")]
    public int Numero { get; set; } = 1;

    public bool Envoyes => Sens == "envoyes";

    /// <summary>How many were offered to the gestionnaire.</summary>
    public int Recus { get; private set; }

    /// <summary>How many the gestionnaire asked for.</summary>
    public int Faits { get; private set; }
    public int Pages { get; private set; }
    public IReadOnlyList<TransfertLu> Lignes { get; private set; } = [];
    public bool PeutRepondre =>
        perimetre.Acteur.Gestionnaire!.Droits is { Ecrit: true } or { Repond: true };

    public async Task OnGetAsync(CancellationToken annulation)
    {
        Recus = await perimetre.TransfertsRecus.CountAsync(annulation);
        Faits = await perimetre.TransfertsEnvoyes.CountAsync(annulation);
        Pages = Math.Max(1, ((Envoyes ? Faits : Recus) + ParPage - 1) / ParPage);
        Numero = Math.Clamp(Numero, 1, Pages);
        var transferts = (Envoyes ? perimetre.TransfertsEnvoyes : perimetre.TransfertsRecus)
            .OrderByDescending(t => t.Etat == EtatTransfert.EnAttente)
            .ThenByDescending(t => t.DemandeLe)
            .ThenByDescending(t => t.Id)
            .Skip((Numero - 1) * ParPage)
            .Take(ParPage);
        Lignes = await TransfertLu.Lire(transferts, !Envoyes).ToListAsync(annulation);
    }
}
