using System.Text.Json;
using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Courriels;
using Emjpm.Core.Data;
using Emjpm.Core.Jobs;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Imports;

/// <summary>
/// The work that applies an import: everything in one transaction, or nothing. Run again after the death of a node, it begins
/// anew; run again once applied, it does nothing. A line whose mesure changed since the preview is not applied but goes back
/// to be checked.
/// </summary>
public sealed class AppliquerImport(
    EmjpmDbContext db,
    TimeProvider horloge,
    Signaler signaler,
    FinirTransfert transferts,
    Reveil reveil
)
{
    private const int EssaisMax = 3;

    /// <summary>What was done, in one sentence.</summary>
    /// <exception cref="RegleMetierException">the member lost the right, or there is no preview to apply: nothing changed</exception>
    public async Task<string> ExecuterAsync(SuiviTravail suivi, CancellationToken annulation)
    {
        for (var essai = 1; ; essai++)
            try
            {
                return await TenterAsync(suivi, annulation);
            }
            catch (Exception e) when (e.EstConcurrence())
            {
                // Somebody entered or changed one of these mesures at this very moment: read what is there now.
                db.ChangeTracker.Clear();
                if (essai == EssaisMax)
                    throw new RegleMetierException(
                        "Vos mesures ont changé pendant l’application : rien n’a été appliqué. Recommencez dans un instant."
                    );
            }
    }

    private async Task<string> TenterAsync(SuiviTravail suivi, CancellationToken annulation)
    {
        suivi.Acteur.ExigerEcriture();
        var (gestionnaire, maintenant) = (suivi.Acteur.GestionnaireId, horloge.Maintenant());
        var id = JsonSerializer
            .Deserialize<DeposerImport.ParametresImport>(suivi.Travail.Parametres)!
            .ImportId;
        await using var masse = await EcritureEnMasse.OuvrirAsync(db, annulation);
        await db.VerrouillerTravauxAsync(gestionnaire, annulation);
        var import = await db
            .Imports.AsNoTracking()
            .SingleAsync(i => i.Id == id && i.GestionnaireId == gestionnaire, annulation);
        if (import.Etat == EtatImport.Applique)
            return Dire(import);
        if (import.Etat != EtatImport.Apercu)
            throw new RegleMetierException("Cet import n’a pas d’aperçu à appliquer.");
        var contexte = await ContexteImport.LireAsync(
            db,
            suivi.Acteur,
            Horloge.DateParis(maintenant),
            TexteJson.Lire<OptionsImport>(import.Options)!,
            annulation
        );
        var bilan = new BilanApplication { Total = import.ACreer + import.AModifier };
        var poser = new PoserLigne(contexte, import.NomFichier, maintenant);
        await new AppliquerModifications(
            db,
            masse,
            import,
            poser,
            contexte,
            maintenant,
            bilan
        ).ExecuterAsync(suivi, annulation);
        await new AppliquerCreations(
            db,
            masse,
            import,
            poser,
            contexte,
            maintenant,
            bilan,
            signaler
        ).ExecuterAsync(suivi, annulation);
        await RevoirAsync(id, bilan, annulation);
        if (bilan.Closes > 0)
            await transferts.SansObjetAsync(gestionnaire, suivi.Acteur, maintenant, annulation);
        await bilan.CompterAsync(db, annulation);
        var phrase = await ConclureAsync(suivi.Acteur, id, bilan, maintenant, annulation);
        await ExigerDroitsAsync(suivi, annulation);
        await suivi.ExigerBailAsync();
        await masse.ValiderAsync(annulation);
        if (bilan.Ouvertes > 0)
            reveil.Signaler();
        return phrase;
    }

    /// <summary>The lines whose mesure changed since the preview go back to be checked.</summary>
    private async Task RevoirAsync(
        int importId,
        BilanApplication bilan,
        CancellationToken annulation
    )
    {
        foreach (var groupe in bilan.Changees.GroupBy(c => c.Phrase, c => c.LigneId))
        foreach (var ids in groupe.Chunk(1_000))
        {
            var (lignes, phrase) = (ids.ToList(), groupe.Key);
            await db
                .LignesImport.Where(l => l.ImportId == importId && lignes.Contains(l.Id))
                .ExecuteUpdateAsync(
                    s =>
                        s.SetProperty(l => l.Decision, DecisionLigne.AVerifier)
                            .SetProperty(l => l.Question, QuestionLigne.Changee)
                            .SetProperty(l => l.Motifs, phrase),
                    annulation
                );
        }
    }

    private async Task<string> ConclureAsync(
        Acteur acteur,
        int id,
        BilanApplication bilan,
        DateTime maintenant,
        CancellationToken annulation
    )
    {
        var import = await db.Imports.SingleAsync(i => i.Id == id, annulation);
        import.Compter(await db.CompterLignesAsync(id, annulation));
        import.Etat = EtatImport.Applique;
        (import.Creees, import.Modifiees, import.Closes, import.Ouvertes) = (
            bilan.Creees,
            bilan.Modifiees,
            bilan.Closes,
            bilan.Ouvertes
        );
        (import.AppliqueLe, import.AppliqueParId) = (maintenant, acteur.UtilisateurId);
        import.Version++;
        db.Tracer(
            maintenant,
            acteur,
            "import.appliquer",
            "import",
            id,
            details: $"empreinte {import.Empreinte} ; {bilan.Creees} créées, {bilan.Modifiees} modifiées, {bilan.Closes} clôturées, {bilan.Ouvertes} réservations ouvertes ; {import.Inchangees} inchangées, {import.AVerifier} à vérifier, {import.Refusees} refusées"
        );
        await db.SaveChangesAsync(annulation);
        return Dire(import);
    }

    /// <summary>The right may have been taken back while the work ran: nothing is then applied.</summary>
    private async Task ExigerDroitsAsync(SuiviTravail suivi, CancellationToken annulation)
    {
        var present = await db.LireActeurAsync(
            suivi.Acteur.UtilisateurId,
            horloge.Aujourdhui(),
            annulation
        );
        if (
            present?.Gestionnaire is not { Droits: { Ecrit: true } droits } gestionnaire
            || gestionnaire.Id != suivi.Acteur.GestionnaireId
            || !droits.Lieux.SequenceEqual(suivi.Acteur.Gestionnaire!.Droits.Lieux)
        )
            throw new RegleMetierException(
                "Vos droits ont changé pendant l’application : rien n’a été appliqué."
            );
    }

    private static string Dire(ImportMesures i)
    {
        List<string> faits = [];
        if (i.Creees > 0)
            faits.Add(Francais.Nombre(i.Creees, "mesure créée", "mesures créées"));
        if (i.Modifiees > 0)
            faits.Add(Francais.Nombre(i.Modifiees, "mesure modifiée", "mesures modifiées"));
        if (i.Closes > 0)
            faits.Add(Francais.Nombre(i.Closes, "mesure clôturée", "mesures clôturées"));
        return faits.Count == 0 ? "Rien n’a changé." : $"{Francais.Enumeration(faits)}.";
    }
}
