using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Imports;

/// <summary>How the mesures absent of the file end, for those that are ticked.</summary>
public sealed record FinAbsentes(CauseSortie Cause, DateOnly DateFin);

/// <summary>The answers given to the lines to check: each is decided anew, as the preview would have with that answer.</summary>
public sealed class TrancherLignes(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>The answers that a line takes.</summary>
    public static IReadOnlyList<ChoixLigne> Reponses(QuestionLigne? question) =>
        question switch
        {
            QuestionLigne.Semblable => [ChoixLigne.Meme, ChoixLigne.Nouvelle],
            QuestionLigne.Cloturee => [ChoixLigne.Rouvrir, ChoixLigne.Laisser],
            QuestionLigne.Absente => [ChoixLigne.Clore, ChoixLigne.Laisser],
            _ => [],
        };

    /// <summary>How many lines were answered; null when the actor has no such import.</summary>
    /// <param name="choix">answer of each line, by its id; an answer the line does not take is left out</param>
    /// <param name="fin">required when a mesure absent of the file is to be closed</param>
    /// <param name="memes">which mesure a line is, by its id: needed when it looks like several</param>
    /// <exception cref="RegleMetierException">the import is applied already, or the end of the absent mesures is not said</exception>
    public async Task<int?> ExecuterAsync(
        Acteur acteur,
        int importId,
        IReadOnlyDictionary<int, ChoixLigne> choix,
        FinAbsentes? fin,
        IReadOnlyDictionary<int, int>? memes = null,
        CancellationToken annulation = default
    )
    {
        acteur.ExigerEcriture();
        var (gestionnaire, maintenant) = (acteur.GestionnaireId, horloge.Maintenant());
        var aujourdhui = Horloge.DateParis(maintenant);
        await using var tx = await db.EcrireAsync(annulation);
        if (
            await db.Imports.SingleOrDefaultAsync(
                i => i.Id == importId && i.GestionnaireId == gestionnaire,
                annulation
            )
            is not { } import
        )
            return null;
        if (import.Etat != EtatImport.Apercu)
            throw new RegleMetierException("Cet import n’attend plus de réponse.");
        var contexte = await ContexteImport.LireAsync(
            db,
            acteur,
            aujourdhui,
            TexteJson.Lire<OptionsImport>(import.Options)!,
            annulation
        );
        var poser = new PoserLigne(contexte, import.NomFichier, maintenant);
        var tranchees = 0;
        foreach (var ids in choix.Keys.Chunk(500))
        {
            List<int> voulues = [.. ids];
            var lignes = await db
                .LignesImport.Where(l =>
                    l.ImportId == importId
                    && voulues.Contains(l.Id)
                    && l.Decision == DecisionLigne.AVerifier
                )
                .ToListAsync(annulation);
            foreach (var ligne in lignes.Where(l => choix[l.Id] == ChoixLigne.Meme))
                Designer(
                    ligne,
                    memes is not null && memes.TryGetValue(ligne.Id, out var voulue) ? voulue : null
                );
            List<int> concernees = [.. lignes.Select(l => l.MesureId).OfType<int>()];
            var prises = await PrisesAsync(importId, concernees, annulation);
            var mesures = await db
                .Mesures.AsNoTracking()
                .Include(m => m.Etats)
                .AsSplitQuery()
                .Where(m => m.GestionnaireId == gestionnaire && concernees.Contains(m.Id))
                .ToDictionaryAsync(m => m.Id, annulation);
            foreach (var ligne in lignes)
                if (
                    Reponses(ligne.Question).Contains(choix[ligne.Id])
                    && (choix[ligne.Id] != ChoixLigne.Meme || ligne.MesureId is not null)
                )
                {
                    if (
                        ligne.Question == QuestionLigne.Absente
                        && choix[ligne.Id] == ChoixLigne.Clore
                    )
                        ligne.Donnees = Fin(fin);
                    Trancher(
                        ligne,
                        choix[ligne.Id],
                        mesures.GetValueOrDefault(ligne.MesureId ?? 0),
                        poser,
                        choix[ligne.Id] == ChoixLigne.Meme
                        && !prises.TryAdd(ligne.MesureId!.Value, ligne.Ligne)
                            ? prises[ligne.MesureId.Value]
                            : null
                    );
                    tranchees++;
                }
            await db.SaveChangesAsync(annulation);
        }
        import.Compter(await db.CompterLignesAsync(importId, annulation));
        import.Version++;
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return tranchees;
    }

    /// <summary>The mesure that the person says the line is, among those proposed; none when several are and none was said.</summary>
    private static void Designer(LigneImport ligne, int? mesureId)
    {
        if (ligne.Question != QuestionLigne.Semblable)
            return;
        var proches = TexteJson.Lire<List<MesureProche>>(ligne.Proches) ?? [];
        ligne.MesureId =
            mesureId is { } voulue && proches.Exists(p => p.MesureId == voulue) ? voulue
            : mesureId is null && proches is [var seule] ? seule.MesureId
            : null;
    }

    /// <summary>Number of the line that already is each of these mesures.</summary>
    private Task<Dictionary<int, int>> PrisesAsync(
        int importId,
        List<int> mesures,
        CancellationToken annulation
    ) =>
        db
            .LignesImport.Where(l =>
                l.ImportId == importId
                && l.MesureId != null
                && mesures.Contains(l.MesureId.Value)
                && l.Decision != DecisionLigne.AVerifier
                && l.Decision != DecisionLigne.Refusee
                && l.Decision != DecisionLigne.ACreer
            )
            .GroupBy(l => l.MesureId!.Value)
            .Select(g => new { g.Key, Ligne = g.Min(l => l.Ligne) })
            .ToDictionaryAsync(g => g.Key, g => g.Ligne, annulation);

    private static string Fin(FinAbsentes? fin) =>
        TexteJson.Ecrire(
            new LigneMesure
            {
                Ligne = 0,
                Remarques = [],
                Statut = StatutMesure.Eteinte,
                DateFin =
                    fin?.DateFin
                    ?? throw new RegleMetierException(
                        "Indiquez la cause et la date de fin des mesures absentes à clôturer.",
                        nameof(FinAbsentes.DateFin)
                    ),
                CauseSortie = fin.Cause,
            }
        );

    private static void Trancher(
        LigneImport ligne,
        ChoixLigne choix,
        Mesure? mesure,
        PoserLigne poser,
        int? doublon
    )
    {
        var resultat = new Comparaison();
        ligne.Choix = choix;
        if (choix == ChoixLigne.Laisser)
        {
            (ligne.Decision, ligne.Question) = (DecisionLigne.Inchangee, null);
            (ligne.Motifs, ligne.Ecarts) = (null, null);
            ligne.Avertissements = "Rien n’est changé, à votre demande.";
            return;
        }
        var l = TexteJson.Lire<LigneMesure>(ligne.Donnees)!;
        if (choix == ChoixLigne.Nouvelle)
        {
            ligne.MesureId = null;
            ligne.VersionVue = null;
            poser.Creer(l, resultat);
        }
        else if (mesure is null)
            resultat.Motifs.Add("Cette mesure n’existe plus.");
        else if (doublon is { } autre)
            resultat.Motifs.Add(
                $"La ligne {autre} est déjà cette mesure : seule la première est lue."
            );
        else
        {
            ligne.VersionVue = mesure.Version;
            poser.Modifier(mesure, l, choix, resultat);
        }
        ligne.Decision = resultat.Decision(choix == ChoixLigne.Nouvelle);
        ligne.Question = resultat.Question;
        ligne.Ecarts = resultat.Ecarts.Count == 0 ? null : TexteJson.Ecrire(resultat.Ecarts);
        ligne.Motifs = DeciderLignes.Phrases(resultat.Motifs);
        if (resultat.Avertissements.Count > 0)
            ligne.Avertissements = DeciderLignes.Phrases(resultat.Avertissements);
    }
}
