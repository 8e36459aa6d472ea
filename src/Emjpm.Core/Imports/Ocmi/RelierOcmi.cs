using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Jobs;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Imports.Ocmi;

/// <summary>
/// The switch of a mandataire individuel: while it is on, OCMI keeps the mesures that it contains, which no longer change by
/// hand; <see cref="ReprendreLaMain"/> turns it off. And a synchronisation at once, with or without it.
/// </summary>
public sealed class RelierOcmi(
    EmjpmDbContext db,
    TimeProvider horloge,
    Reveil reveil,
    ReglagesOcmi reglages
)
{
    /// <summary>Turns it on, and asks for a first synchronisation. Nothing happens when it is on.</summary>
    /// <exception cref="RegleMetierException">not an individuel, not an administrator, no SIRET, kept by a software, or OCMI is not read here</exception>
    public async Task ActiverAsync(Acteur acteur, CancellationToken annulation = default)
    {
        acteur.ExigerAdministration();
        Exiger(acteur);
        await using var tx = await db.EcrireAsync(annulation);
        var g = await LireAsync(acteur, annulation);
        if (g.GerePar == SynchronisationOcmi.Nom)
            return;
        if (g.GerePar is { } par)
            throw new RegleMetierException(
                $"Vos mesures sont tenues par {par} : reprenez d’abord la main depuis votre profil."
            );
        if (g.Siret is null)
            throw new RegleMetierException(
                "Votre numéro SIRET n’est pas enregistré dans e-MJPM, et c’est par lui qu’OCMI vous désigne : demandez à votre DDETS de le compléter."
            );
        var maintenant = horloge.Maintenant();
        (g.GerePar, g.GereDepuis) = (SynchronisationOcmi.Nom, maintenant);
        g.Version++;
        var s = await db.SynchronisationOcmiDeAsync(g.Id, annulation);
        s.ActiveeParId = acteur.UtilisateurId;
        db.Tracer(maintenant, acteur, "ocmi.activer", "gestionnaire", g.Id);
        if (!await EnCoursAsync(g.Id, annulation))
            Demander(acteur, maintenant);
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        reveil.SignalerTravail();
    }

    /// <summary>Asks for a synchronisation now. False, and nothing asked, when one is waiting or running.</summary>
    /// <exception cref="RegleMetierException">not an individuel, the actor only reads, or OCMI is not read here</exception>
    public async Task<bool> SynchroniserAsync(Acteur acteur, CancellationToken annulation = default)
    {
        acteur.ExigerEcriture();
        Exiger(acteur);
        await using var tx = await db.EcrireAsync(annulation);
        await LireAsync(acteur, annulation);
        if (await EnCoursAsync(acteur.GestionnaireId, annulation))
            return false;
        Demander(acteur, horloge.Maintenant());
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        reveil.SignalerTravail();
        return true;
    }

    private void Exiger(Acteur acteur)
    {
        if (acteur.Gestionnaire!.Type != TypeGestionnaire.Individuel)
            throw new RegleMetierException("OCMI ne concerne que les mandataires individuels.");
        if (!reglages.Configure)
            throw new RegleMetierException("OCMI n’est pas relié à ce service.");
    }

    /// <summary>The gestionnaire, its works locked: two clicks follow each other.</summary>
    private async Task<Gestionnaire> LireAsync(Acteur acteur, CancellationToken annulation)
    {
        var id = acteur.GestionnaireId;
        await db.VerrouillerTravauxAsync(id, annulation);
        return await db.Gestionnaires.SingleAsync(g => g.Id == id, annulation);
    }

    private Task<bool> EnCoursAsync(int gestionnaireId, CancellationToken annulation)
    {
        var genre = GenreTravail.SynchronisationOcmi.Nom;
        return db.Travaux.AnyAsync(
            t =>
                t.GestionnaireId == gestionnaireId
                && t.Genre == genre
                && (t.Etat == EtatTravail.EnAttente || t.Etat == EtatTravail.EnCours),
            annulation
        );
    }

    private void Demander(Acteur acteur, DateTime maintenant) =>
        db.Demander(
            acteur,
            GenreTravail.SynchronisationOcmi,
            "Synchronisation avec OCMI",
            "{}",
            maintenant
        );
}
