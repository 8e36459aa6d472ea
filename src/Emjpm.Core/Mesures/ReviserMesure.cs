using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Mesures;

/// <summary>What the court decided. Names of properties are those under which a refusal is shown.</summary>
public sealed record RevisionMesure
{
    public required ResultatRevision Resultat { get; init; }
    public required DateOnly DateDecision { get; init; }

    /// <summary>Nature decided; only with an aggravation or an allègement; null keeps it.</summary>
    public NatureMesure? Nature { get; init; }

    /// <summary>Champ decided; only with an aggravation or an allègement; null when not said.</summary>
    public ChampMesure? Champ { get; init; }

    /// <summary>Length set by the court, years, when the mesure goes on.</summary>
    public int? DureeAnnees { get; init; }

    /// <summary>Term set by the court, when the mesure goes on.</summary>
    public DateOnly? Echeance { get; init; }

    /// <summary>First day without mandate, when the mesure ends; null: the day of the decision. A future one is announced.</summary>
    public DateOnly? DateFin { get; init; }

    /// <summary>Version of the mesure that was shown.</summary>
    public required int Version { get; init; }
}

/// <summary>What a review led to.</summary>
/// <param name="Close">the mandate ended, at once or on the day announced</param>
/// <param name="Alerte">what to check, in a sentence; null when nothing is unusual</param>
public sealed record RevisionFaite(bool Close, string? Alerte);

