using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Courriels;
using Emjpm.Core.Demandes;
using Emjpm.Core.Jobs;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Remarques;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Administration;

/// <summary>Home of the administration: what waits for somebody, and whether the service works.</summary>
public sealed class AccueilModel(PerimetreAdministration perimetre, TimeProvider horloge)
    : PageModel
{
    /// <summary>A mail that waits longer than this is a server that does not answer.</summary>
    private static readonly TimeSpan AttenteNormale = TimeSpan.FromMinutes(15);

    public Acteur Acteur => perimetre.Acteur;
    public int Ouverts { get; private set; }
    public int Bloques { get; private set; }

    /// <summary>Accounts nobody approved yet.</summary>
    public int NonApprouves { get; private set; }
    public int ConnectesTrenteJours { get; private set; }
    public int EnAttente { get; private set; }
    public int NonRemis { get; private set; }
    public int TribunauxSansSiret { get; private set; }
    public IReadOnlyList<Tache> Taches { get; private set; } = [];
    public IReadOnlyList<Alerte> Alertes { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken annulation)
    {
        var maintenant = horloge.Maintenant();
        var aujourdhui = Horloge.DateParis(maintenant);
        var comptes = await perimetre
            .Comptes.GroupBy(u => new { u.Actif, Bloque = u.BloqueLe != null })
            .Select(g => new
            {
                g.Key.Actif,
                g.Key.Bloque,
                Nombre = g.Count(),
            })
            .ToListAsync(annulation);
        Ouverts = comptes.Where(c => c.Actif).Sum(c => c.Nombre);
        Bloques = comptes.Where(c => !c.Actif && c.Bloque).Sum(c => c.Nombre);
        NonApprouves = comptes.Where(c => !c.Actif && !c.Bloque).Sum(c => c.Nombre);
        var mois = maintenant.AddDays(-30);
        ConnectesTrenteJours = await perimetre
            .Sessions.Where(s => s.VueLe >= mois)
            .Select(s => s.UtilisateurId)
            .Distinct()
            .CountAsync(annulation);
        var courriels = await perimetre
            .Courriels.Where(c => c.Etat != EtatCourriel.Envoye)
            .GroupBy(c => c.Etat)
            .Select(g => new
            {
                g.Key,
                Nombre = g.Count(),
                Ancien = g.Min(c => c.CreeLe),
            })
            .ToListAsync(annulation);
        EnAttente = courriels.Find(c => c.Key == EtatCourriel.AEnvoyer)?.Nombre ?? 0;
        NonRemis = courriels.Find(c => c.Key == EtatCourriel.Abandonne)?.Nombre ?? 0;
        Taches = await perimetre
            .Taches.OrderByDescending(t => t.DerniereLe)
            .ThenBy(t => t.Nom)
            .ToListAsync(annulation);
        var membresEnAttente = await perimetre.Membres.CountAsync(
            m => m.ApprouveLe == null && (m.Au == null || m.Au >= aujourdhui),
            annulation
        );
        var demandes = await perimetre.Demandes.CountAsync(
            d => d.Etat == EtatDemande.EnAttente,
            annulation
        );
        TribunauxSansSiret = await perimetre.Tribunaux.CountAsync(
            t => t.Siret == null && (t.FermeLe == null || t.FermeLe > aujourdhui),
            annulation
        );
        var travaux = await perimetre.Travaux.CountAsync(
            t => t.Etat == EtatTravail.Echoue,
            annulation
        );
        var remarques = await perimetre.Remarques.CountAsync(
            r => r.Etat == EtatRemarque.Nouvelle,
            annulation
        );
        var ancien = courriels.Find(c => c.Key == EtatCourriel.AEnvoyer)?.Ancien;
        Alertes =
        [
            .. Dire(
                NonRemis > 0,
                $"{Francais.Nombre(NonRemis, "courriel n’a pas été remis", "courriels n’ont pas été remis")}",
                "/administration/courriels?etat=abandonne",
                true
            ),
            .. Dire(
                ancien <= maintenant - AttenteNormale,
                $"Des courriels attendent depuis le {(ancien is { } a ? Francais.Instant(a) : "")} : vérifiez le serveur de messagerie",
                "/administration/courriels?etat=a_envoyer",
                true
            ),
            .. Taches
                .Where(t =>
                    t.DernierResultat?.StartsWith(ExecuterTaches.Echec, StringComparison.Ordinal)
                    == true
                )
                .Select(t => new Alerte(
                    $"« {NomsDesTaches.Dire(t.Nom)} » a échoué le {Francais.Instant(t.DerniereLe!.Value)}",
                    $"/administration/traitements/{t.Nom}",
                    true
                )),
            .. Dire(
                travaux > 0,
                $"{Francais.Nombre(travaux, "travail demandé par une page a échoué", "travaux demandés par une page ont échoué")}",
                "/administration/traitements",
                true
            ),
            .. Dire(
                demandes > 0,
                $"{Francais.Nombre(demandes, "demande de compte attend", "demandes de compte attendent")} une réponse",
                "/administration/demandes",
                false
            ),
            .. Dire(
                membresEnAttente > 0,
                $"{Francais.Nombre(membresEnAttente, "rattachement à un tribunal attend", "rattachements à un tribunal attendent")} une approbation",
                "/administration/comptes?etat=rattachement",
                false
            ),
            .. Dire(
                remarques > 0,
                $"{Francais.Nombre(remarques, "remarque est à lire", "remarques sont à lire")}",
                "/administration/remarques?etat=nouvelle",
                false
            ),
            .. Dire(
                TribunauxSansSiret > 0,
                $"{Francais.Nombre(TribunauxSansSiret, "tribunal ouvert n’a pas de SIRET", "tribunaux ouverts n’ont pas de SIRET")} : OCMI et les fichiers qui le citent ne les reconnaissent pas",
                "/administration/tribunaux?siret=sans",
                false
            ),
        ];
    }

    private static IEnumerable<Alerte> Dire(bool vrai, string phrase, string lien, bool grave) =>
        vrai ? [new Alerte(phrase, lien, grave)] : [];

    /// <summary>Something to look at.</summary>
    public sealed record Alerte(string Phrase, string Lien, bool Grave);
}
