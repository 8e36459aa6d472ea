using Emjpm.Core;
using Emjpm.Core.Designation;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Mesures;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Mesures;

/// <summary>
/// Ten thousand random acts by six gestionnaires and two courts, four at the same instant, over the real database: after each
/// batch the counters of every lieu are those that the facts give, and the facts are sound.
/// </summary>
public sealed class DixMilleOperationsTests(Application application) : IClassFixture<Application>
{
    private const int Lots = 10;
    private const int Tranches = 10;
    private const int ParTranche = 100;

    [Fact]
    public async Task After_ten_thousand_random_acts_the_counters_are_a_recount_and_the_facts_are_sound()
    {
        var tirage = await Tirage.CreerAsync(application);
        for (var lot = 0; lot < Lots; lot++)
        {
            for (var tranche = 0; tranche < Tranches; tranche++)
            {
                await tirage.JouerAsync(ParTranche, graine: 1_000 * lot + tranche);
                await tirage.LaisserPasser(jours: 3);
            }
            var fautes = await FautesAsync(tirage.Ids);
            Assert.True(fautes.Count == 0, $"After batch {lot}:\n{string.Join('\n', fautes)}");
        }

        // Every act was really done, and often: one that is always refused would prove nothing.
        foreach (var (acte, (faits, refuses)) in tirage.Comptes)
        {
            TestContext.Current.TestOutputHelper?.WriteLine(
                $"{acte}: {faits} done, {refuses} refused"
            );
            Assert.True(faits >= 20, $"{acte}: {faits} done, {refuses} refused");
        }
        Assert.True(
            tirage.Comptes.Values.Sum(c => c.Faits + c.Refuses) >= Lots * Tranches * ParTranche
        );
        Assert.Equal(
            "0\u00A0lieu corrigé.",
            await application.Executer(
                (RecalculerCompteurs o) => o.ExecuterAsync(CancellationToken.None)
            )
        );
    }

    private Task<List<string>> FautesAsync(IReadOnlyList<int> ids) =>
        application.Base(async db =>
        {
            var aujourdhui = application.Horloge.Aujourdhui();
            var fautes = new List<string>();
            var mesures = await db
                .Mesures.AsNoTracking()
                .Include(m => m.Etats)
                .Include(m => m.Evenements)
                .AsSplitQuery()
                .Where(m => ids.Contains(m.GestionnaireId))
                .OrderBy(m => m.Id)
                .ToListAsync();
            var reservations = await db
                .Reservations.AsNoTracking()
                .Where(r => ids.Contains(r.GestionnaireId))
                .ToListAsync();
            var transferts = await db
                .Transferts.AsNoTracking()
                .Where(t => ids.Contains(t.CedantId))
                .ToListAsync();
            foreach (
                var l in await db
                    .LieuxExercice.AsNoTracking()
                    .Where(l => ids.Contains(l.GestionnaireId))
                    .ToListAsync()
            )
            {
                var compte = (
                    mesures.Count(m =>
                        m.LieuExerciceId == l.Id && m.Statut == StatutMesure.EnCours
                    ),
                    reservations.Count(r => r.LieuId == l.Id && r.TientUnePlace)
                );
                if (l.FermeLe <= aujourdhui && (l.EnCours, l.EnAttente) != (0, 0))
                    fautes.Add($"lieu {l.Id}: closed, and holds {(l.EnCours, l.EnAttente)}");
                if ((l.EnCours, l.EnAttente) != compte)
                    fautes.Add($"lieu {l.Id}: {(l.EnCours, l.EnAttente)} counted, {compte} real");
            }
            fautes.AddRange(
                mesures
                    .Where(m => m.NumeroRg is not null && m.Statut != StatutMesure.Retiree)
                    .GroupBy(m => (m.GestionnaireId, m.TribunalId, m.NumeroRg))
                    .Where(g => g.Count() > 1)
                    .Select(g => $"{g.Count()} mesures of {g.Key}")
            );
            foreach (var m in mesures)
                fautes.AddRange(Fautes(m, aujourdhui).Select(f => $"mesure {m.Id}: {f}"));
            fautes.AddRange(FautesReservations(reservations, mesures));
            fautes.AddRange(FautesTransferts(transferts, mesures));
            return fautes;
        });

