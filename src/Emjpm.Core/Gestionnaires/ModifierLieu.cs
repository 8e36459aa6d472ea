using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Gestionnaires;

/// <summary>Changes the name, the address and the contact of a site. An établissement keeps its name and its address.</summary>
public sealed class ModifierLieu(EmjpmDbContext db, TimeProvider horloge, Geocoder geocoder)
{
    /// <summary>Saves the changes; the position is looked for again only when the address changed. False when the lieu is not one of the actor's.</summary>
    /// <param name="version">version of the lieu that was shown</param>
    /// <exception cref="RegleMetierException">
    /// the actor does not administer, a value is wrong, or somebody else changed the lieu since it was shown
    /// </exception>
    public async Task<bool> ExecuterAsync(
        Acteur acteur,
        int lieuId,
        FaitsLieu faits,
        int version,
        CancellationToken annulation = default
    )
    {
        acteur.ExigerAdministration();
        var maintenant = horloge.Maintenant();
        var aujourdhui = Horloge.DateParis(maintenant);
        var connu = await db
            .LieuxExercice.AsNoTracking()
            .De(acteur.Gestionnaire!)
            .NonFermes(aujourdhui)
            .SingleOrDefaultAsync(l => l.Id == lieuId, annulation);
        if (connu is null)
            return false;
        var telephone = FaitsLieu.LireTelephone(faits.Telephone, nameof(faits.Telephone));
        var (commune, position) =
            connu.Type == TypeLieu.Etablissement
                ? (null, null)
                : await SituerAsync(connu, faits, annulation);

        await using var tx = await db.EcrireAsync(annulation);
        if (await db.LieuDeAsync(acteur, lieuId, aujourdhui, annulation) is not { } lieu)
            return false;
        if (lieu.Version != version)
            throw new RegleMetierException(
                "Ce lieu a été modifié par une autre personne pendant votre saisie. Votre saisie est gardée : relisez-la, puis enregistrez à nouveau."
            );
        if (commune is not null)
        {
            lieu.Nom = faits.Nom!.Trim();
            lieu.Adresse = FaitsLieu.Propre(faits.Adresse);
            lieu.CodePostal =
                FaitsLieu.Propre(faits.CodePostal)
                ?? commune.CodesPostaux.Split(' ').FirstOrDefault();
            lieu.CommuneCode = commune.Code;
            if (position is not null)
                (lieu.Latitude, lieu.Longitude, lieu.Precision) = (
                    position.Latitude,
                    position.Longitude,
                    position.Precision
                );
            var gestionnaire = await db.Gestionnaires.SingleAsync(
                g => g.Id == lieu.GestionnaireId,
                annulation
            );
            gestionnaire.EtendreTexteRecherche(lieu.Nom, commune.Nom, lieu.CodePostal);
        }
        lieu.ContactNom = FaitsLieu.Propre(faits.ContactNom);
        lieu.Telephone = telephone;
        lieu.Version++;
        db.Tracer(maintenant, acteur, "lieu.modifier", "lieu", lieu.Id);
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return true;
    }

    /// <summary>The commune typed, and the new position; a null position keeps the one that is known.</summary>
    private async Task<(Commune?, PositionConnue?)> SituerAsync(
        LieuExercice connu,
        FaitsLieu faits,
        CancellationToken annulation
    )
    {
        var commune = await faits.VerifierAsync(db, annulation);
        var inchangee =
            connu.CommuneCode == commune.Code && connu.Adresse == FaitsLieu.Propre(faits.Adresse);
        return (
            commune,
            inchangee ? null : await geocoder.ExecuterAsync(faits.Adresse, commune, annulation)
        );
    }
}
