using System.Text.Json;
using Emjpm.Core.Classeurs;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Designation;
using Emjpm.Core.Jobs;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Imports;

/// <summary>
/// The work that reads the file of an import and says what each line would do. Changes no mesure; run again, it replaces what
/// it wrote.
/// </summary>
public sealed class PreparerApercu(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>What was found, in one sentence.</summary>
    /// <exception cref="RegleMetierException">the file cannot be read, or the import is no longer to be previewed</exception>
    public async Task<string> ExecuterAsync(SuiviTravail suivi, CancellationToken annulation)
    {
        suivi.Acteur.ExigerEcriture();
        var id = JsonSerializer
            .Deserialize<DeposerImport.ParametresImport>(suivi.Travail.Parametres)!
            .ImportId;
        var import = await db
            .Imports.AsNoTracking()
            .SingleAsync(
                i => i.Id == id && i.GestionnaireId == suivi.Acteur.GestionnaireId,
                annulation
            );
        if (import.Etat is EtatImport.Applique or EtatImport.Annule)
            return "Cet import est déjà appliqué.";
        var options = TexteJson.Lire<OptionsImport>(import.Options)!;
        var maintenant = horloge.Maintenant();
        var contexte = await ContexteImport.LireAsync(
            db,
            suivi.Acteur,
            Horloge.DateParis(maintenant),
            options,
            annulation
        );
        await using var fichier =
            await db.OuvrirFichierImportAsync(id, annulation)
            ?? throw new RegleMetierException("Le fichier a été effacé : déposez-le à nouveau.");
        using var classeur = Classeur.Lire(fichier, import.NomFichier);
        var lecture = LectureMesures.Ouvrir(
            classeur,
            contexte.Reperes,
            contexte.Aujourdhui,
            options.PourLire()
        );
        if (lecture.Manquantes.Count > 0)
        {
            await DemanderColonnesAsync(import, lecture, suivi, annulation);
            return "Des colonnes sont à indiquer.";
        }
        var lignes = await LireAsync(lecture, suivi);
        var decider = new DeciderLignes(
            contexte,
            import,
            maintenant,
            await MesuresAsync(suivi.Acteur, annulation),
            await ReservationsAsync(suivi.Acteur, annulation)
        );
        await EcrireAsync(import, decider, lignes, lecture, options.Complet, suivi, annulation);
        return $"{Francais.Nombre(lignes.Count, "ligne lue", "lignes lues")}.";
    }

    private static async Task<List<LigneMesure>> LireAsync(
        LectureMesures lecture,
        SuiviTravail suivi
    )
    {
        var lignes = new List<LigneMesure>();
        foreach (var ligne in lecture.Lignes())
        {
            lignes.Add(ligne);
            if (lignes.Count % 500 == 0)
                await suivi.AvancerAsync(lignes.Count, null);
        }
        await suivi.AvancerAsync(lignes.Count, lignes.Count);
        return lignes;
    }

    /// <summary>All of them at once: one pass over the file then needs no query.</summary>
    private Task<List<Mesure>> MesuresAsync(Acteur acteur, CancellationToken annulation)
    {
        var gestionnaire = acteur.GestionnaireId;
        return db
            .Mesures.AsNoTracking()
            .Where(m => m.GestionnaireId == gestionnaire && m.Statut != StatutMesure.Retiree)
            .Include(m => m.Etats)
            .AsSplitQuery()
            .OrderBy(m => m.Id)
            .ToListAsync(annulation);
    }

    private Task<List<ReservationAttendue>> ReservationsAsync(
        Acteur acteur,
        CancellationToken annulation
    )
    {
        var gestionnaire = acteur.GestionnaireId;
        return db
            .Reservations.Where(r =>
                r.GestionnaireId == gestionnaire
                && r.NumeroRg != null
                && (r.Etat == EtatReservation.EnAttente || r.Etat == EtatReservation.Confirmee)
            )
            .OrderBy(r => r.Id)
            .Select(r => new ReservationAttendue(
                r.Id,
                r.TribunalId,
                r.NumeroRg!,
                r.MesureARouvrirId
            ))
            .ToListAsync(annulation);
    }

    private async Task DemanderColonnesAsync(
        ImportMesures import,
        LectureMesures lecture,
        SuiviTravail suivi,
        CancellationToken annulation
    )
    {
        await using var tx = await db.EcrireAsync(annulation);
        await db.LignesImport.Where(l => l.ImportId == import.Id).ExecuteDeleteAsync(annulation);
        await ConclureAsync(
            import.Id,
            EtatImport.Colonnes,
            Decrire(lecture, null),
            new Dictionary<DecisionLigne, int>(),
            annulation
        );
        await suivi.ExigerBailAsync();
        await tx.CommitAsync(annulation);
    }

    private async Task EcrireAsync(
        ImportMesures import,
        DeciderLignes decider,
        IReadOnlyList<LigneMesure> lignes,
        LectureMesures lecture,
        bool complet,
        SuiviTravail suivi,
        CancellationToken annulation
    )
    {
        await using var masse = await EcritureEnMasse.OuvrirAsync(db, annulation);
        await db.LignesImport.Where(l => l.ImportId == import.Id).ExecuteDeleteAsync(annulation);
        await masse.EcrireAsync(decider.Decider(lignes, complet), Cles.DeLaBase, annulation);
        await ConclureAsync(
            import.Id,
            EtatImport.Apercu,
            Decrire(lecture, decider),
            decider.Nombres,
            annulation
        );
        await suivi.ExigerBailAsync();
        await masse.ValiderAsync(annulation);
    }

    private async Task ConclureAsync(
        int id,
        EtatImport etat,
        FichierImport fichier,
        Dictionary<DecisionLigne, int> nombres,
        CancellationToken annulation
    )
    {
        var import = await db.Imports.SingleAsync(i => i.Id == id, annulation);
        if (import.Etat is EtatImport.Applique or EtatImport.Annule)
            throw new RegleMetierException("Cet import est déjà appliqué.");
        import.Etat = etat;
        import.Fichier = TexteJson.Ecrire(fichier);
        import.Compter(nombres);
        import.Version++;
        await db.SaveChangesAsync(annulation);
    }

    private static FichierImport Decrire(LectureMesures lecture, DeciderLignes? decider)
    {
        var exemples = lecture
            .Feuille.Lignes()
            .Where(l => l.Numero > lecture.LigneTitres)
            .Take(3)
            .ToList();
        return new FichierImport
        {
            Titres =
            [
                .. lecture.Colonnes.Select(c => new TitreLu(
                    c.Index,
                    c.Titre,
                    c.Colonne?.Handle(),
                    string.Join(
                        " · ",
                        exemples.Select(l => l[c.Index].Texte).Where(t => t.Length > 0)
                    )
                )),
            ],
            Manquantes = [.. lecture.Manquantes.Select(c => c.Handle())],
            Remarques = [.. lecture.Remarques.Select(r => r.Phrase)],
            Antennes = decider?.Antennes ?? [],
            Tribunaux = decider?.Tribunaux ?? [],
            QuatreChiffres = decider?.QuatreChiffres ?? 0,
        };
    }
}
