using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Registre;

/// <summary>Proposes to strike a gestionnaire off the list of a département: nothing changes until another agent confirms.</summary>
public sealed class ProposerRadiation(
    EmjpmDbContext db,
    EcrireRegistre ecrire,
    TimeProvider horloge
)
{
    /// <summary>False when the entry has no habilitation in this département, or the département is not in the territory of the agent.</summary>
    /// <exception cref="RegleMetierException">date or reason wrong, nothing left to end, or one is proposed already</exception>
    public async Task<bool> ExecuterAsync(
        Acteur acteur,
        int gestionnaireId,
        string departementCode,
        ActeSaisi acte,
        CancellationToken annulation = default
    ) =>
        await ecrire.ExecuterAsync(
            acteur,
            gestionnaireId,
            async entree =>
            {
                var visees = entree
                    .Gestionnaire.Habilitations.Where(h => h.DepartementCode == departementCode)
                    .ToList();
                if (visees.Count == 0 || !acteur.TerritoireOuRefus().Couvre(departementCode))
                    return false;
                acte.Verifier(horloge.Aujourdhui());
                if (!visees.Exists(h => h.RetireeLe is null && !(h.Au < acte.DateEffet)))
                    throw new RegleMetierException(
                        "Aucune habilitation de ce département ne court encore à cette date.",
                        nameof(acte.DateEffet)
                    );
                if (
                    await db.PropositionsRadiation.AnyAsync(
                        p =>
                            p.GestionnaireId == gestionnaireId
                            && p.DepartementCode == departementCode
                            && p.Etat == EtatProposition.EnAttente,
                        annulation
                    )
                )
                    throw new RegleMetierException(
                        "Une radiation est déjà proposée pour ce département : elle attend la décision d’un autre agent."
                    );
                db.PropositionsRadiation.Add(
                    new PropositionRadiation
                    {
                        GestionnaireId = gestionnaireId,
                        DepartementCode = departementCode,
                        DateEffet = acte.DateEffet,
                        NumeroActe = ActeSaisi.Propre(acte.NumeroActe),
                        Motif = acte.MotifPropre,
                        ProposeeParId = acteur.UtilisateurId,
                        ProposeeLe = horloge.Maintenant(),
                    }
                );
                entree.Inscrire(
                    GenreActe.RadiationProposee,
                    acte,
                    departementCode: departementCode
                );
                return true;
            },
            capacites: false,
            annulation
        )
            is not null;
}

/// <summary>Confirms a radiation proposed by another agent, or sets it aside; the one who proposed it may only set it aside.</summary>
public sealed class DeciderRadiation(EmjpmDbContext db, EcrireRegistre ecrire, TimeProvider horloge)
{
    /// <summary>Reservations it ended; null when there is no such proposal in the territory of the agent.</summary>
    /// <exception cref="RegleMetierException">decided already, proposed by the same agent, or no reason</exception>
    public async Task<int?> ExecuterAsync(
        Acteur acteur,
        int propositionId,
        bool confirmer,
        string? motif,
        CancellationToken annulation = default
    )
    {
        var cible = await db
            .PropositionsRadiation.Where(p => p.Id == propositionId)
            .Select(p => new { p.GestionnaireId, p.DepartementCode })
            .SingleOrDefaultAsync(annulation);
        if (cible is null || !acteur.TerritoireOuRefus().Couvre(cible.DepartementCode))
            return null;
        return await ecrire.ExecuterAsync(
            acteur,
            cible.GestionnaireId,
            async entree =>
            {
                var p = await db
                    .PropositionsRadiation.Include(x => x.DecideePar)
                    .SingleAsync(x => x.Id == propositionId, annulation);
                var aujourdhui = horloge.Aujourdhui();
                p.Decider(
                    acteur,
                    confirmer ? EtatProposition.Confirmee : EtatProposition.Ecartee,
                    horloge.Maintenant()
                );
                p.Version++;
                ActeSaisi.VerifierMotif(motif);
                var acte = new ActeSaisi
                {
                    DateEffet = confirmer ? p.DateEffet : aujourdhui,
                    NumeroActe = p.NumeroActe,
                    Motif = motif,
                };
                if (confirmer)
                    Radier(entree, p);
                entree.Inscrire(
                    confirmer ? GenreActe.Radiation : GenreActe.RadiationEcartee,
                    acte,
                    departementCode: p.DepartementCode
                );
                return true;
            },
            capacites: false,
            annulation
        );
    }

    private static void Radier(EntreeRegistre entree, PropositionRadiation p)
    {
        foreach (
            var h in entree.Gestionnaire.Habilitations.Where(h =>
                h.DepartementCode == p.DepartementCode
                && !(h.RetireeLe <= p.DateEffet)
                && !(h.Au < p.DateEffet)
            )
        )
            h.RetireeLe = p.DateEffet;
        entree.SortirSiPlusRien(p.DateEffet, MotifSortie.Radiation);
    }
}
