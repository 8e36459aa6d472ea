using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Jobs;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Imports;

/// <summary>Asks for the apply, the undo or a new preview of an import: the work runs after.</summary>
public sealed class DemanderImport(EmjpmDbContext db, TimeProvider horloge, Reveil reveil)
{
    /// <summary>False when the actor has no such import. Nothing happens when it is applied already.</summary>
    /// <exception cref="RegleMetierException">it has no preview, or another import of this gestionnaire is being applied</exception>
    public Task<bool> AppliquerAsync(
        Acteur acteur,
        int importId,
        CancellationToken annulation = default
    ) =>
        DemanderAsync(
            acteur,
            importId,
            GenreTravail.AppliquerImport,
            i => $"Application de {i.NomFichier}",
            (import, _) =>
                import.Etat switch
                {
                    EtatImport.Applique => false,
                    EtatImport.Apercu => true,
                    EtatImport.Annule => throw new RegleMetierException(
                        "Cet import a été annulé : déposez à nouveau le fichier."
                    ),
                    _ => throw new RegleMetierException(
                        "L’aperçu n’est pas prêt : attendez-le avant d’appliquer."
                    ),
                },
            annulation
        );

    /// <summary>False when the actor has no such import. Nothing happens when it is undone already.</summary>
    /// <exception cref="RegleMetierException">it was not applied, or more than thirty days ago</exception>
    public Task<bool> AnnulerAsync(
        Acteur acteur,
        int importId,
        CancellationToken annulation = default
    ) =>
        DemanderAsync(
            acteur,
            importId,
            GenreTravail.AnnulerImport,
            i => $"Annulation de l’import de {i.NomFichier}",
            (import, maintenant) =>
                import.Etat switch
                {
                    EtatImport.Annule => false,
                    EtatImport.Applique when import.AnnulableJusqua >= maintenant => true,
                    EtatImport.Applique => throw new RegleMetierException(
                        $"Un import s’annule pendant {ImportMesures.JoursGardes} jours : celui-ci date du {Francais.Jour(import.AppliqueLe!.Value)}."
                    ),
                    _ => throw new RegleMetierException(
                        "Cet import n’a pas été appliqué : il n’y a rien à annuler."
                    ),
                },
            annulation
        );

    /// <summary>Reads the file again with what was answered since. False when the actor has no such import.</summary>
    public Task<bool> RevoirAsync(
        Acteur acteur,
        int importId,
        CancellationToken annulation = default
    ) =>
        DemanderAsync(
            acteur,
            importId,
            GenreTravail.ApercuImport,
            i => $"Aperçu de {i.NomFichier}",
            (import, _) => import.Etat is not (EtatImport.Applique or EtatImport.Annule),
            annulation
        );

    private async Task<bool> DemanderAsync(
        Acteur acteur,
        int importId,
        GenreTravail genre,
        Func<ImportMesures, string> intitule,
        Func<ImportMesures, DateTime, bool> verifier,
        CancellationToken annulation
    )
    {
        acteur.ExigerEcriture();
        var gestionnaire = acteur.GestionnaireId;
        var maintenant = horloge.Maintenant();
        await using var tx = await db.EcrireAsync(annulation);
        // The row of the gestionnaire orders those who ask at the same instant.
        await db.VerrouillerTravauxAsync(gestionnaire, annulation);
        if (
            await db.Imports.SingleOrDefaultAsync(
                i => i.Id == importId && i.GestionnaireId == gestionnaire,
                annulation
            )
            is not { } import
        )
            return false;
        if (!verifier(import, maintenant))
            return true;
        await ExigerSeulAsync(import, genre, annulation);
        var travail = db.Demander(
            acteur,
            genre,
            intitule(import),
            DeposerImport.Parametres(importId),
            maintenant
        );
        await db.SaveChangesAsync(annulation);
        import.TravailId = travail.Id;
        import.Version++;
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        reveil.SignalerTravail();
        return true;
    }

    /// <summary>One work at a time for an import; one apply or undo at a time for a gestionnaire.</summary>
    private async Task ExigerSeulAsync(
        ImportMesures import,
        GenreTravail genre,
        CancellationToken annulation
    )
    {
        var enCours = await db
            .Imports.Where(i => i.GestionnaireId == import.GestionnaireId)
            .Join(
                db.Travaux.Where(t =>
                    t.Etat == EtatTravail.EnAttente || t.Etat == EtatTravail.EnCours
                ),
                i => i.TravailId,
                t => t.Id,
                (i, t) =>
                    new
                    {
                        i.Id,
                        i.NomFichier,
                        t.Genre,
                    }
            )
            .ToListAsync(annulation);
        if (enCours.Any(t => t.Id == import.Id))
            throw new RegleMetierException(
                "Un travail est déjà en cours sur cet import : attendez sa fin."
            );
        if (
            genre != GenreTravail.ApercuImport
            && enCours.FirstOrDefault(t => t.Genre != GenreTravail.ApercuImport.Nom) is { } autre
        )
            throw new RegleMetierException(
                $"L’import de {autre.NomFichier} est en cours pour vos mesures : attendez sa fin, puis recommencez."
            );
    }
}
