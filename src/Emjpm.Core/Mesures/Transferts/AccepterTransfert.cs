using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Courriels;
using Emjpm.Core.Data;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Mesures;

/// <summary>Where the receiver takes the mesure. Names of properties are those under which a refusal is shown.</summary>
public sealed record AcceptationTransfert
{
    public required int LieuExerciceId { get; init; }

    /// <summary>File number of the receiver.</summary>
    public string? NumeroDossier { get; init; }
}

/// <summary>
/// The receiver accepts: in one transaction the mesure is closed at the one and opened, with its history, at the other; the
/// counters of both move and the court is told. See docs/decisions/0013.
/// </summary>
public sealed class AccepterTransfert(
    EmjpmDbContext db,
    TimeProvider horloge,
    Receveurs receveurs,
    Signaler signaler,
    Jobs.Reveil reveil
)
{
    /// <summary>The id of the mesure opened; null when the actor was offered no such transfer. Accepting twice opens one mesure.</summary>
    /// <exception cref="RegleMetierException">the transfer no longer waits, the mesure changed, the lieu is wrong, or the receiver may no longer be designated</exception>
    public async Task<int?> ExecuterAsync(
        Acteur acteur,
        int transfertId,
        AcceptationTransfert saisie,
        CancellationToken annulation = default
    )
    {
        acteur.ExigerReponseOuEcriture();
        await using var tx = await db.EcrireAsync(annulation);
        var t = await db.VerrouillerTransfertAsync(
            db.Transferts.RecusPar(acteur.Gestionnaire!),
            transfertId,
            annulation
        );
        if (t is null)
            return null;
        if (t.Etat == EtatTransfert.Accepte && t.ClosParId == acteur.UtilisateurId)
            return t.MesureRecueId;
        var maintenant = horloge.Maintenant();
        t.Clore(EtatTransfert.Accepte, acteur.UtilisateurId, maintenant);
        var cedee = await db
            .Mesures.Include(m => m.Etats)
            .Include(m => m.Evenements)
            .Include(m => m.Ressources)
            .AsSplitQuery()
            .SingleAsync(m => m.Id == t.MesureId, annulation);
        ExigerCessible(t, cedee);
        var aujourdhui = Horloge.DateParis(maintenant);
        await db.ExigerLieuAsync(
            acteur,
            saisie.LieuExerciceId,
            aujourdhui,
            nameof(saisie.LieuExerciceId),
            annulation
        );
        CoherenceMesure.Dossier(saisie.NumeroDossier).Exiger();
        await ExigerHabiliteAsync(t, cedee, saisie, annulation);

        var recue = await ExistanteAsync(t, cedee, annulation);
        var cabinet = cedee.CabinetId;
        if (recue is null)
        {
            recue = new Mesure
            {
                GestionnaireId = t.ReceveurId,
                TribunalId = cedee.TribunalId,
                NumeroRg = cedee.NumeroRg,
                NumeroRgBrut = cedee.NumeroRgBrut,
                Civilite = cedee.Civilite,
                AnneeNaissance = cedee.AnneeNaissance,
                CreeeLe = maintenant,
            };
            db.Mesures.Add(recue);
        }
        recue.Recevoir(cedee, t.DateDecision, t.Cedant!.Nom, acteur.UtilisateurId, maintenant);
        recue.LieuExerciceId = saisie.LieuExerciceId;
        recue.CabinetId = cabinet;
        recue.NumeroDossier = CreerMesure.Vide(saisie.NumeroDossier) ?? recue.NumeroDossier;
        recue.Indexer(await db.CommuneAsync(recue.CommuneCode, annulation));
        t.MesureRecue = recue;

        cedee.Inscrire(
            TypeEvenementMesure.Transfert,
            t.DateDecision,
            acteur.UtilisateurId,
            maintenant,
            $"Confiée à {t.Receveur!.Nom}"
        );
        cedee.Clore(
            CauseSortie.DessaisissementAutreMjpm,
            t.DateDecision,
            acteur.UtilisateurId,
            aujourdhui,
            maintenant
        );
        await db.DeplacerMesureAsync(cedee.LieuExerciceId, saisie.LieuExerciceId, annulation);
        try
        {
            await db.SaveChangesAsync(annulation);
        }
        catch (DbUpdateException e) when (e.EstDoublon())
        {
            throw RgPris(cedee.NumeroRg);
        }
        await TracerAsync(acteur, t, cedee, recue, maintenant, annulation);
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        reveil.Signaler();
        return recue.Id;
    }

    /// <summary>What became of the mesure since the demand.</summary>
    private static void ExigerCessible(TransfertMesure t, Mesure cedee)
    {
        if (cedee.Statut == StatutMesure.Retiree)
            throw new RegleMetierException(
                $"{t.Cedant!.Nom} a retiré cette mesure, saisie par erreur : ce transfert n’a plus d’objet."
            );
        if (cedee.Statut == StatutMesure.Eteinte)
            throw new RegleMetierException(
                $"{t.Cedant!.Nom} a clôturé cette mesure au {Francais.Date(cedee.DateFin ?? t.DateDecision)}{(cedee.CauseSortie is { } c ? $" ({c.Libelle()})" : "")} : ce transfert n’a plus d’objet."
            );
        if (cedee.DateNomination > t.DateDecision || cedee.DernierEtat?.DateEffet > t.DateDecision)
            throw new RegleMetierException(
                $"La mesure a changé depuis le jugement du {Francais.Date(t.DateDecision)} : refusez ce transfert, et demandez à {t.Cedant!.Nom} de le refaire avec la bonne date."
            );
    }

    private async Task ExigerHabiliteAsync(
        TransfertMesure t,
        Mesure cedee,
        AcceptationTransfert saisie,
        CancellationToken annulation
    )
    {
        var receveur =
            await receveurs.JugerAsync(cedee, t.ReceveurId, annulation)
            ?? throw new InvalidOperationException($"No gestionnaire {t.ReceveurId}.");
        if (receveur.Refus is { } refus)
            throw new RegleMetierException(
                $"Vous ne pouvez pas recevoir cette mesure : {refus}. Si vos habilitations ont changé, adressez-vous à la direction départementale."
            );
        if (
            receveur.Type == TypeGestionnaire.Prepose
            && receveur.Lieux.All(l => l.Id != saisie.LieuExerciceId)
        )
            throw new RegleMetierException(
                "Choisissez un établissement pour lequel vous êtes habilité.",
                nameof(saisie.LieuExerciceId)
            );
    }

    /// <summary>The mesure of this file that the receiver once held, to reopen rather than to double.</summary>
    private async Task<Mesure?> ExistanteAsync(
        TransfertMesure t,
        Mesure cedee,
        CancellationToken annulation
    )
    {
        if (cedee is not { NumeroRg: { } rg, TribunalId: { } tribunal })
            return null;
        var existantes = db.Mesures.Where(m =>
            m.GestionnaireId == t.ReceveurId
            && m.TribunalId == tribunal
            && m.NumeroRg == rg
            && m.Statut != StatutMesure.Retiree
        );
        if (await existantes.AnyAsync(m => m.Statut == StatutMesure.EnCours, annulation))
            throw RgPris(rg);
        // Locked before the lieux, as every act on a mesure does, so that two acts never wait for each other.
        await existantes.ExecuteUpdateAsync(
            s => s.SetProperty(m => m.Version, m => m.Version),
            annulation
        );
        var existante = await existantes
            .Include(m => m.Etats)
            .Include(m => m.Ressources)
            .AsSplitQuery()
            .SingleOrDefaultAsync(annulation);
        if (existante?.Statut == StatutMesure.EnCours)
            throw RgPris(rg);
        if (existante?.DernierEtat?.DateEffet >= t.DateDecision)
            throw new RegleMetierException(
                $"Vous avez déjà tenu ce dossier, jusqu’après le jugement du {Francais.Date(t.DateDecision)} : refusez ce transfert, sa date est à corriger."
            );
        return existante;
    }

    private static RegleMetierException RgPris(string? rg) =>
        new(
            $"Une de vos mesures en cours porte déjà le numéro RG {rg} de ce tribunal : clôturez-la ou refusez ce transfert."
        );

    private async Task TracerAsync(
        Acteur acteur,
        TransfertMesure t,
        Mesure cedee,
        Mesure recue,
        DateTime maintenant,
        CancellationToken annulation
    )
    {
        var tribunal = cedee.TribunalId;
        db.Tracer(
            maintenant,
            acteur,
            "transfert.accepter",
            "transfert",
            t.Id,
            tribunalId: tribunal,
            details: $"mesure {cedee.Id} → {recue.Id}"
        );
        db.Tracer(
            maintenant,
            acteur,
            "mesure.transferer",
            "mesure",
            cedee.Id,
            tribunalId: tribunal,
            gestionnaireId: t.CedantId,
            details: $"transfert {t.Id}"
        );
        db.Tracer(
            maintenant,
            acteur,
            "mesure.recevoir",
            "mesure",
            recue.Id,
            tribunalId: tribunal,
            details: $"transfert {t.Id}"
        );
        await signaler.AuGestionnaireAsync(
            t.CedantId,
            cedee.LieuExerciceId,
            MessageTransfert.Accepte(t, t.Receveur!.Nom),
            annulation
        );
        if (tribunal is { } id)
            await signaler.AuTribunalAsync(
                id,
                cedee.CabinetId,
                MessageTransfert.AuTribunal(t, recue.Id, t.Cedant!.Nom, t.Receveur.Nom),
                annulation
            );
    }
}
