using Emjpm.Core.Data;
using Emjpm.Core.Jobs;
using Emjpm.Core.Mesures;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Imports;

/// <summary>The known mesures that an import changes, slice by slice: each keeps what it was, for the undo.</summary>
internal sealed class AppliquerModifications(
    EmjpmDbContext db,
    EcritureEnMasse masse,
    ImportMesures import,
    PoserLigne poser,
    ContexteImport contexte,
    DateTime maintenant,
    BilanApplication bilan
)
{
    private const int Tranche = 500;

    public async Task ExecuterAsync(SuiviTravail suivi, CancellationToken annulation)
    {
        if (import.AModifier == 0)
            return;
        for (var dernier = 0; ; )
        {
            var lignes = await db
                .LignesImport.AsNoTracking()
                .Where(l =>
                    l.ImportId == import.Id
                    && l.Decision == DecisionLigne.AModifier
                    && l.Id > dernier
                )
                .OrderBy(l => l.Id)
                .Take(Tranche)
                .ToListAsync(annulation);
            if (lignes.Count == 0)
                return;
            await EcrireAsync(lignes, annulation);
            dernier = lignes[^1].Id;
            bilan.Fait += lignes.Count;
            await suivi.AvancerAsync(bilan.Fait, bilan.Total);
        }
    }

    private async Task EcrireAsync(List<LigneImport> lignes, CancellationToken annulation)
    {
        var mesures = await db.VerrouillerMesuresAsync(
            import.GestionnaireId,
            [.. lignes.Select(l => l.MesureId).OfType<int>()],
            annulation
        );
        List<(Mesure Mesure, int Ligne, TypeEffet Type, FaitsAvant Avant)> changees = [];
        foreach (var ligne in lignes)
        {
            if (
                mesures.GetValueOrDefault(ligne.MesureId ?? 0) is not { } mesure
                || mesure.Version != ligne.VersionVue
            )
            {
                Ecarter(
                    ligne,
                    "La mesure a été modifiée depuis l’aperçu : importez à nouveau le fichier pour la comparer."
                );
                continue;
            }
            var (avant, comptee) = (FaitsAvant.De(mesure), Comptee(mesure));
            var resultat = new Comparaison();
            poser.Modifier(
                mesure,
                TexteJson.Lire<LigneMesure>(ligne.Donnees)!,
                ligne.Choix,
                resultat
            );
            if (resultat.Motifs.Count > 0)
            {
                Ecarter(ligne, string.Join('\n', resultat.Motifs));
                db.Oublier(mesure);
                continue;
            }
            if (resultat.Ecarts.Count == 0)
                continue;
            mesure.Inscrire(
                TypeEvenementMesure.Import,
                contexte.Aujourdhui,
                contexte.Acteur.UtilisateurId,
                maintenant,
                $"{PoserLigne.Origine(import.NomFichier, ligne.Ligne)}. {resultat.Phrase()}"
            );
            bilan.Deplacer(comptee, -1);
            bilan.Deplacer(Comptee(mesure), +1);
            var close =
                mesure.Statut == StatutMesure.Eteinte && avant.Statut == StatutMesure.EnCours;
            changees.Add(
                (mesure, ligne.Ligne, close ? TypeEffet.Close : TypeEffet.Modifiee, avant)
            );
        }
        await db.SaveChangesAsync(annulation);
        await masse.EcrireAsync(
            changees.Select(c => new EffetImport
            {
                ImportId = import.Id,
                MesureId = c.Mesure.Id,
                Ligne = c.Ligne,
                Type = c.Type,
                VersionApres = c.Mesure.Version,
                Avant = TexteJson.Ecrire(c.Avant),
            }),
            Cles.DeLaBase,
            annulation
        );
        bilan.Closes += changees.Count(c => c.Type == TypeEffet.Close);
        bilan.Modifiees += changees.Count(c => c.Type == TypeEffet.Modifiee);
        db.ChangeTracker.Clear();
    }

    /// <summary>The lieu that counts the mesure; null when none does.</summary>
    internal static int? Comptee(Mesure m) =>
        m.Statut == StatutMesure.EnCours ? m.LieuExerciceId : null;

    private void Ecarter(LigneImport ligne, string phrase) =>
        bilan.Changees.Add((ligne.Id, phrase));
}

/// <summary>Mesures to change in number.</summary>
internal static class MesuresVerrouillees
{
    /// <summary>
    /// The mesures of the gestionnaire among these, with situations and events, those withdrawn excepted; their rows stay locked
    /// until the end of the transaction.
    /// </summary>
    public static async Task<Dictionary<int, Mesure>> VerrouillerMesuresAsync(
        this EmjpmDbContext db,
        int gestionnaireId,
        IReadOnlyList<int> ids,
        CancellationToken annulation
    )
    {
        List<int> voulues = [.. ids.Order()];
        await db
            .Mesures.Where(m => voulues.Contains(m.Id) && m.GestionnaireId == gestionnaireId)
            .ExecuteUpdateAsync(s => s.SetProperty(m => m.Version, m => m.Version), annulation);
        return await db
            .Mesures.Include(m => m.Etats)
            .Include(m => m.Evenements)
            .AsSplitQuery()
            .Where(m =>
                voulues.Contains(m.Id)
                && m.GestionnaireId == gestionnaireId
                && m.Statut != StatutMesure.Retiree
            )
            .ToDictionaryAsync(m => m.Id, annulation);
    }

    /// <summary>Leaves out of the unit of work what was changed in the mesure.</summary>
    public static void Oublier(this EmjpmDbContext db, Mesure mesure)
    {
        foreach (var etat in mesure.Etats)
            db.Entry(etat).State = EntityState.Detached;
        foreach (var evenement in mesure.Evenements)
            db.Entry(evenement).State = EntityState.Detached;
        db.Entry(mesure).State = EntityState.Detached;
    }
}
