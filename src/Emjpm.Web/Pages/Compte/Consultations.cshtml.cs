using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Jobs;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Compte;

/// <summary>
/// Who opened what concerns me, by function and by month: enough to notice what is odd, without telling a mandataire which
/// judge is about to designate it.
/// </summary>
public sealed class ConsultationsModel(Perimetre perimetre, PerimetreDuCompte donnees) : PageModel
{
    public Acteur Acteur => perimetre.Acteur;
    public IReadOnlyList<Ligne> Lignes { get; private set; } = [];
    public IReadOnlyList<Intervention> Interventions { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken annulation)
    {
        var lues = await donnees
            .Consultations.GroupBy(a => new
            {
                a.Chemin,
                a.Instant.Year,
                a.Instant.Month,
            })
            .Select(g => new
            {
                g.Key.Chemin,
                g.Key.Year,
                g.Key.Month,
                Nombre = g.Count(),
                Derniere = g.Max(a => a.Instant),
            })
            .ToListAsync(annulation);
        Lignes =
        [
            .. lues.OrderByDescending(l => l.Year)
                .ThenByDescending(l => l.Month)
                .ThenBy(l => l.Chemin, StringComparer.Ordinal)
                .Select(l => new Ligne(
                    Par(l.Chemin),
                    new DateOnly(l.Year, l.Month, 1),
                    l.Nombre,
                    l.Derniere
                )),
        ];
        Interventions = await donnees
            .ActesSurLeCompte.OrderByDescending(e => e.Instant)
            .ThenByDescending(e => e.Id)
            .Take(100)
            .Select(e => new Intervention(e.Instant, e.Acte, e.Details))
            .ToListAsync(annulation);
    }

    /// <summary>« octobre 2026 ».</summary>
    public static string Mois(DateOnly mois) => Francais.Date(mois).Split('\u00A0', 2)[1];

    private static string Par(string chemin) =>
        chemin.Split('/')[1] switch
        {
            "juridiction" => "Votre fiche, par des tribunaux",
            "direction" => "Votre inscription au registre, par des agents de la cohésion sociale",
            _ => "Votre compte, par des administrateurs",
        };

    /// <summary>Pages opened in a month.</summary>
    public sealed record Ligne(string Quoi, DateOnly Mois, int Nombre, DateTime Derniere);

    /// <summary>What an administrator did to the account.</summary>
    public sealed record Intervention(DateTime Instant, string Acte, string? Details)
    {
        public string Phrase =>
            Acte switch
            {
                VoirComme.Acte => "A consulté e-MJPM comme vous le voyez, sans pouvoir agir",
                "compte.finir_voir_comme" => "A terminé cette consultation",
                "compte.bloquer" => "A bloqué votre compte",
                "compte.debloquer" => "A rouvert votre compte",
                "compte.changer_role" => "A changé votre fonction",
                "compte.fermer_sessions" => "A fermé vos sessions",
                "compte.retirer_facteurs" => "A retiré vos seconds facteurs",
                "compte.reunir" => "A réuni un autre de vos comptes à celui-ci",
                "compte.confier_travail" => "A confié votre travail en cours à une autre personne",
                "membre.modifier" => "A modifié vos droits dans le service",
                "membre.retirer" => "Vous a retiré du service",
                _ => ActesTraces.Dire(Acte),
            };
    }
}
