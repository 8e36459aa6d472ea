using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Imports;
using Emjpm.Core.Jobs;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Registre.Listes;

/// <summary>
/// Does what the preview of a list showed, whole, in one transaction: entries created and changed, and the habilitations of the
/// absents that the agent ticked ended. Each line leaves its act in the history of its entry, and what it takes to undo it.
/// </summary>
public sealed class AppliquerListe(
    EmjpmDbContext db,
    InscrireGestionnaire inscrire,
    AjouterHabilitation ajouter,
    EcrireRegistre ecrire,
    Reveil reveil,
    TimeProvider horloge
)
{
    /// <summary>Reservations it ended; null when there is no such import in the territory of the agent.</summary>
    /// <param name="absents">ids of the lines of absents whose habilitation ends</param>
    /// <param name="fin">first day without entitlement of those; null when there are none</param>
    /// <exception cref="RegleMetierException">it is applied already, an entry changed since the preview, or a line is refused: nothing is done then</exception>
    public async Task<int?> ExecuterAsync(
        Acteur acteur,
        int importId,
        IReadOnlyCollection<int> absents,
        DateOnly? fin,
        CancellationToken annulation = default
    )
    {
        var maintenant = horloge.Maintenant();
        await using var tx = await db.EcrireAsync(annulation);
        var import = await Verrouiller(db, acteur, importId, annulation);
        if (import is null)
            return null;
        if (import.Etat != EtatListe.Apercu)
            throw new RegleMetierException($"Cette liste est déjà {import.Etat.Libelle()}.");
        Retenir(import, absents, fin);
        var aFaire = import
            .Lignes.Where(l =>
                l.Decision == DecisionInscription.AModifier
                || (l.Decision == DecisionInscription.Absente && l.Retenue)
            )
            .GroupBy(l => l.GestionnaireId!.Value)
            .OrderBy(l => l.Key)
            .ToList();
        var terminees = 0;
        // In the order of the ids: two imports at once never wait for each other.
        foreach (var entree in aFaire)
            terminees += await ModifierAsync(
                acteur,
                import,
                entree.Key,
                [.. entree.OrderBy(l => l.Ligne)],
                annulation
            );
        foreach (
            var ligne in import
                .Lignes.Where(l => l.Decision == DecisionInscription.ACreer)
                .OrderBy(l => l.Ligne)
        )
            await CreerAsync(acteur, import, ligne, annulation);
        import.Etat = EtatListe.Appliquee;
        (import.AppliqueeLe, import.AppliqueeParId) = (maintenant, acteur.UtilisateurId);
        import.Version++;
        db.Tracer(
            maintenant,
            acteur,
            "liste.appliquer",
            "import_liste",
            import.Id,
            details: $"{import.DepartementCode}, empreinte {import.Empreinte}"
        );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        reveil.Signaler();
        return terminees;
    }

    /// <summary>The import with its lines, held until the end of the transaction; null when it is out of the territory.</summary>
    internal static async Task<ImportListe?> Verrouiller(
        EmjpmDbContext db,
        Acteur acteur,
        int importId,
        CancellationToken annulation
    )
    {
        await db
            .ImportsListe.Where(i => i.Id == importId)
            .ExecuteUpdateAsync(s => s.SetProperty(i => i.Version, i => i.Version), annulation);
        var import = await db
            .ImportsListe.Include(i => i.Lignes)
            .SingleOrDefaultAsync(i => i.Id == importId, annulation);
        return import is not null && acteur.TerritoireOuRefus().Couvre(import.DepartementCode)
            ? import
            : null;
    }

    /// <summary>What the history of an entry says of the act.</summary>
    internal static string Motif(ImportListe import, LigneListe ligne) =>
        ligne.Ligne == 0
            ? $"Absent de la liste « {import.NomFichier} »."
            : $"Liste « {import.NomFichier} », ligne {ligne.Ligne}.";

    private void Retenir(ImportListe import, IReadOnlyCollection<int> absents, DateOnly? fin)
    {
        foreach (var ligne in import.Lignes)
            ligne.Retenue =
                ligne.Decision == DecisionInscription.Absente && absents.Contains(ligne.Id);
        if (!import.Lignes.Exists(l => l.Retenue))
            return;
        if (fin is not { } jour)
            throw new RegleMetierException(
                "Saisissez le premier jour sans habilitation des absents que vous avez cochés.",
                "Fin"
            );
        new ActeSaisi { DateEffet = jour, Motif = "Absents de la liste." }.VerifierDate(
            horloge.Aujourdhui(),
            "Fin"
        );
        import.FinDesAbsents = jour;
    }

    private async Task<int> ModifierAsync(
        Acteur acteur,
        ImportListe import,
        int gestionnaireId,
        IReadOnlyList<LigneListe> lignes,
        CancellationToken annulation
    )
    {
        var nom = lignes[0].Nom;
        var terminees =
            await ecrire.FaireAsync(
                acteur,
                gestionnaireId,
                async entree =>
                {
                    if (entree.Gestionnaire.Version - 1 != lignes[0].VersionVue)
                        throw new RegleMetierException(
                            $"La fiche de {nom} a changé depuis l’aperçu : comparez à nouveau la liste, puis appliquez."
                        );
                    foreach (var ligne in lignes)
                        await EnDisantLaLigne(
                            ligne,
                            () => PoserAsync(acteur, import, entree, ligne, annulation)
                        );
                    return true;
                },
                capacites: true,
                annulation,
                ailleurs: true
            )
            ?? throw new RegleMetierException(
                $"La fiche de {nom} a été réunie à une autre : comparez à nouveau la liste."
            );
        var version = await db
            .Gestionnaires.Where(g => g.Id == gestionnaireId)
            .Select(g => g.Version)
            .SingleAsync(annulation);
        foreach (var ligne in lignes)
            ligne.VersionApres = version;
        return terminees;
    }

    private async Task PoserAsync(
        Acteur acteur,
        ImportListe import,
        EntreeRegistre entree,
        LigneListe ligne,
        CancellationToken annulation
    )
    {
        var g = entree.Gestionnaire;
        var h = ligne.HabilitationId is { } id ? g.Habilitations.Single(x => x.Id == id) : null;
        ligne.Avant = TexteJson.Ecrire(Avant(g, h));
        var motif = Motif(import, ligne);
        if (ligne.Ligne == 0)
        {
            Terminer(entree, h!, import.FinDesAbsents!.Value, motif);
            return;
        }
        var lue = TexteJson.Lire<InscriptionLue>(ligne.Donnees)!;
        // Who an entry of another territory is, its own agents say.
        var connue =
            g.Habilitations.Count == 0
            || g.Habilitations.Exists(x => acteur.TerritoireOuRefus().Couvre(x.DepartementCode));
        if (h is null)
            ligne.HabilitationId = await HabiliterAsync(
                acteur,
                import,
                entree,
                lue,
                motif,
                annulation
            );
        else if (
            PoserInscription.Habilitation(acteur, g, h, lue, horloge.Aujourdhui()) is
            { Aucun: false } faits
        )
            entree.Inscrire(
                GenreActe.HabilitationModifiee,
                Acte(motif, h.NumeroActe),
                h,
                changements: faits.ToString()
            );
        if (connue && PoserInscription.Identite(g, lue) is { Aucun: false } identite)
            entree.Inscrire(
                GenreActe.Identite,
                Acte(motif, null),
                changements: identite.ToString()
            );
    }

    private async Task<int> HabiliterAsync(
        Acteur acteur,
        ImportListe import,
        EntreeRegistre entree,
        InscriptionLue lue,
        string motif,
        CancellationToken annulation
    )
    {
        var g = entree.Gestionnaire;
        var ajoutee = await ajouter.ComposerAsync(
            acteur,
            g,
            PoserInscription.Ajoutee(lue, import.DepartementCode, motif),
            annulation
        );
        entree.Inscrire(
            GenreActe.HabilitationAjoutee,
            Acte(motif, ajoutee.NumeroActe) with
            {
                DateEffet = ajoutee.Du,
            },
            ajoutee
        );
        (g.SortiLe, g.MotifSortie) = (null, null);
        await db.SaveChangesAsync(annulation);
        return ajoutee.Id;
    }

    private static void Terminer(EntreeRegistre entree, Habilitation h, DateOnly fin, string motif)
    {
        h.ExigerEnVigueur(fin);
        var (changements, avant) = (new Mesures.Changements(), h.Au);
        h.Terminer(fin);
        changements.Noter("Dernier jour", avant, h.Au);
        entree.SortirSiPlusRien(fin, MotifSortie.Depart);
        entree.Inscrire(
            GenreActe.HabilitationTerminee,
            new() { DateEffet = fin, Motif = motif },
            h,
            changements: changements.ToString()
        );
    }

    private async Task CreerAsync(
        Acteur acteur,
        ImportListe import,
        LigneListe ligne,
        CancellationToken annulation
    )
    {
        var lue = TexteJson.Lire<InscriptionLue>(ligne.Donnees)!;
        await EnDisantLaLigne(
            ligne,
            async () =>
            {
                var g = await inscrire.AjouterAsync(
                    acteur,
                    PoserInscription.Nouvelle(lue, import.DepartementCode, Motif(import, ligne)),
                    annulation
                );
                (ligne.GestionnaireId, ligne.HabilitationId) = (g.Id, g.Habilitations[0].Id);
                ligne.VersionApres = g.Version;
                ligne.Avant = TexteJson.Ecrire(new EtatAvant { Creee = true });
            }
        );
    }

    private ActeSaisi Acte(string motif, string? numero) =>
        new()
        {
            DateEffet = horloge.Aujourdhui(),
            NumeroActe = numero,
            Motif = motif,
        };

    private static EtatAvant Avant(Gestionnaire g, Habilitation? h) =>
        new()
        {
            Ajoutee = h is null,
            Nom = g.Nom,
            Civilite = g.Civilite,
            Siret = g.Siret,
            Courriel = g.Courriel,
            Telephone = g.Telephone,
            SortiLe = g.SortiLe,
            MotifSortie = g.MotifSortie,
            NumeroActe = h?.NumeroActe,
            DateActe = h?.DateActe,
            Du = h?.Du,
            Au = h?.Au,
            RetireeLe = h?.RetireeLe,
            Natures = h?.NaturesPermises ?? [],
            Capacite = h?.CapaciteAutorisee,
            Principale = h is { DepartementFinanceur: true } or { EtablissementRattachement: true },
        };

    /// <summary>A refusal says which line it comes from: the whole list is then left as it was.</summary>
    private static async Task EnDisantLaLigne(LigneListe ligne, Func<Task> acte)
    {
        try
        {
            await acte();
        }
        catch (RegleMetierException e)
        {
            throw new RegleMetierException(
                $"{(ligne.Ligne == 0 ? ligne.Nom : $"Ligne {ligne.Ligne}, {ligne.Nom}")} : {e.Message} Rien n’a été changé."
            );
        }
    }
}
