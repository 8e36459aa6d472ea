using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Deploiement;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Jobs;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Emjpm.Core.Imports.Ocmi;

/// <summary>
/// Reads the archive of OCMI: at night for every mandataire who turned the synchronisation on, on demand for the one who asks.
/// The failure of one never stops the others.
/// </summary>
public sealed class SynchroniserOcmi(
    EmjpmDbContext db,
    TimeProvider horloge,
    ReglagesOcmi reglages,
    SourceOcmi source,
    AppliquerOcmi appliquer,
    FonctionsOuvertes ouvertes,
    ILogger<SynchroniserOcmi> journal
)
{
    private const string NonConfigure = "La lecture d’OCMI n’est pas configurée.";

    private const string Imprevu =
        "Une erreur du service a empêché la synchronisation. L’exploitant en est averti ; elle sera tentée à nouveau la nuit prochaine.";

    private const string SansSiret =
        "Votre numéro SIRET n’est pas enregistré dans e-MJPM, et c’est par lui qu’OCMI vous désigne : demandez à votre DDETS de le compléter.";

    private sealed record Abonne(int Id, string? Siret, int? CompteId);

    /// <summary>The nightly run; says what was done.</summary>
    /// <exception cref="EchecOcmiException">the archive cannot be had or read: nothing was changed</exception>
    public async Task<string> ExecuterAsync(CancellationToken annulation)
    {
        if (!reglages.Configure)
            return NonConfigure;
        var decision = await ouvertes.DecisionAsync(FonctionTerritoriale.Ocmi, annulation);
        var (partout, codes) = (decision?.Partout ?? true, decision?.Departements ?? []);
        var ouverts = db.Implantations(horloge.Aujourdhui())
            .Where(i => codes.Contains(i.DepartementCode))
            .Select(i => i.GestionnaireId);
        var abonnes = await db
            .Gestionnaires.Where(g =>
                g.GerePar == SynchronisationOcmi.Nom && g.Type == TypeGestionnaire.Individuel
            )
            .Where(g => partout || ouverts.Contains(g.Id))
            .OrderBy(g => g.Id)
            .Select(g => new Abonne(
                g.Id,
                g.Siret,
                db.SynchronisationsOcmi.Where(s => s.GestionnaireId == g.Id)
                    .Select(s => s.ActiveeParId)
                    .FirstOrDefault()
            ))
            .ToListAsync(annulation);
        if (abonnes.Count == 0)
            return partout
                ? "Aucun mandataire n’a activé la synchronisation."
                : "Aucun mandataire n’a activé la synchronisation là où elle est ouverte.";
        await using var archive = await source.RecevoirAsync(annulation);
        var empreinte = archive.Empreinte;
        HashSet<int> aJour =
        [
            .. await db
                .SynchronisationsOcmi.Where(s => s.Empreinte == empreinte && s.Echec == null)
                .Select(s => s.GestionnaireId)
                .ToListAsync(annulation),
        ];
        abonnes.RemoveAll(a => aJour.Contains(a.Id));
        if (abonnes.Count == 0)
            return "Le fichier d’OCMI n’a pas changé : rien à faire.";
        await using var mesures = await MesuresParSiret.LireAsync(
            archive,
            reglages,
            abonnes.Select(a => a.Siret).OfType<string>(),
            annulation
        );
        var reperes = await ReperesOcmi.LireAsync(db, horloge.Aujourdhui(), annulation);
        var faits = 0;
        foreach (var abonne in abonnes)
            if (await TraiterAsync(abonne, mesures, empreinte, reperes, annulation))
                faits++;
        return $"{Francais.Nombre(mesures.Lues, "mesure lue", "mesures lues")} ; {Francais.Nombre(faits, "mandataire synchronisé", "mandataires synchronisés")}, {Francais.Nombre(abonnes.Count - faits, "en échec", "en échec")}{(mesures.SansSiret > 0 ? $", {Francais.Nombre(mesures.SansSiret, "mesure sans SIRET", "mesures sans SIRET")}" : "")}.";
    }

    /// <summary>The run of one mandataire, at its demand; says what was done.</summary>
    /// <exception cref="RegleMetierException">nothing was changed; the sentence says why</exception>
    public async Task<string> ExecuterAsync(SuiviTravail suivi, CancellationToken annulation)
    {
        var acteur = suivi.Acteur;
        acteur.ExigerEcriture();
        try
        {
            if (!reglages.Configure)
                throw new RegleMetierException(NonConfigure);
            var siret =
                await db
                    .Gestionnaires.Where(g => g.Id == acteur.GestionnaireId)
                    .Select(g => g.Siret)
                    .SingleAsync(annulation)
                ?? throw new RegleMetierException(SansSiret);
            await using var archive = await source.RecevoirAsync(annulation);
            await suivi.AvancerAsync(1, 3);
            await using var mesures = await MesuresParSiret.LireAsync(
                archive,
                reglages,
                [siret],
                annulation
            );
            await suivi.AvancerAsync(2, 3);
            var bilan = await appliquer.ExecuterAsync(
                acteur,
                await ExigerAsync(mesures, siret, annulation),
                archive.Empreinte,
                await ReperesOcmi.LireAsync(db, horloge.Aujourdhui(), annulation),
                annulation
            );
            return Dire(bilan);
        }
        catch (Exception e) when (e is EchecOcmiException or RegleMetierException)
        {
            if (e is EchecOcmiException)
                journal.LogWarning(
                    e,
                    "OCMI cannot be read for gestionnaire {Id}",
                    acteur.GestionnaireId
                );
            await EchouerAsync(acteur.GestionnaireId, e.Message, annulation);
            throw e as RegleMetierException ?? new RegleMetierException(e.Message);
        }
    }

    /// <summary>« 3 mesures créées, 12 inchangées. »</summary>
    internal static string Dire(SynchronisationOcmi s)
    {
        List<string> faits = [];
        Ajouter(s.Creees, "mesure créée", "mesures créées");
        Ajouter(s.Modifiees, "mesure modifiée", "mesures modifiées");
        Ajouter(s.Inchangees, "mesure inchangée", "mesures inchangées");
        Ajouter(s.AVerifier, "mesure à vérifier", "mesures à vérifier");
        Ajouter(s.Refusees, "mesure refusée", "mesures refusées");
        return $"{Francais.Enumeration(faits)}.";

        void Ajouter(int nombre, string un, string plusieurs)
        {
            if (nombre > 0)
                faits.Add(Francais.Nombre(nombre, un, plusieurs));
        }
    }

    private async Task<bool> TraiterAsync(
        Abonne abonne,
        MesuresParSiret mesures,
        string empreinte,
        ReperesOcmi reperes,
        CancellationToken annulation
    )
    {
        try
        {
            var siret = abonne.Siret ?? throw new RegleMetierException(SansSiret);
            var acteur = abonne.CompteId is { } compte
                ? await db.LireActeurAsync(compte, reperes.Aujourdhui, annulation)
                : null;
            if (acteur?.Gestionnaire?.Id != abonne.Id)
                throw new RegleMetierException(
                    "Le compte qui a activé la synchronisation n’y a plus accès : désactivez-la, puis activez-la à nouveau."
                );
            await appliquer.ExecuterAsync(
                acteur,
                await ExigerAsync(mesures, siret, annulation),
                empreinte,
                reperes,
                annulation
            );
            return true;
        }
        catch (RegleMetierException e)
        {
            await EchouerAsync(abonne.Id, e.Message, annulation);
        }
        catch (Exception e) when (!annulation.IsCancellationRequested)
        {
            journal.LogError(e, "OCMI failed for gestionnaire {Id}", abonne.Id);
            await EchouerAsync(abonne.Id, Imprevu, annulation);
        }
        return false;
    }

    private static async Task<IReadOnlyList<byte[]>> ExigerAsync(
        MesuresParSiret mesures,
        string siret,
        CancellationToken annulation
    ) =>
        await mesures.DeAsync(siret, annulation) is { Count: > 0 } textes
            ? textes
            : throw new RegleMetierException(
                $"OCMI ne contient aucune mesure pour le SIRET {siret} : vérifiez que c’est bien celui de votre compte OCMI. Rien n’a changé dans e-MJPM."
            );

    private async Task EchouerAsync(int gestionnaireId, string phrase, CancellationToken annulation)
    {
        db.ChangeTracker.Clear();
        var s = await db.SynchronisationOcmiDeAsync(gestionnaireId, annulation);
        (s.Echec, s.EchecLe) = (phrase, horloge.Maintenant());
        await db.SaveChangesAsync(annulation);
        db.ChangeTracker.Clear();
    }
}