    private static IEnumerable<string> Fautes(Mesure m, DateOnly aujourdhui)
    {
        var etats = m.Etats.OrderBy(e => e.DateEffet).ToList();
        if (etats.Count == 0)
        {
            yield return "no situation";
            yield break;
        }
        if (etats.Select(e => e.DateEffet).Distinct().Count() != etats.Count)
            yield return "two situations of one day";
        if (etats.TrueForAll(e => e.DateEffet != m.DateNomination))
            yield return "no situation on the day of the nomination";
        var dernier = SituationMesure.De(etats[^1]);
        var copie = SituationMesure.De(m);
        if (dernier != copie)
            yield return $"{copie} is not its last situation {dernier}";
        if (etats.Exists(e => !CoherenceMesure.Permet(e.Nature, e.Champ)))
            yield return "a champ its nature does not allow";
        foreach (var i in CoherenceMesure.Verifier(FaitsMesure.De(m), aujourdhui))
            yield return $"{i.Champ}: {i.Phrase}";

        var evenements = m.Evenements.OrderBy(e => e.Id).ToList();
        int Nombre(TypeEvenementMesure type) => evenements.Count(e => e.Type == type);
        if (evenements[0].Type != TypeEvenementMesure.Ouverture)
            yield return $"begins with {evenements[0].Type}";
        var ouverte =
            Nombre(TypeEvenementMesure.Cloture) == Nombre(TypeEvenementMesure.Reouverture);
        var attendu =
            Nombre(TypeEvenementMesure.Retrait) > Nombre(TypeEvenementMesure.Retour)
                ? StatutMesure.Retiree
            : ouverte ? StatutMesure.EnCours
            : StatutMesure.Eteinte;
        if (m.Statut != attendu)
            yield return $"{m.Statut}, while its events say {attendu}";
        if (m.Statut == StatutMesure.Eteinte && (m.DateFin is null || m.CauseSortie is null))
            yield return "closed without a date or a cause";
        if (m.Statut == StatutMesure.EnCours && m.DateFin <= aujourdhui)
            yield return "en cours past its end";
        if (m.Statut == StatutMesure.EnCours && (m.DateFin is null) != (m.CauseSortie is null))
            yield return "an end without a cause, or a cause without an end";
        if (evenements.Exists(e => (e.Type == TypeEvenementMesure.Revision) != e.Resultat.HasValue))
            yield return "a review without a result";
        if (m.Version < evenements.Count)
            yield return $"version {m.Version} after {evenements.Count} events";
    }

    private static IEnumerable<string> FautesReservations(
        List<Reservation> reservations,
        List<Mesure> mesures
    )
    {
        var parId = mesures.ToDictionary(m => m.Id);
        foreach (var r in reservations)
        {
            if ((r.Etat == EtatReservation.Ouverte) != r.MesureId.HasValue)
                yield return $"reservation {r.Id}: {r.Etat} and mesure {r.MesureId}";
            if (r.MesureId is { } m && parId[m].GestionnaireId != r.GestionnaireId)
                yield return $"reservation {r.Id}: the mesure of somebody else";
        }
    }

    private static IEnumerable<string> FautesTransferts(
        List<TransfertMesure> transferts,
        List<Mesure> mesures
    )
    {
        var parId = mesures.ToDictionary(m => m.Id);
        foreach (var t in transferts)
        {
            if ((t.Etat == EtatTransfert.Accepte) != t.MesureRecueId.HasValue)
                yield return $"transfer {t.Id}: {t.Etat} and mesure {t.MesureRecueId}";
            if ((t.Etat == EtatTransfert.EnAttente) == t.ClosLe.HasValue)
                yield return $"transfer {t.Id}: {t.Etat}, ended {t.ClosLe}";
            if (
                t.Etat == EtatTransfert.EnAttente
                && parId[t.MesureId].Statut != StatutMesure.EnCours
            )
                yield return $"transfer {t.Id}: waits for a mesure {parId[t.MesureId].Statut}";
            if (t.MesureRecueId is not { } recue)
                continue;
            var (cedee, sienne) = (parId[t.MesureId], parId[recue]);
            if ((cedee.GestionnaireId, sienne.GestionnaireId) != (t.CedantId, t.ReceveurId))
                yield return $"transfer {t.Id}: not from the one to the other";
            foreach (var m in (Mesure[])[cedee, sienne])
                if (m.Evenements.TrueForAll(e => e.Type != TypeEvenementMesure.Transfert))
                    yield return $"transfer {t.Id}: mesure {m.Id} does not tell it";
        }
        foreach (
            var m in transferts
                .Where(t => t.Etat == EtatTransfert.EnAttente)
                .GroupBy(t => t.MesureId)
                .Where(g => g.Count() > 1)
        )
            yield return $"mesure {m.Key}: two transfers wait";
    }
}
