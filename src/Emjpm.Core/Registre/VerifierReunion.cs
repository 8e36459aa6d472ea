using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Designation;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Registre;

/// <summary>What forbids to merge two entries, each said with what to do first.</summary>
internal sealed class VerifierReunion(EmjpmDbContext db, Acteur acteur, DateOnly aujourdhui)
{
    /// <exception cref="RegleMetierException">something has to be settled first</exception>
    public async Task ExecuterAsync(
        Gestionnaire garde,
        Gestionnaire doublon,
        CancellationToken annulation
    )
    {
        if (garde.Type != doublon.Type)
            throw new RegleMetierException(
                "Ces inscriptions n’ont pas la même catégorie : une personne peut avoir deux activités. Reliez-les au lieu de les réunir."
            );
        if (
            garde
                .Habilitations.Concat(doublon.Habilitations)
                .FirstOrDefault(h =>
                    h.DureApres(aujourdhui.AddDays(-1))
                    && !acteur.TerritoireOuRefus().Couvre(h.DepartementCode)
                ) is
            { } dehors
        )
            throw new RegleMetierException(
                $"Une habilitation court aussi pour {dehors.Territoire}, hors de votre territoire : demandez la réunion à un agent régional ou national."
            );
        VerifierSanctions(garde, doublon);
        await VerifierAttentesAsync(garde.Id, doublon, annulation);
        await VerifierMesuresAsync(garde.Id, doublon.Id, annulation);
        await VerifierReservationsAsync(garde.Id, doublon.Id, annulation);
    }

    /// <summary>Whether the entry has a habilitation for the same place, part of whose time is the same.</summary>
    public static bool Recouvre(Gestionnaire garde, Habilitation h) =>
        garde.Habilitations.Exists(x => MemeLieu(x, h) && Ensemble(x, h));

    private static bool MemeLieu(Habilitation a, Habilitation b) =>
        a.DepartementCode == b.DepartementCode && a.EtablissementFiness == b.EtablissementFiness;

    private static bool Ensemble(Habilitation a, Habilitation b) =>
        a.DureApres(b.Du.AddDays(-1)) && b.DureApres(a.Du.AddDays(-1));

    /// <summary>A merge never lifts a sanction: one that the double bears, the entry that stays bears too.</summary>
    private void VerifierSanctions(Gestionnaire garde, Gestionnaire doublon)
    {
        foreach (var h in doublon.Habilitations)
        {
            var statut = h.StatutLe(aujourdhui);
            if (
                statut is StatutHabilitation.Suspendue or StatutHabilitation.Retiree
                && garde.Habilitations.Exists(x =>
                    MemeLieu(x, h) && x.StatutLe(aujourdhui) == StatutHabilitation.Active
                )
            )
                throw new RegleMetierException(
                    $"La fiche n° {doublon.Id} a une habilitation {statut.Libelle()} pour {h.Territoire}, l’autre une habilitation active : réunir les deux effacerait la sanction. Portez-la d’abord sur la fiche n° {garde.Id}, ou gardez l’autre fiche."
                );
        }
    }

    private async Task VerifierAttentesAsync(
        int garde,
        Gestionnaire doublon,
        CancellationToken annulation
    )
    {
        if (
            await db.PropositionsRadiation.AnyAsync(
                p =>
                    (p.GestionnaireId == garde || p.GestionnaireId == doublon.Id)
                    && p.Etat == EtatProposition.EnAttente,
                annulation
            )
        )
            throw new RegleMetierException(
                "Une radiation attend la décision d’un second agent : décidez-la d’abord."
            );
        var logiciel =
            doublon.GerePar
            ?? (
                await db.SynchronisationsOcmi.AnyAsync(
                    s => s.GestionnaireId == doublon.Id,
                    annulation
                )
                    ? "OCMI"
                    : null
            );
        if (logiciel is not null)
            throw new RegleMetierException(
                $"Les mesures de la fiche n° {doublon.Id} viennent de {logiciel} : gardez plutôt cette fiche-là, ou demandez d’abord au mandataire de reprendre la main."
            );
        if (
            await db.Transferts.AnyAsync(
                t =>
                    t.Etat == EtatTransfert.EnAttente
                    && (
                        (t.CedantId == garde && t.ReceveurId == doublon.Id)
                        || (t.CedantId == doublon.Id && t.ReceveurId == garde)
                    ),
                annulation
            )
        )
            throw new RegleMetierException(
                "Un transfert de mesure est en attente entre ces deux inscriptions : il faut d’abord le clore."
            );
    }

    private async Task VerifierMesuresAsync(int garde, int doublon, CancellationToken annulation)
    {
        var communes = await db
            .Mesures.Where(m =>
                m.GestionnaireId == doublon
                && m.TribunalId != null
                && m.NumeroRg != null
                && m.Statut != StatutMesure.Retiree
                && db.Mesures.Any(a =>
                    a.GestionnaireId == garde
                    && a.TribunalId == m.TribunalId
                    && a.NumeroRg == m.NumeroRg
                    && a.Statut != StatutMesure.Retiree
                )
            )
            .OrderBy(m => m.NumeroRg)
            .Select(m => m.NumeroRg!)
            .Take(6)
            .ToListAsync(annulation);
        if (communes.Count > 0)
            throw new RegleMetierException(
                $"Les deux inscriptions tiennent la même mesure (RG {string.Join(", ", communes.Take(5))}{(communes.Count > 5 ? "…" : "")}) : le mandataire doit d’abord retirer celle qui est en double."
            );
    }

    private async Task VerifierReservationsAsync(
        int garde,
        int doublon,
        CancellationToken annulation
    )
    {
        if (
            await db.Reservations.AnyAsync(
                r =>
                    r.GestionnaireId == doublon
                    && r.NumeroRg != null
                    && (r.Etat == EtatReservation.EnAttente || r.Etat == EtatReservation.Confirmee)
                    && db.Reservations.Any(a =>
                        a.GestionnaireId == garde
                        && a.TribunalId == r.TribunalId
                        && a.NumeroRg == r.NumeroRg
                        && (
                            a.Etat == EtatReservation.EnAttente
                            || a.Etat == EtatReservation.Confirmee
                        )
                    ),
                annulation
            )
        )
            throw new RegleMetierException(
                "Les deux inscriptions ont une réservation pour la même mesure : attendez la réponse à l’une d’elles."
            );
    }
}
