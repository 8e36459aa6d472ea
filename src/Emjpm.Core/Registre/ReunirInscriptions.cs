using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Designation;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Jobs;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Registre;

/// <summary>Two sites that stand in the same place, one of each entry, and what the agent chose.</summary>
/// <param name="Reunir">true: one site is kept; false: both stay; null: not chosen</param>
public sealed record PaireLieux(int Lieu, int AutreLieu, bool? Reunir);

/// <summary>Two entries to merge. Names of properties are those under which a refusal is shown.</summary>
public sealed record Reunion
{
    /// <summary>The entry that stays.</summary>
    public required int ConserveeId { get; init; }

    /// <summary>The double, that is emptied and keeps its history.</summary>
    public required int AbsorbeeId { get; init; }

    /// <summary>What becomes of the sites that both have in the same place.</summary>
    public IReadOnlyList<PaireLieux> Lieux { get; init; } = [];
    public required string? Motif { get; init; }
}

/// <summary>
/// Merges two entries of the same person: mesures, reservations, sites, habilitations, documents and accounts go to the one that
/// stays, in one transaction. The other is closed, keeps its acts, and says where it went.
/// </summary>
public sealed class ReunirInscriptions(
    EmjpmDbContext db,
    EcrireRegistre ecrire,
    ReprendreLieu reprendre,
    Reveil reveil,
    TimeProvider horloge
)
{
    /// <summary>False when one of them is not in the territory of the agent, or is merged already.</summary>
    /// <exception cref="RegleMetierException">they are not of the same kind, hold the same mesure, differ by a sanction, or a choice is missing</exception>
    public async Task<bool> ExecuterAsync(
        Acteur acteur,
        Reunion demande,
        CancellationToken annulation = default
    )
    {
        var (conservee, absorbee) = (demande.ConserveeId, demande.AbsorbeeId);
        if (conservee == absorbee)
            return false;
        ActeSaisi.VerifierMotif(demande.Motif);
        await using var tx = await db.EcrireAsync(annulation);
        await VerrouillerAsync(conservee, absorbee, annulation);
        var (premier, second) = (Math.Min(conservee, absorbee), Math.Max(conservee, absorbee));
        var entrees = new Dictionary<int, EntreeRegistre>();
        foreach (var id in (int[])[premier, second])
            if (
                await EntreeRegistre.OuvrirAsync(
                    db,
                    acteur,
                    id,
                    horloge.Maintenant(),
                    annulation
                ) is
                { } entree
            )
                entrees[id] = entree;
        if (entrees.Count < 2)
            return false;
        var (garde, doublon) = (entrees[conservee].Gestionnaire, entrees[absorbee].Gestionnaire);
        await new VerifierReunion(db, acteur, horloge.Aujourdhui()).ExecuterAsync(
            garde,
            doublon,
            annulation
        );
        var aReunir = Choisir(garde, doublon, demande.Lieux);
        var habilitations = Fermer(garde, doublon);
        doublon.FusionneeDansId = conservee;
        doublon.MotifSortie = MotifSortie.Fusion;
        doublon.SortiLe = horloge.Aujourdhui();
        garde.MemePersonneId ??= doublon.MemePersonneId;
        await db.SaveChangesAsync(annulation);

        var bilan = await new DeplacerInscription(db, conservee, absorbee).ExecuterAsync(
            habilitations,
            horloge.Aujourdhui(),
            annulation
        );
        db.ChangeTracker.Clear();
        foreach (var (de, vers) in aReunir)
        {
            await reprendre.DeplacerAsync(acteur, de, vers, annulation);
            await FermerLieuAsync(de, vers, annulation);
        }
        await ConclureAsync(acteur, demande, bilan, annulation);
        await tx.CommitAsync(annulation);
        reveil.Signaler();
        return true;
    }

    /// <summary>Sites open today that stand in the same place, one of each entry.</summary>
    public static IReadOnlyList<PaireLieux> Paires(
        Gestionnaire un,
        Gestionnaire autre,
        DateOnly date
    ) =>
        [
            .. from b in autre.Lieux
            where b.FermeLe is null || b.FermeLe > date
            orderby b.Id
            let a = un
                .Lieux.Where(a =>
                    (a.FermeLe is null || a.FermeLe > date)
                    && a.CommuneCode == b.CommuneCode
                    && a.EtablissementFiness == b.EtablissementFiness
                )
                .OrderBy(a => a.Id)
                .FirstOrDefault()
            where a is not null
            select new PaireLieux(a.Id, b.Id, null),
        ];

    /// <summary>In the order of all: reservations, mesures, then the sites and the entries as each is opened.</summary>
    private async Task VerrouillerAsync(int un, int autre, CancellationToken annulation)
    {
        await db
            .Reservations.Where(r =>
                (r.GestionnaireId == un || r.GestionnaireId == autre)
                && (r.Etat == EtatReservation.EnAttente || r.Etat == EtatReservation.Confirmee)
            )
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.Version, r => r.Version), annulation);
        await db
            .Mesures.Where(m => m.GestionnaireId == un || m.GestionnaireId == autre)
            .ExecuteUpdateAsync(s => s.SetProperty(m => m.Version, m => m.Version), annulation);
    }

    /// <summary>The sites to unite, from that of the double to that which stays.</summary>
    private List<(int De, int Vers)> Choisir(
        Gestionnaire garde,
        Gestionnaire doublon,
        IReadOnlyList<PaireLieux> choix
    )
    {
        var reunis = new List<(int, int)>();
        foreach (var paire in Paires(garde, doublon, horloge.Aujourdhui()))
        {
            var choisi = choix.FirstOrDefault(c =>
                (c.Lieu == paire.Lieu && c.AutreLieu == paire.AutreLieu)
                || (c.Lieu == paire.AutreLieu && c.AutreLieu == paire.Lieu)
            );
            var lieu = doublon.Lieux.Single(l => l.Id == paire.AutreLieu);
            if (choisi?.Reunir is not { } reunir)
                throw new RegleMetierException(
                    $"Les deux inscriptions ont un lieu d’exercice à {lieu.Commune!.Nom} : dites s’il faut les réunir ou garder les deux.",
                    nameof(Reunion.Lieux)
                );
            if (reunir)
                reunis.Add((paire.AutreLieu, paire.Lieu));
        }
        return reunis;
    }

    /// <summary>
    /// Ends the habilitations of the double that the entry that stays has too; returns the ids of the others, that go to it.
    /// </summary>
    private List<int> Fermer(Gestionnaire garde, Gestionnaire doublon)
    {
        var aujourdhui = horloge.Aujourdhui();
        var deplacees = new List<int>();
        foreach (var h in doublon.Habilitations)
            if (!VerifierReunion.Recouvre(garde, h))
                deplacees.Add(h.Id);
            else if (h.DureApres(aujourdhui.AddDays(-1)))
                h.Terminer(aujourdhui);
        return deplacees;
    }

    private async Task FermerLieuAsync(int de, int vers, CancellationToken annulation)
    {
        var lieu = await db.LieuxExercice.SingleAsync(l => l.Id == de, annulation);
        (lieu.FermeLe, lieu.ReprisParId) = (horloge.Aujourdhui(), vers);
        lieu.FixerCapacites(lieu.CapaciteAutorisee, 0);
        lieu.Version++;
        await db.SaveChangesAsync(annulation);
    }

    /// <summary>Capacities, searched text, and the line of each entry.</summary>
    private async Task ConclureAsync(
        Acteur acteur,
        Reunion demande,
        string bilan,
        CancellationToken annulation
    )
    {
        var maintenant = horloge.Maintenant();
        foreach (var id in (int[])[demande.ConserveeId, demande.AbsorbeeId])
        {
            db.ChangeTracker.Clear();
            var g = (await EntreeRegistre.VerrouillerAsync(db, id, annulation))!;
            var conservee = id == demande.ConserveeId;
            if (conservee)
            {
                g.RefaireTexteRecherche(
                    g.Lieux.SelectMany(l => new[] { l.Nom, l.Commune!.Nom, l.CodePostal })
                );
                ecrire.RepartirCapacites(g);
            }
            EntreeRegistre
                .Ouverte(db, acteur, g, maintenant)
                .Inscrire(
                    GenreActe.Reunion,
                    new() { DateEffet = horloge.Aujourdhui(), Motif = demande.Motif },
                    changements: conservee
                        ? $"Réunie à la fiche n° {demande.AbsorbeeId}, qui est close : {bilan}"
                        : $"Close et réunie à la fiche n° {demande.ConserveeId} : {bilan}"
                );
            await db.SaveChangesAsync(annulation);
        }
    }
}
