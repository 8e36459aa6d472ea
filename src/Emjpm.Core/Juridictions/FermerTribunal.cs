using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Designation;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Juridictions;

/// <summary>What a court that closes hands over.</summary>
public sealed record SuiteTribunal(int Mesures, int Reservations, int Membres, int Cabinets);

/// <summary>
/// Closes a court on a date already come, and hands over what it holds to its successor in the same transaction: members,
/// cabinets, searches, reservations, mesures with their history, observations. Files that still name the closed court are
/// followed to the successor.
/// </summary>
public sealed class FermerTribunal(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>What was handed over; null when there is no such court.</summary>
    /// <param name="fermeLe">first day on which the court no longer exists</param>
    /// <param name="successeurId">null: none, possible when the court holds nothing</param>
    /// <exception cref="RegleMetierException">
    /// the date is to come, the successor is missing, closed without successor, or leads back to this court, or both courts know
    /// the same file
    /// </exception>
    public async Task<SuiteTribunal?> ExecuterAsync(
        Acteur acteur,
        int id,
        DateOnly fermeLe,
        int? successeurId,
        CancellationToken annulation
    )
    {
        acteur.ExigerAdministrateur();
        var maintenant = horloge.Maintenant();
        var aujourdhui = Horloge.DateParis(maintenant);
        await using var tx = await db.EcrireAsync(annulation);
        // Two closings at once would each see the other court open.
        await db.Tribunaux.ExecuteUpdateAsync(
            s => s.SetProperty(t => t.FermeLe, t => t.FermeLe),
            annulation
        );
        if (
            await db.Tribunaux.SingleOrDefaultAsync(t => t.Id == id, annulation) is not { } tribunal
        )
            return null;
        if (fermeLe > aujourdhui)
            throw new RegleMetierException(
                "Cette date est à venir : fermez le tribunal le jour venu, tout ce qu’il suit passe alors à son successeur.",
                "FermeLe"
            );
        if (fermeLe <= tribunal.OuvertLe)
            throw new RegleMetierException(
                $"Ce tribunal a ouvert le {Francais.Date(tribunal.OuvertLe)} : choisissez une date ultérieure.",
                "FermeLe"
            );
        var repreneur = successeurId is { } s0
            ? await RepreneurAsync(id, s0, aujourdhui, annulation)
            : (int?)null;
        var suite = await CompterAsync(id, annulation);
        if (repreneur is null && suite is not (0, 0, 0, _))
            throw new RegleMetierException(
                $"Ce tribunal suit encore {Francais.Nombre(suite.Mesures, "mesure")}, {Francais.Nombre(suite.Reservations, "réservation")} et compte {Francais.Nombre(suite.Membres, "membre")} : choisissez qui prend la suite.",
                "Successeur"
            );
        tribunal.FermeLe = fermeLe;
        tribunal.SuccesseurId = successeurId;
        if (repreneur is { } vers)
        {
            await ExigerSansDoublonAsync(id, vers, annulation);
            await RemettreAsync(acteur, tribunal, vers, maintenant, annulation);
        }
        db.Tracer(
            maintenant,
            acteur,
            "tribunal.fermer",
            "tribunal",
            id,
            tribunalId: id,
            details: $"le {Francais.Date(fermeLe)}, {(repreneur is null ? "sans successeur" : $"repris par le tribunal {repreneur}")} : {Francais.Nombre(suite.Mesures, "mesure")}, {Francais.Nombre(suite.Reservations, "réservation")}, {Francais.Nombre(suite.Membres, "membre")}"
        );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return suite;
    }

    /// <summary>What the court holds today.</summary>
    public async Task<SuiteTribunal> CompterAsync(int id, CancellationToken annulation)
    {
        var date = horloge.Aujourdhui();
        return new SuiteTribunal(
            await db.Mesures.CountAsync(
                m => m.TribunalId == id && m.Statut != StatutMesure.Retiree,
                annulation
            ),
            await db.Reservations.CountAsync(r => r.TribunalId == id, annulation),
            await db.MembresTribunal.CountAsync(
                m => m.TribunalId == id && (m.Au == null || m.Au >= date),
                annulation
            ),
            await db.Cabinets.CountAsync(c => c.TribunalId == id, annulation)
        );
    }

    /// <summary>The open court that the chain of successors leads to.</summary>
    private async Task<int> RepreneurAsync(
        int id,
        int successeurId,
        DateOnly aujourdhui,
        CancellationToken annulation
    )
    {
        var suites = await db
            .Tribunaux.Select(t => new
            {
                t.Id,
                t.FermeLe,
                t.SuccesseurId,
            })
            .ToDictionaryAsync(t => t.Id, annulation);
        HashSet<int> vus = [id];
        for (int? courant = successeurId; courant is { } c; courant = suites[c].SuccesseurId)
        {
            if (!suites.ContainsKey(c))
                throw new RegleMetierException(
                    "Choisissez le successeur dans la liste proposée.",
                    "Successeur"
                );
            if (!vus.Add(c))
                throw new RegleMetierException(
                    "Ce tribunal a lui-même celui-ci pour successeur : la suite tournerait en rond. Choisissez un tribunal ouvert.",
                    "Successeur"
                );
            if (suites[c].FermeLe is not { } ferme || ferme > aujourdhui)
                return c;
        }
        throw new RegleMetierException(
            "Ce tribunal est lui-même fermé, sans successeur : choisissez un tribunal ouvert.",
            "Successeur"
        );
    }

    private async Task ExigerSansDoublonAsync(int id, int vers, CancellationToken annulation)
    {
        var mesures = await db.Mesures.CountAsync(
            m =>
                m.TribunalId == id
                && m.NumeroRg != null
                && m.Statut != StatutMesure.Retiree
                && db.Mesures.Any(x =>
                    x.TribunalId == vers
                    && x.NumeroRg == m.NumeroRg
                    && x.GestionnaireId == m.GestionnaireId
                    && x.Statut != StatutMesure.Retiree
                ),
            annulation
        );
        var reservations = await db.Reservations.CountAsync(
            r =>
                r.TribunalId == id
                && r.NumeroRg != null
                && (r.Etat == EtatReservation.EnAttente || r.Etat == EtatReservation.Confirmee)
                && db.Reservations.Any(x =>
                    x.TribunalId == vers
                    && x.NumeroRg == r.NumeroRg
                    && x.GestionnaireId == r.GestionnaireId
                    && (x.Etat == EtatReservation.EnAttente || x.Etat == EtatReservation.Confirmee)
                ),
            annulation
        );
        if (mesures + reservations > 0)
            throw new RegleMetierException(
                $"{Francais.Nombre(mesures, "mesure")} et {Francais.Nombre(reservations, "réservation")} portent dans les deux tribunaux le même numéro RG chez le même mandataire : faites-les corriger avant de fermer.",
                "Successeur"
            );
    }

    private async Task RemettreAsync(
        Acteur acteur,
        Tribunal ferme,
        int vers,
        DateTime maintenant,
        CancellationToken annulation
    )
    {
        var (id, aujourdhui) = (ferme.Id, Horloge.DateParis(maintenant));
        var enCours = await db
            .Mesures.Where(m => m.TribunalId == id && m.Statut == StatutMesure.EnCours)
            .Select(m => m.Id)
            .ToListAsync(annulation);
        db.EvenementsMesure.AddRange(
            enCours.Select(m => new EvenementMesure
            {
                MesureId = m,
                Type = TypeEvenementMesure.Rattachement,
                DateEffet = aujourdhui,
                SaisiLe = maintenant,
                AuteurId = acteur.UtilisateurId,
                Details = $"Fermeture : {ferme.Nom}.",
            })
        );
        await db
            .Mesures.Where(m => m.TribunalId == id)
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(m => m.TribunalId, vers)
                        .SetProperty(m => m.Version, m => m.Version + 1),
                annulation
            );
        await db
            .Reservations.Where(r => r.TribunalId == id)
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(r => r.TribunalId, vers)
                        .SetProperty(r => r.Version, r => r.Version + 1),
                annulation
            );
        await db
            .Recherches.Where(r => r.TribunalId == id)
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.TribunalId, vers), annulation);
        await db
            .Observations.Where(o => o.TribunalId == id)
            .ExecuteUpdateAsync(s => s.SetProperty(o => o.TribunalId, vers), annulation);
        await RemettreCabinetsAsync(id, vers, annulation);
        await RemettreMembresAsync(acteur, id, vers, maintenant, annulation);
        var souhaits = await db
            .TribunauxSouhaites.Where(s =>
                s.TribunalId == id
                && !db.TribunauxSouhaites.Any(x =>
                    x.TribunalId == vers && x.GestionnaireId == s.GestionnaireId
                )
            )
            .Select(s => s.GestionnaireId)
            .ToListAsync(annulation);
        db.TribunauxSouhaites.AddRange(
            souhaits.Select(g => new Gestionnaires.TribunalSouhaite
            {
                GestionnaireId = g,
                TribunalId = vers,
            })
        );
    }

    /// <summary>A cabinet whose name is taken there says where it comes from.</summary>
    private async Task RemettreCabinetsAsync(int id, int vers, CancellationToken annulation)
    {
        var pris = await db
            .Cabinets.Where(c => c.TribunalId == vers)
            .Select(c => c.Nom)
            .ToListAsync(annulation);
        var lieu = await db
            .Tribunaux.Where(t => t.Id == id)
            .Select(t => t.Commune!.Nom)
            .SingleAsync(annulation);
        foreach (
            var c in await db
                .Cabinets.AsNoTracking()
                .Where(c => c.TribunalId == id)
                .OrderBy(c => c.Id)
                .ToListAsync(annulation)
        )
        {
            var nom = pris.Contains(c.Nom) ? $"{c.Nom} ({lieu})" : c.Nom;
            await db
                .Cabinets.Where(x => x.Id == c.Id)
                .ExecuteUpdateAsync(
                    s => s.SetProperty(x => x.TribunalId, vers).SetProperty(x => x.Nom, nom),
                    annulation
                );
        }
    }

    /// <summary>The membership ends where it was and goes on, at once, in the other court.</summary>
    private async Task RemettreMembresAsync(
        Acteur acteur,
        int id,
        int vers,
        DateTime maintenant,
        CancellationToken annulation
    )
    {
        var date = Horloge.DateParis(maintenant);
        var membres = await db
            .MembresTribunal.Where(m => m.TribunalId == id && (m.Au == null || m.Au >= date))
            .ToListAsync(annulation);
        foreach (var m in membres)
        {
            db.MembresTribunal.Add(
                new MembreTribunal
                {
                    UtilisateurId = m.UtilisateurId,
                    TribunalId = vers,
                    Fonction = m.Fonction,
                    CabinetId = m.CabinetId,
                    Du = m.Du > date ? m.Du : date,
                    Au = m.Au,
                    ApprouveLe = m.ApprouveLe is null ? null : maintenant,
                    ApprouveParId = m.ApprouveLe is null ? null : acteur.UtilisateurId,
                }
            );
            m.Au = date.AddDays(-1);
        }
    }
}
