using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Courriels;
using Emjpm.Core.Data;
using Emjpm.Core.Designation;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Registre;

/// <summary>
/// The frame of every act on an entry: the entry is opened and locked, the act done, and what follows from it today saved in
/// the same transaction. The reservations that no habilitation permits any more end and both sides are told; the sites get
/// the capacity authorised.
/// </summary>
public sealed class EcrireRegistre(
    EmjpmDbContext db,
    TimeProvider horloge,
    Signaler signaler,
    Jobs.Reveil reveil
)
{
    /// <summary>
    /// Does an act on an entry; returns how many reservations it ended, null when the entry, or what the act is about, does
    /// not exist in the territory of the agent.
    /// </summary>
    /// <param name="acte">changes the entry and writes its line; false when what it is about does not exist</param>
    /// <param name="capacites">whether the act may change the capacity of the sites</param>
    /// <param name="ailleurs">also opens an entry of another territory, to add to it what is in that of the agent</param>
    internal async Task<int?> ExecuterAsync(
        Acteur acteur,
        int gestionnaireId,
        Func<EntreeRegistre, Task<bool>> acte,
        bool capacites,
        CancellationToken annulation,
        bool ailleurs = false
    )
    {
        await using var tx = await db.EcrireAsync(annulation);
        var terminees = await FaireAsync(
            acteur,
            gestionnaireId,
            acte,
            capacites,
            annulation,
            ailleurs
        );
        if (terminees is null)
            return null;
        await tx.CommitAsync(annulation);
        reveil.Signaler();
        return terminees;
    }

    /// <summary>Does it inside the transaction of the caller, who wakes the mails after.</summary>
    /// <inheritdoc cref="ExecuterAsync"/>
    internal async Task<int?> FaireAsync(
        Acteur acteur,
        int gestionnaireId,
        Func<EntreeRegistre, Task<bool>> acte,
        bool capacites,
        CancellationToken annulation,
        bool ailleurs = false
    )
    {
        var entree = await EntreeRegistre.OuvrirAsync(
            db,
            acteur,
            gestionnaireId,
            horloge.Maintenant(),
            annulation,
            ailleurs
        );
        if (entree is null || !await acte(entree))
            return null;
        if (capacites)
            RepartirCapacites(entree.Gestionnaire);
        await db.SaveChangesAsync(annulation);
        var terminees = await TerminerReservationsAsync(
            entree.Gestionnaire,
            acteur.UtilisateurId,
            annulation
        );
        await db.SaveChangesAsync(annulation);
        return terminees;
    }

    /// <summary>
    /// Does an act on one habilitation of an entry and writes its line; returns as <see cref="ExecuterAsync"/> does. What the
    /// act makes of its last day is told in the line.
    /// </summary>
    /// <param name="agir">checks that the act can be done, and does it</param>
    /// <param name="au">last day of the act; null when it has none</param>
    /// <exception cref="RegleMetierException">date or reason wrong, or thrown by <paramref name="agir"/></exception>
    internal Task<int?> SurHabilitationAsync(
        Acteur acteur,
        int gestionnaireId,
        int habilitationId,
        GenreActe genre,
        ActeSaisi acte,
        Action<Habilitation> agir,
        CancellationToken annulation,
        DateOnly? au = null
    ) =>
        ExecuterAsync(
            acteur,
            gestionnaireId,
            entree =>
            {
                if (entree.Habilitation(habilitationId) is not { } h)
                    return Task.FromResult(false);
                acte.Verifier(horloge.Aujourdhui());
                var (changements, avant) = (new Mesures.Changements(), h.Au);
                agir(h);
                changements.Noter("Dernier jour", avant, h.Au);
                entree.Inscrire(genre, acte, h, changements: changements.ToString(), au: au);
                return Task.FromResult(true);
            },
            capacites: false,
            annulation
        );

    /// <summary>What follows from the state of an entry today, without any act: the day of an act has come.</summary>
    internal async Task<int> AppliquerAsync(
        int gestionnaireId,
        int auteurId,
        bool capacites,
        CancellationToken annulation
    )
    {
        await using var tx = await db.EcrireAsync(annulation);
        var gestionnaire = (await EntreeRegistre.VerrouillerAsync(db, gestionnaireId, annulation))!;
        if (capacites)
            RepartirCapacites(gestionnaire);
        var terminees = await TerminerReservationsAsync(gestionnaire, auteurId, annulation);
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        if (terminees > 0)
            reveil.Signaler();
        return terminees;
    }

    /// <summary>
    /// Ends the reservations, waiting or confirmed, that no habilitation active today permits any more; returns how many. The
    /// entry is locked by the caller.
    /// </summary>
    /// <param name="auteurId">the agent who decided</param>
    internal async Task<int> TerminerReservationsAsync(
        Gestionnaire gestionnaire,
        int auteurId,
        CancellationToken annulation
    )
    {
        var actives = gestionnaire
            .Habilitations.Where(h => h.StatutLe(horloge.Aujourdhui()) == StatutHabilitation.Active)
            .ToList();
        var vivantes = await db
            .Reservations.Where(r =>
                r.GestionnaireId == gestionnaire.Id
                && (r.Etat == EtatReservation.EnAttente || r.Etat == EtatReservation.Confirmee)
            )
            .OrderBy(r => r.Id)
            .Select(r => new
            {
                r.Id,
                r.Nature,
                DepartementCode = r.Commune == null
                    ? r.Tribunal!.DepartementCode
                    : r.Commune.DepartementCode,
                r.Lieu!.EtablissementFiness,
            })
            .ToListAsync(annulation);
        var nombre = 0;
        foreach (var r in vivantes)
        {
            var permise = actives.Exists(h =>
                (h.NaturesPermises.Count == 0 || h.NaturesPermises.Contains(r.Nature))
                && (
                    gestionnaire.Type == TypeGestionnaire.Prepose
                        ? h.EtablissementFiness == r.EtablissementFiness
                        : h.DepartementCode == r.DepartementCode
                )
            );
            if (!permise)
            {
                await TerminerAsync(r.Id, auteurId, annulation);
                nombre++;
            }
        }
        return nombre;
    }

    private async Task TerminerAsync(int id, int auteurId, CancellationToken annulation)
    {
        var r = (await db.VerrouillerReservationAsync(id, x => true, annulation))!;
        var maintenant = horloge.Maintenant();
        r.Interrompre(auteurId, maintenant);
        await db.LibererPlaceAsync(r.LieuId, annulation);
        db.EvenementsAudit.Add(
            new EvenementAudit
            {
                Instant = maintenant,
                UtilisateurId = auteurId,
                Acte = "reservation.interrompre",
                Objet = "reservation",
                ObjetId = r.Id,
                TribunalId = r.TribunalId,
                GestionnaireId = r.GestionnaireId,
            }
        );
        await signaler.AuGestionnaireAsync(
            r,
            MessageReservation.Interrompue(r, r.Tribunal!.Nom),
            annulation
        );
        await signaler.AuTribunalAsync(
            r,
            MessageReservation.InterrompueTribunal(
                r,
                r.Gestionnaire!.Nom,
                await db.RechercheGardeeAsync(r, annulation)
            ),
            annulation
        );
    }

    /// <summary>
    /// Gives the sites the capacity of the habilitations active today that cover them. A site that none covers keeps its own.
    /// </summary>
    internal void RepartirCapacites(Gestionnaire gestionnaire)
    {
        var aujourdhui = horloge.Aujourdhui();
        var ouverts = gestionnaire
            .Lieux.Where(l => l.FermeLe is null || l.FermeLe > aujourdhui)
            .OrderBy(l => l.Id);
        foreach (
            var lieux in ouverts
                .GroupBy(l => l.EtablissementFiness ?? l.Commune!.DepartementCode)
                .Select(g => g.ToList())
        )
        {
            var (finess, departement) = (
                lieux[0].EtablissementFiness,
                lieux[0].Commune!.DepartementCode
            );
            var actes = gestionnaire
                .Habilitations.Where(h =>
                    h.StatutLe(aujourdhui) == StatutHabilitation.Active
                    && (
                        gestionnaire.Type == TypeGestionnaire.Prepose
                            ? h.EtablissementFiness == finess
                            : h.DepartementCode == departement
                    )
                )
                .ToList();
            if (actes.Count == 0)
                continue;
            int? total = actes.Exists(h => h.CapaciteAutorisee is null)
                ? null
                : actes.Sum(h => h.CapaciteAutorisee!.Value);
            var parts = CapaciteRepartie.Parts(total, [.. lieux.Select(l => l.CapaciteSouhaitee)]);
            for (var i = 0; i < lieux.Count; i++)
                if (lieux[i].CapaciteAutorisee != parts[i])
                    lieux[i].FixerCapacites(parts[i], lieux[i].CapaciteSouhaitee);
        }
    }
}
