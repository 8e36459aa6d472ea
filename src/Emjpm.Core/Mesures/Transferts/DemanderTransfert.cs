using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Courriels;
using Emjpm.Core.Data;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Mesures;

/// <summary>To whom a mesure goes, and why. Names of properties are those under which a refusal is shown.</summary>
public sealed record DemandeTransfert
{
    public required int ReceveurId { get; init; }

    /// <summary>Site of the receiver that the decision names; null leaves it to the receiver.</summary>
    public int? LieuSouhaiteId { get; init; }

    /// <summary>Date of the court's decision.</summary>
    public required DateOnly DateDecision { get; init; }
    public required MotifTransfert Motif { get; init; }

    /// <summary>Required with « autre motif ».</summary>
    public string? TexteMotif { get; init; }

    /// <summary>Version of the mesure that was shown.</summary>
    public required int Version { get; init; }
}

/// <summary>
/// The gestionnaire hands a mesure over to the one the court designated. Nothing moves before the other accepts: the mesure
/// stays in the counters of the first.
/// </summary>
public sealed class DemanderTransfert(
    EmjpmDbContext db,
    TimeProvider horloge,
    Receveurs receveurs,
    Signaler signaler,
    Jobs.Reveil reveil
)
{
    /// <summary>The id of the transfer; null when the actor has no such mesure. The same demand sent twice makes one transfer.</summary>
    /// <exception cref="RegleMetierException">a value is wrong, the receiver may not be designated, or somebody else changed the mesure since</exception>
    public async Task<int?> ExecuterAsync(
        Acteur acteur,
        int mesureId,
        DemandeTransfert demande,
        CancellationToken annulation = default
    )
    {
        await using var tx = await db.EcrireAsync(annulation);
        if (await db.MesureDeAsync(acteur, mesureId, annulation) is not { } mesure)
            return null;
        mesure.ExigerEnCours();
        var enAttente = await db
            .Transferts.Include(t => t.Receveur)
            .SingleOrDefaultAsync(
                t => t.MesureId == mesureId && t.Etat == EtatTransfert.EnAttente,
                annulation
            );
        if (enAttente is not null)
        {
            if (
                (enAttente.ReceveurId, enAttente.DateDecision, enAttente.DemandeParId)
                == (demande.ReceveurId, demande.DateDecision, acteur.UtilisateurId)
            )
                return enAttente.Id;
            throw new RegleMetierException(
                $"Le transfert de cette mesure à {enAttente.Receveur!.Nom} attend déjà une réponse : annulez-le avant d’en demander un autre."
            );
        }
        await db.ExigerVersionAsync(mesure, demande.Version, annulation);
        var maintenant = horloge.Maintenant();
        var texte = Verifier(mesure, demande, Horloge.DateParis(maintenant));
        await ExigerReceveurAsync(acteur, mesure, demande, annulation);

        var transfert = new TransfertMesure
        {
            MesureId = mesure.Id,
            CedantId = acteur.GestionnaireId,
            ReceveurId = demande.ReceveurId,
            LieuSouhaiteId = demande.LieuSouhaiteId,
            DateDecision = demande.DateDecision,
            Motif = demande.Motif,
            TexteMotif = texte,
            DemandeLe = maintenant,
            DemandeParId = acteur.UtilisateurId,
        };
        db.Transferts.Add(transfert);
        await db.SaveChangesAsync(annulation);
        db.Tracer(
            maintenant,
            acteur,
            "transfert.demander",
            "transfert",
            transfert.Id,
            tribunalId: mesure.TribunalId,
            details: $"mesure {mesure.Id}, gestionnaire {demande.ReceveurId}"
        );
        await signaler.AuGestionnaireAsync(
            demande.ReceveurId,
            demande.LieuSouhaiteId,
            MessageTransfert.Demande(transfert, acteur.Gestionnaire!.Nom),
            annulation
        );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        reveil.Signaler();
        return transfert.Id;
    }

    /// <summary>The precision on the reason.</summary>
    private static string? Verifier(Mesure mesure, DemandeTransfert demande, DateOnly aujourdhui)
    {
        if (mesure.DateFin is { } fin)
            throw new RegleMetierException(
                $"La fin de votre mandat est annoncée pour le {Francais.Date(fin)} : annulez-la avant de transférer la mesure."
            );
        if (demande.DateDecision > aujourdhui)
            Refuser(
                "La date du jugement est dans le futur : transférez la mesure quand la décision vous est notifiée.",
                nameof(demande.DateDecision)
            );
        CoherenceMesure
            .Verifier(FaitsMesure.De(mesure) with { DateFin = demande.DateDecision }, aujourdhui)
            .Select(i =>
                i.Champ == nameof(FaitsMesure.DateFin)
                    ? i with
                    {
                        Champ = nameof(demande.DateDecision),
                    }
                    : i
            )
            .Exiger();
        return Precision.Lire(
            demande.TexteMotif,
            demande.Motif == MotifTransfert.Autre,
            nameof(demande.TexteMotif)
        );
    }

    private async Task ExigerReceveurAsync(
        Acteur acteur,
        Mesure mesure,
        DemandeTransfert demande,
        CancellationToken annulation
    )
    {
        if (demande.ReceveurId == acteur.GestionnaireId)
            Refuser(
                "Choisissez un autre mandataire que le vôtre ; pour changer de lieu d’exercice, modifiez la mesure.",
                nameof(demande.ReceveurId)
            );
        var receveur = await receveurs.JugerAsync(mesure, demande.ReceveurId, annulation);
        if (receveur is null)
            Refuser("Choisissez un mandataire de la liste.", nameof(demande.ReceveurId));
        if (receveur!.Refus is { } refus)
            Refuser(
                $"{receveur.Nom} ne peut pas recevoir cette mesure : {refus}.",
                nameof(demande.ReceveurId)
            );
        if (demande.LieuSouhaiteId is { } lieu && receveur.Lieux.All(l => l.Id != lieu))
            Refuser(
                $"Choisissez un lieu d’exercice de {receveur.Nom}.",
                nameof(demande.LieuSouhaiteId)
            );
    }

    private static void Refuser(string phrase, string champ) =>
        throw new RegleMetierException(phrase, champ);
}
