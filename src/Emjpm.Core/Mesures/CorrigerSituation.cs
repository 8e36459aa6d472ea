using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Mesures;

/// <summary>A situation as it should have been entered. Names of properties are those under which a refusal is shown.</summary>
public sealed record CorrectionSituation
{
    public required DateOnly DateEffet { get; init; }

    /// <summary>What the situation should have said.</summary>
    public required SituationMesure Situation { get; init; }

    /// <summary>Why it was wrong, kept in the history.</summary>
    public string? Raison { get; init; }

    /// <summary>Version of the mesure that was shown.</summary>
    public required int Version { get; init; }
}

/// <summary>
/// Corrects a situation entered wrongly: visible in the history, before → after, with its reason. A wrong nature or champ is
/// corrected too in the situations that only repeated it.
/// </summary>
public sealed class CorrigerSituation(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>False when the actor has no such mesure, or the mesure no such situation. Nothing happens when nothing changes.</summary>
    /// <exception cref="RegleMetierException">a value is wrong, the reason is missing, or somebody else changed the mesure since</exception>
    public async Task<bool> ExecuterAsync(
        Acteur acteur,
        int mesureId,
        int etatId,
        CorrectionSituation saisie,
        CancellationToken annulation = default
    )
    {
        await using var tx = await db.EcrireAsync(annulation);
        if (
            await db.MesureDeAsync(acteur, mesureId, annulation) is not { } mesure
            || mesure.Etats.FirstOrDefault(e => e.Id == etatId) is not { } etat
        )
            return false;
        mesure.ExigerNonRetiree();
        var maintenant = horloge.Maintenant();
        var aujourdhui = Horloge.DateParis(maintenant);
        var commune = await db.CommuneAsync(saisie.Situation.CommuneCode, annulation);
        var changements = await ComparerAsync(etat, saisie, commune, annulation);
        if (changements.Aucun)
            return true;
        await db.ExigerVersionAsync(mesure, saisie.Version, annulation);
        if (saisie.DateEffet != etat.DateEffet)
            mesure.ExigerDateEtat(saisie.DateEffet, etat, aujourdhui);
        CoherenceMesure
            .Verifier(saisie.Situation, commune is not null)
            .Concat(CoherenceMesure.Manques(saisie.Situation))
            .Exiger();
        ExigerRaison(saisie.Raison);

        var (nature, champ, date) = (etat.Nature, etat.Champ, etat.DateEffet);
        var repetees = mesure
            .Etats.Where(e => e.DateEffet > date)
            .OrderBy(e => e.DateEffet)
            .TakeWhile(e => (e.Nature, e.Champ) == (nature, champ))
            .ToList();
        // By date: the start of the protection is counted once the last one is right too.
        mesure.CorrigerEtat(etat, saisie.DateEffet, saisie.Situation);
        foreach (var e in repetees)
            mesure.CorrigerEtat(
                e,
                e.DateEffet,
                SituationMesure.De(e) with
                {
                    Nature = saisie.Situation.Nature,
                    Champ = saisie.Situation.Champ,
                }
            );
        mesure.Redater(date, saisie.DateEffet);
        CoherenceMesure.Verifier(FaitsMesure.De(mesure), aujourdhui).Exiger();
        mesure.Inscrire(
            TypeEvenementMesure.Correction,
            aujourdhui,
            acteur.UtilisateurId,
            maintenant,
            $"Situation du {Francais.Date(date)} : {changements.Motive(saisie.Raison)}"
        );
        mesure.Indexer(await db.CommuneAsync(mesure.CommuneCode, annulation));
        db.Tracer(
            maintenant,
            acteur,
            "mesure.corriger_situation",
            "mesure",
            mesure.Id,
            tribunalId: mesure.TribunalId,
            details: changements.Faits
        );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return true;
    }

    private async Task<Changements> ComparerAsync(
        EtatMesure etat,
        CorrectionSituation saisie,
        Commune? commune,
        CancellationToken annulation
    )
    {
        var juste = saisie.Situation.Au(saisie.DateEffet);
        var changements = new Changements();
        changements.Noter("Date", etat.DateEffet, juste.DateEffet);
        changements.Noter("Nature", etat.Nature.Libelle(), juste.Nature.Libelle());
        changements.Noter("Champ", etat.Champ?.Libelle(), juste.Champ?.Libelle());
        changements.Noter("Lieu de vie", etat.LieuVie?.Libelle(), juste.LieuVie?.Libelle());
        changements.Noter(
            "Type d’établissement",
            etat.TypeEtablissement?.Libelle(),
            juste.TypeEtablissement?.Libelle()
        );
        if (etat.CommuneCode != juste.CommuneCode)
            changements.Noter(
                "Commune",
                (await db.CommuneAsync(etat.CommuneCode, annulation))?.Nom,
                commune?.Nom
            );
        changements.Noter("Pays", etat.Pays, juste.Pays);
        return changements;
    }

    /// <exception cref="RegleMetierException">no reason is given</exception>
    internal static void ExigerRaison(string? raison)
    {
        if (string.IsNullOrWhiteSpace(raison))
            throw new RegleMetierException(
                "Dites pourquoi : la raison reste dans l’histoire de la mesure.",
                nameof(CorrectionSituation.Raison)
            );
        if (raison.Trim().Length > Mesure.TexteMax)
            throw new RegleMetierException(
                $"La raison dépasse {Mesure.TexteMax} caractères.",
                nameof(CorrectionSituation.Raison)
            );
    }
}
