using Emjpm.Core;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Gestionnaire;

/// <summary>The reservations of the gestionnaire, by what remains to be done.</summary>
public sealed class ReservationsModel(Perimetre perimetre, TimeProvider horloge) : PageModel
{
    private const int ParPage = 20;

    [FromQuery(Name = "etat")]
    public string? Etat { get; set; }

    [FromQuery(Name = "page")]
    public int Numero { get; set; } = 1;

    public FiltreReservations Filtre => Liste<FiltreReservations>.Lire(Etat) ?? default;
    public DateOnly Aujourdhui { get; } = horloge.Aujourdhui();
    public IReadOnlyDictionary<FiltreReservations, int> Nombres { get; private set; } =
        new Dictionary<FiltreReservations, int>();
    public int Pages { get; private set; }
    public IReadOnlyList<LigneReservation> Lignes { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken annulation)
    {
        var etats = await perimetre
            .Reservations.GroupBy(r => r.Etat)
            .Select(g => new { Etat = g.Key, Nombre = g.Count() })
            .ToListAsync(annulation);
        Nombres = Liste<FiltreReservations>.Valeurs.ToDictionary(
            f => f,
            f => etats.Where(e => LecturesReservations.Classe(e.Etat) == f).Sum(e => e.Nombre)
        );
        Pages = Math.Max(1, (Nombres[Filtre] + ParPage - 1) / ParPage);
        Numero = Math.Clamp(Numero, 1, Pages);
        Lignes = await perimetre
            .Reservations.Filtrer(Filtre)
            .Ordonner(Filtre)
            .Skip((Numero - 1) * ParPage)
            .Take(ParPage)
            .EnLignes()
            .ToListAsync(annulation);
    }
}
