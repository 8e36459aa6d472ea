using System.Globalization;
using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Mesures;

/// <summary>
/// Changes the facts of a mesure that are not its situation. Replacing an identity or a date already recorded is a correction,
/// visible with its reason; completing is not; a change of court, cabinet or site is an event of its own.
/// </summary>
public sealed class ModifierMesure(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>False when the actor has no such mesure. Nothing happens when nothing changes.</summary>
    /// <exception cref="RegleMetierException">a value is wrong, a reason is missing, or somebody else changed the mesure since</exception>
    public async Task<bool> ExecuterAsync(
        Acteur acteur,
        int mesureId,
        FaitsModifies saisie,
        CancellationToken annulation = default
    )
    {
        await using var tx = await db.EcrireAsync(annulation);
        if (await db.MesureDeAsync(acteur, mesureId, annulation) is not { } mesure)
            return false;
        mesure.ExigerNonRetiree();
        var maintenant = horloge.Maintenant();
        var aujourdhui = Horloge.DateParis(maintenant);
        var lieuAvant = mesure.LieuExerciceId;
        ExigerNominationPremiere(mesure, saisie.DateNomination);

        var rattachement = new Changements();
        await RattacherAsync(acteur, mesure, saisie, rattachement, aujourdhui, annulation);
        var (identite, complements) = Corriger(mesure, saisie);
        var suivi = Suivre(mesure, saisie);
        if (rattachement.Aucun && identite.Aucun && complements.Aucun && suivi.Aucun)
            return true;
        await db.ExigerVersionAsync(mesure, saisie.Version, annulation);
        CoherenceMesure.Verifier(FaitsMesure.De(mesure), aujourdhui).Exiger();
        if (!identite.Aucun && string.IsNullOrWhiteSpace(saisie.Raison))
            throw new RegleMetierException(
                $"Vous corrigez un fait déjà enregistré ({identite.Faits}) : dites pourquoi.",
                nameof(saisie.Raison)
            );
        await db.ExigerRgLibreAsync(mesure, annulation);

        if (!identite.Aucun)
            mesure.Inscrire(
                TypeEvenementMesure.Correction,
                aujourdhui,
                acteur.UtilisateurId,
                maintenant,
                identite.Motive(saisie.Raison)
            );
        foreach (var autres in new[] { complements, suivi }.Where(c => !c.Aucun))
            mesure.Inscrire(
                TypeEvenementMesure.Modification,
                aujourdhui,
                acteur.UtilisateurId,
                maintenant,
                autres.ToString()
            );
        if (!rattachement.Aucun)
            mesure.Inscrire(
                TypeEvenementMesure.Rattachement,
                aujourdhui,
                acteur.UtilisateurId,
                maintenant,
                rattachement.ToString()
            );
        if (mesure.Statut == StatutMesure.EnCours)
            await db.DeplacerMesureAsync(lieuAvant, mesure.LieuExerciceId, annulation);
        mesure.Indexer(await db.CommuneAsync(mesure.CommuneCode, annulation));
        db.Tracer(
            maintenant,
            acteur,
            identite.Aucun ? "mesure.modifier" : "mesure.corriger",
            "mesure",
            mesure.Id,
            tribunalId: mesure.TribunalId,
            details: string.Join(
                ", ",
                new[] { identite, complements, suivi, rattachement }
                    .Where(c => !c.Aucun)
                    .Select(c => c.Faits)
            )
        );
        try
        {
            await db.SaveChangesAsync(annulation);
        }
        catch (DbUpdateException e) when (e.EstDoublon())
        {
            throw MesuresDuGestionnaire.RgPris(mesure);
        }
        await tx.CommitAsync(annulation);
        return true;
    }

    private async Task RattacherAsync(
        Acteur acteur,
        Mesure mesure,
        FaitsModifies saisie,
        Changements changements,
        DateOnly aujourdhui,
        CancellationToken annulation
    )
    {
        var avant = await db
            .Mesures.Where(m => m.Id == mesure.Id)
            .Select(m => new
            {
                Tribunal = m.Tribunal!.Nom,
                Cabinet = m.Cabinet!.Nom,
                Lieu = m.LieuExercice!.Nom,
            })
            .SingleAsync(annulation);
        var tribunal = avant.Tribunal;
        if (saisie.TribunalId != mesure.TribunalId)
        {
            if (saisie.TribunalId is not { } id)
                throw new RegleMetierException(
                    "Choisissez le tribunal de la mesure.",
                    nameof(saisie.TribunalId)
                );
            tribunal = (
                await db.TribunalAsync(id, aujourdhui, nameof(saisie.TribunalId), annulation)
            ).Nom;
            mesure.TribunalId = id;
        }
        changements.Noter("Tribunal", avant.Tribunal, tribunal);
        var cabinet = await db.CabinetAsync(
            mesure.TribunalId,
            saisie.Cabinet,
            nameof(saisie.Cabinet),
            annulation
        );
        mesure.CabinetId = cabinet?.Id;
        changements.Noter("Cabinet", avant.Cabinet, cabinet?.Nom);
        if (saisie.LieuExerciceId == mesure.LieuExerciceId)
            return;
        var lieu = saisie.LieuExerciceId ?? 0;
        await db.ExigerLieuAsync(
            acteur,
            lieu,
            aujourdhui,
            nameof(saisie.LieuExerciceId),
            annulation
        );
        mesure.LieuExerciceId = lieu;
        changements.Noter(
            "Lieu d’exercice",
            avant.Lieu,
            await db
                .LieuxExercice.Where(l => l.Id == lieu)
                .Select(l => l.Nom)
                .SingleAsync(annulation)
        );
    }

    /// <summary>Identity and dates: what replaces a fact recorded, and what completes one that was not.</summary>
    private static (Changements Remplaces, Changements Completes) Corriger(
        Mesure mesure,
        FaitsModifies saisie
    )
    {
        var (remplaces, completes) = (new Changements(), new Changements());
        void Noter(string fait, string? avant, string? apres) =>
            (string.IsNullOrEmpty(avant) ? completes : remplaces).Noter(fait, avant, apres);
        void NoterDate(string fait, DateOnly? avant, DateOnly? apres) =>
            (avant is null ? completes : remplaces).Noter(fait, avant, apres);

        var rg = string.IsNullOrWhiteSpace(saisie.NumeroRg)
            ? null
            : NumeroRg.Normaliser(saisie.NumeroRg, nameof(saisie.NumeroRg));
        if (rg is null && mesure.NumeroRg is not null)
            throw new RegleMetierException(
                "Saisissez le numéro RG : il ne peut plus être vide.",
                nameof(saisie.NumeroRg)
            );
        if (rg != mesure.NumeroRg)
        {
            Noter("Numéro RG", mesure.NumeroRg, rg);
            mesure.NumeroRg = rg;
            mesure.NumeroRgBrut = saisie.NumeroRg?.Trim();
        }
        Noter("Civilité", mesure.Civilite.Libelle(), saisie.Civilite.Libelle());
        mesure.Civilite = saisie.Civilite;
        Noter("Année de naissance", Annee(mesure.AnneeNaissance), Annee(saisie.AnneeNaissance));
        mesure.AnneeNaissance = saisie.AnneeNaissance;
        NoterDate(
            "Première mise sous protection",
            mesure.DatePremiereProtection,
            saisie.DatePremiereProtection
        );
        mesure.DatePremiereProtection = saisie.DatePremiereProtection;
        // Moved before the nomination, which carries it along when they were the same day.
        NoterDate(
            "Date de la protection en cours",
            mesure.DateProtectionEnCours,
            saisie.DateProtectionEnCours
        );
        mesure.DateProtectionEnCours = saisie.DateProtectionEnCours;
        NoterDate("Date de nomination", mesure.DateNomination, saisie.DateNomination);
        mesure.CorrigerNomination(saisie.DateNomination);
        return (remplaces, completes);
    }

    /// <summary>A nomination put right stays before the situations that followed it.</summary>
    private static void ExigerNominationPremiere(Mesure mesure, DateOnly nomination)
    {
        if (
            mesure
                .Etats.Where(e => e.DateEffet > mesure.DateNomination)
                .Select(e => e.DateEffet)
                .Order()
                .FirstOrDefault()
                is var suivante
            && suivante != default
            && nomination >= suivante
        )
            throw new RegleMetierException(
                $"La date de nomination précède la situation du {Francais.Date(suivante)} : corrigez d’abord cette situation.",
                nameof(FaitsModifies.DateNomination)
            );
        if (
            mesure
                .Etats.Where(e => e.DateEffet < mesure.DateNomination)
                .Any(e => e.DateEffet >= nomination)
        )
            throw new RegleMetierException(
                "La date de nomination suit les situations du mandat précédent de cette mesure.",
                nameof(FaitsModifies.DateNomination)
            );
    }

    /// <summary>What changes in the course of a mesure without having been wrong.</summary>
    private static Changements Suivre(Mesure mesure, FaitsModifies saisie)
    {
        var suivi = new Changements();
        CoherenceMesure.Dossier(saisie.NumeroDossier).Exiger();
        var dossier = CreerMesure.Vide(saisie.NumeroDossier);
        suivi.Noter("Numéro de dossier", mesure.NumeroDossier, dossier);
        mesure.NumeroDossier = dossier;
        if (suivi.Noter("Échéance fixée par le jugement", mesure.EcheanceDuJuge, saisie.Echeance))
            mesure.FixerEcheance(saisie.Echeance);
        return suivi;
    }

    private static string Annee(int annee) => annee.ToString(CultureInfo.InvariantCulture);
}
