using System.Text.Json;
using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Jobs;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Imports;

/// <summary>
/// The work that undoes an import, in one transaction: the mesures it created are withdrawn, those it changed get back their
/// former facts. A mesure that someone changed since is left, and said. Nothing of the history is erased but the situations
/// that the import had added, which the event of the import tells.
/// </summary>
public sealed class AnnulerImport(
    EmjpmDbContext db,
    TimeProvider horloge,
    FinirTransfert transferts
)
{
    private const int Tranche = 500;

    /// <summary>What was done, in one sentence.</summary>
    /// <exception cref="RegleMetierException">the member lost the right, or the import can no longer be undone: nothing changed</exception>
    public async Task<string> ExecuterAsync(SuiviTravail suivi, CancellationToken annulation)
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
        if (import.Etat == EtatImport.Annule)
            return Dire(import);
        if (import.Etat != EtatImport.Applique || import.AnnulableJusqua < maintenant)
            throw new RegleMetierException("Cet import ne peut plus être annulé.");

        var bilan = new BilanApplication
        {
            Total = import.Creees + import.Modifiees + import.Closes,
        };
        var rendues = await new RetirerCreations(
            db,
            masse,
            suivi.Acteur,
            import,
            maintenant,
            bilan
        ).ExecuterAsync(() => suivi.AvancerAsync(bilan.Fait, bilan.Total), annulation);
        for (var dernier = 0; ; )
        {
            var effets = await db
                .EffetsImport.Where(e => e.ImportId == id && e.Rendu == null && e.Id > dernier)
                .OrderBy(e => e.Id)
                .Take(Tranche)
                .ToListAsync(annulation);
            if (effets.Count == 0)
                break;
            rendues += await RendreAsync(
                suivi.Acteur,
                import,
                effets,
                bilan,
                maintenant,
                annulation
            );
            dernier = effets[^1].Id;
            db.ChangeTracker.Clear();
            bilan.Fait += effets.Count;
            await suivi.AvancerAsync(bilan.Fait, bilan.Total);
        }
        await bilan.CompterAsync(db, annulation);
        var annule = await db.Imports.SingleAsync(i => i.Id == id, annulation);
        annule.Etat = EtatImport.Annule;
        (annule.AnnuleLe, annule.AnnuleParId) = (maintenant, suivi.Acteur.UtilisateurId);
        (annule.Rendues, annule.NonRendues) = (rendues, bilan.Total - rendues);
        annule.Version++;
        db.Tracer(
            maintenant,
            suivi.Acteur,
            "import.annuler",
            "import",
            id,
            details: $"empreinte {annule.Empreinte} ; {annule.Rendues} rendues, {annule.NonRendues} laissées"
        );
        await db.SaveChangesAsync(annulation);
        await transferts.SansObjetAsync(gestionnaire, suivi.Acteur, maintenant, annulation);
        await suivi.ExigerBailAsync();
        await masse.ValiderAsync(annulation);
        return Dire(annule);
    }

    private async Task<int> RendreAsync(
        Acteur acteur,
        ImportMesures import,
        List<EffetImport> effets,
        BilanApplication bilan,
        DateTime maintenant,
        CancellationToken annulation
    )
    {
        var mesures = await db.VerrouillerMesuresAsync(
            import.GestionnaireId,
            [.. effets.Select(e => e.MesureId)],
            annulation
        );
        var pris = await NumerosPrisAsync(import.GestionnaireId, effets, annulation);
        var rendues = 0;
        foreach (var effet in effets)
        {
            effet.Refus = Empechement(acteur, effet, mesures, pris);
            effet.Rendu = effet.Refus is null;
            if (effet.Refus is not null)
                continue;
            rendues++;
            Rendre(acteur, import, effet, mesures[effet.MesureId], bilan, maintenant);
        }
        await db.SaveChangesAsync(annulation);
        return rendues;
    }

    private void Rendre(
        Acteur acteur,
        ImportMesures import,
        EffetImport effet,
        Mesure mesure,
        BilanApplication bilan,
        DateTime maintenant
    )
    {
        var aujourdhui = Horloge.DateParis(maintenant);
        var details =
            $"Annulation de l’import de {PoserLigne.Origine(import.NomFichier, effet.Ligne)}";
        bilan.Deplacer(AppliquerModifications.Comptee(mesure), -1);
        if (TexteJson.Lire<FaitsAvant>(effet.Avant) is not { } avant)
        {
            mesure.Retirer(details, acteur.UtilisateurId, aujourdhui, maintenant);
            return;
        }
        db.RemoveRange(avant.Rendre(mesure));
        mesure.Inscrire(
            TypeEvenementMesure.Import,
            aujourdhui,
            acteur.UtilisateurId,
            maintenant,
            $"{details} : les faits d’avant sont rétablis"
        );
        bilan.Deplacer(AppliquerModifications.Comptee(mesure), +1);
    }

    /// <summary>Why a mesure is left as it is; null when it can be given back.</summary>
    private static string? Empechement(
        Acteur acteur,
        EffetImport effet,
        Dictionary<int, Mesure> mesures,
        Dictionary<(int, string), int> pris
    )
    {
        if (mesures.GetValueOrDefault(effet.MesureId) is not { } mesure)
            return "La mesure a été retirée depuis l’import.";
        if (mesure.Version != effet.VersionApres)
            return $"La mesure a été modifiée depuis l’import{Depuis(mesure)} : elle reste telle qu’elle est.";
        if (mesure.GereePar is { } par)
            return $"La mesure est maintenant tenue par {par} : elle reste telle qu’elle est.";
        if (!acteur.Gestionnaire!.Droits.Couvrent(mesure.LieuExerciceId))
            return "La mesure est sur un site que votre accès ne couvre pas.";
        if (effet.ReservationId is not null)
            return "L’import a ouvert la réservation du tribunal, qui en a été informé : clôturez ou retirez la mesure depuis sa fiche, et prévenez le tribunal.";
        return
            TexteJson.Lire<FaitsAvant>(effet.Avant) is { TribunalId: { } t, NumeroRg: { } rg }
            && pris.TryGetValue((t, rg), out var autre)
            && autre != mesure.Id
            ? $"Une autre de vos mesures porte maintenant le numéro RG {rg}, qu’elle avait avant l’import."
            : null;
    }

    private static string Depuis(Mesure mesure) =>
        mesure.Evenements.MaxBy(e => e.Id) is { } e
            ? $", le {Francais.Instant(e.SaisiLe)} ({e.Type.Libelle()})"
            : "";

    /// <summary>The numbers that the mesures changed by the import had before, when another mesure took them since.</summary>
    private async Task<Dictionary<(int, string), int>> NumerosPrisAsync(
        int gestionnaireId,
        List<EffetImport> effets,
        CancellationToken annulation
    )
    {
        List<string> numeros =
        [
            .. effets
                .Select(e => TexteJson.Lire<FaitsAvant>(e.Avant)?.NumeroRg)
                .OfType<string>()
                .Distinct(),
        ];
        if (numeros.Count == 0)
            return [];
        var pris = await db
            .Mesures.Where(m =>
                m.GestionnaireId == gestionnaireId
                && m.Statut != StatutMesure.Retiree
                && m.TribunalId != null
                && m.NumeroRg != null
                && numeros.Contains(m.NumeroRg)
            )
            .Select(m => new
            {
                m.Id,
                m.TribunalId,
                m.NumeroRg,
            })
            .ToListAsync(annulation);
        return pris.ToDictionary(m => (m.TribunalId!.Value, m.NumeroRg!), m => m.Id);
    }

    /// <summary>What the history of a mesure says of the undo.</summary>
    internal static string Details(ImportMesures import, int ligne) =>
        $"Annulation de l’import de {PoserLigne.Origine(import.NomFichier, ligne)}";

    private static string Dire(ImportMesures i) =>
        i.NonRendues == 0
            ? $"Import annulé : {Francais.Nombre(i.Rendues, "mesure revenue", "mesures revenues")} à l’état d’avant."
            : $"Import annulé pour {Francais.Nombre(i.Rendues, "mesure")} ; {Francais.Nombre(i.NonRendues, "mesure laissée", "mesures laissées")} avec la raison de chacune.";
}