/// <summary>
/// The court reviewed the mesure: it goes on with a new term, changes nature or champ, or the mandate ends. The history keeps
/// the result, with what was and what is.
/// </summary>
public sealed class ReviserMesure(
    EmjpmDbContext db,
    TimeProvider horloge,
    FinirTransfert transferts
)
{
    /// <summary>Null when the actor has no such mesure. Nothing happens when this very decision is already recorded.</summary>
    /// <exception cref="RegleMetierException">a value is wrong, or somebody else changed the mesure since</exception>
    public async Task<RevisionFaite?> ExecuterAsync(
        Acteur acteur,
        int mesureId,
        RevisionMesure saisie,
        CancellationToken annulation = default
    )
    {
        await using var tx = await db.EcrireAsync(annulation);
        if (await db.MesureDeAsync(acteur, mesureId, annulation) is not { } mesure)
            return null;
        var cause = saisie.Resultat.Cause();
        if (
            mesure.Evenements.Any(e =>
                e.Type == TypeEvenementMesure.Revision
                && (e.Resultat, e.DateEffet) == (saisie.Resultat, saisie.DateDecision)
                && e.AuteurId == acteur.UtilisateurId
            )
        )
            return new(cause is not null, null);
        mesure.ExigerEnCours();
        await db.ExigerVersionAsync(mesure, saisie.Version, annulation);
        var maintenant = horloge.Maintenant();
        var aujourdhui = Horloge.DateParis(maintenant);
        ExigerDate(mesure, saisie.DateDecision, aujourdhui);
        var faite = cause is { } c
            ? await TerminerAsync(acteur, mesure, saisie, c, aujourdhui, maintenant, annulation)
            : Poursuivre(acteur, mesure, saisie, aujourdhui, maintenant);
        mesure.Indexer(await db.CommuneAsync(mesure.CommuneCode, annulation));
        db.Tracer(
            maintenant,
            acteur,
            "mesure.reviser",
            "mesure",
            mesure.Id,
            tribunalId: mesure.TribunalId,
            details: saisie.Resultat.Handle()
        );
        await db.SaveChangesAsync(annulation);
        if (faite.Close)
            await transferts.SansObjetAsync(mesure.GestionnaireId, acteur, maintenant, annulation);
        await tx.CommitAsync(annulation);
        return faite;
    }

    private static void ExigerDate(Mesure mesure, DateOnly decision, DateOnly aujourdhui)
    {
        if (decision > aujourdhui)
            Refuser(
                "La date du jugement est dans le futur : enregistrez la révision quand la décision vous est notifiée.",
                nameof(RevisionMesure.DateDecision)
            );
        if (decision <= mesure.DecisionEnCours)
            Refuser(
                $"La révision suit la dernière décision enregistrée, du {Francais.Date(mesure.DecisionEnCours)}.",
                nameof(RevisionMesure.DateDecision)
            );
        if (decision < mesure.DateNomination)
            Refuser(
                $"La révision suit votre nomination, du {Francais.Date(mesure.DateNomination)}.",
                nameof(RevisionMesure.DateDecision)
            );
    }

    /// <summary>The mandate goes on.</summary>
    private static RevisionFaite Poursuivre(
        Acteur acteur,
        Mesure mesure,
        RevisionMesure saisie,
        DateOnly aujourdhui,
        DateTime maintenant
    )
    {
        if (mesure.DateFin is { } fin)
            Refuser(
                $"La fin de votre mandat est annoncée pour le {Francais.Date(fin)} : annulez-la d’abord.",
                nameof(saisie.Resultat)
            );
        var (nature, champ, avant) = (mesure.Nature, mesure.Champ, mesure.Echeance);
        var change = saisie.Resultat.ChangeProtection();
        if (change)
            VerifierChangement(mesure, saisie);
        var terme = mesure.TermeApres(
            saisie.DateDecision,
            change ? saisie.Nature ?? nature : nature,
            saisie.Echeance,
            saisie.DureeAnnees
        );
        var tardive =
            avant < saisie.DateDecision
                ? $"Cette décision suit l’échéance connue jusqu’ici, le {Francais.Date(avant.Value)} : une mesure non renouvelée à temps prend fin (code civil, art. 443). Vérifiez ces dates."
                : null;
        if (change)
            mesure.ChangerProtection(saisie.DateDecision, saisie.Nature ?? nature, saisie.Champ);
        mesure.Decider(saisie.DateDecision, terme);
        CoherenceMesure.Verifier(FaitsMesure.De(mesure), aujourdhui).Exiger();
        var protection = change
            ? $"{Francais.EnTete(Mesure.Protection(nature, champ))} → {Mesure.Protection(mesure.Nature, mesure.Champ)}. "
            : "";
        mesure.Inscrire(
            TypeEvenementMesure.Revision,
            saisie.DateDecision,
            acteur.UtilisateurId,
            maintenant,
            $"{protection}Échéance : {Ecrire(avant)} → {Ecrire(terme.Date)} ({terme.Explication})",
            saisie.Resultat
        );
        return new(
            false,
            string.Join(" ", new[] { terme.Alerte, tardive }.OfType<string>()) is { Length: > 0 } a
                ? a
                : null
        );
    }

    private static void VerifierChangement(Mesure mesure, RevisionMesure saisie)
    {
        var nature = saisie.Nature ?? mesure.Nature;
        if (
            !CoherenceMesure.Permet(nature, saisie.Champ)
            && CoherenceMesure.ChampsPermis(nature) is [var seul]
        )
            Refuser(
                $"Une {nature.Libelle()} ne porte que « {seul.Libelle()} » : choisissez ce champ.",
                nameof(saisie.Champ)
            );
        if (
            SensRevision.Refus(
                saisie.Resultat,
                mesure.Nature,
                mesure.Champ,
                nature,
                saisie.Champ
            ) is
            { } refus
        )
            Refuser(refus.Phrase, refus.Champ);
        if (
            mesure.Etats.Where(e => e.DateEffet > saisie.DateDecision) is var suivants
            && suivants.FirstOrDefault(e => (e.Nature, e.Champ) != (mesure.Nature, mesure.Champ))
                is { } autre
        )
            Refuser(
                $"La situation du {Francais.Date(autre.DateEffet)} a une autre nature ou un autre champ : corrigez-la d’abord.",
                nameof(saisie.DateDecision)
            );
    }

    /// <summary>The mandate ends, as by closing it.</summary>
    private async Task<RevisionFaite> TerminerAsync(
        Acteur acteur,
        Mesure mesure,
        RevisionMesure saisie,
        CauseSortie cause,
        DateOnly aujourdhui,
        DateTime maintenant,
        CancellationToken annulation
    )
    {
        var fin = saisie.DateFin ?? saisie.DateDecision;
        if (fin < saisie.DateDecision)
            Refuser("La fin de votre mandat suit le jugement.", nameof(saisie.DateFin));
        if (fin > aujourdhui.AddYears(2))
            Refuser(
                "Une fin s’annonce au plus deux ans à l’avance : vérifiez l’année.",
                nameof(saisie.DateFin)
            );
        CoherenceMesure
            .Verifier(FaitsMesure.De(mesure) with { DateFin = fin }, aujourdhui)
            .Exiger();
        mesure.Inscrire(
            TypeEvenementMesure.Revision,
            saisie.DateDecision,
            acteur.UtilisateurId,
            maintenant,
            $"{Francais.EnTete(Mesure.Protection(mesure.Nature, mesure.Champ))} → fin de votre mandat le {Francais.Date(fin)}",
            saisie.Resultat
        );
        if (
            mesure.Clore(cause, fin, acteur.UtilisateurId, aujourdhui, maintenant)
            && mesure.LieuExerciceId is { } lieu
        )
            await db.DecompterMesureAsync(lieu, annulation);
        return new(true, null);
    }

    private static string Ecrire(DateOnly? date) =>
        date is { } d ? Francais.Date(d) : "sans échéance";

    private static void Refuser(string phrase, string champ) =>
        throw new RegleMetierException(phrase, champ);
}
