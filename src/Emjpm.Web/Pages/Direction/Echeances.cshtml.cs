using Emjpm.Core;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Direction;

/// <summary>What ends soon in the territory, or is late: habilitations and documents with a term.</summary>
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
    public Tranche<Echeance> Echeances { get; private set; } = Tranche<Echeance>.Vide;

    public async Task OnGetAsync(CancellationToken annulation)
    {
        var (jusqua, depuis) = (Aujourdhui.AddDays(Jours), Aujourdhui.AddDays(-JoursApres));
        var habilitations = perimetre.HabilitationsDuTerritoire;
        var finissantes = await habilitations
            .Where(h =>
                h.Au >= depuis
                && h.Au <= jusqua
                && (h.RetireeLe == null || h.RetireeLe > Aujourdhui)
                && h.Gestionnaire!.FusionneeDansId == null
                && (h.Gestionnaire.SortiLe == null || h.Gestionnaire.SortiLe > Aujourdhui)
                && !habilitations.Any(s =>
                    s.GestionnaireId == h.GestionnaireId
                    && s.DepartementCode == h.DepartementCode
                    && s.EtablissementFiness == h.EtablissementFiness
                    && (s.Au == null || s.Au > h.Au)
                )
            )
            .Select(h => new
            {
                h.GestionnaireId,
                h.Gestionnaire!.Nom,
                h.TypeActe,
                h.NumeroActe,
                Departement = h.Departement!.Nom,
                h.DepartementCode,
                Etablissement = h.Etablissement!.Nom,
                h.Au,
            })
            .ToListAsync(annulation);
        var pieces = await perimetre
            .Pieces.AvecTerme(perimetre.Pieces)
            .Where(p =>
                p.ValableJusquAu <= jusqua
                && p.Gestionnaire!.FusionneeDansId == null
                && (p.Gestionnaire.SortiLe == null || p.Gestionnaire.SortiLe > Aujourdhui)
            )
            .EnLignes()
            .ToListAsync(annulation);
        Echeances = Tranche<Echeance>.Decouper(
            [
                .. finissantes
                    .Select(h => new Echeance(
                        h.GestionnaireId,
                        h.Nom,
                        $"{Francais.EnTete(h.TypeActe.Libelle())} n° {h.NumeroActe}, {h.Etablissement ?? h.Departement} ({h.DepartementCode})",
                        h.Au!.Value
                    ))
                    .Concat(
                        pieces.Select(p => new Echeance(
                            p.GestionnaireId,
                            p.Gestionnaire,
                            $"{Francais.EnTete(p.Genre.Libelle())}{(p.Lieu is null ? "" : $", {p.Lieu}")}",
                            p.ValableJusquAu!.Value
                        ))
                    )
                    .OrderBy(e => e.Terme)
                    .ThenBy(e => e.Nom, StringComparer.Ordinal)
                    .ThenBy(e => e.Objet, StringComparer.Ordinal),
            ],
            Numero
        );
    }
}

/// <summary>What ends, and when.</summary>
/// <param name="Terme">last day</param>
public sealed record Echeance(int GestionnaireId, string Nom, string Objet, DateOnly Terme);
