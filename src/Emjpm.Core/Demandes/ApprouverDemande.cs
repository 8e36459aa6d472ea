using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Courriels;
using Emjpm.Core.Data;
using Emjpm.Core.Jobs;
using Emjpm.Core.Referentiels;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Demandes;

/// <summary>
/// Approves a request: the account is created with the password chosen by the applicant and gets its dated right, on the court,
/// the territory, or the entry of the registry that the actor recognised. Nothing of it existed before.
/// </summary>
public sealed class ApprouverDemande(
    EmjpmDbContext db,
    TimeProvider horloge,
    Instance instance,
    UserManager<Utilisateur> comptes,
    OuvrirDroits ouvrir,
    Reveil reveil
)
{
    /// <summary>False when there is no such request for the actor.</summary>
    /// <param name="gestionnaireId">the entry of the registry, for a professional</param>
    /// <exception cref="RegleMetierException">
    /// somebody decided meanwhile, the address got an account meanwhile, or the entry is missing or cannot have the account
    /// </exception>
    public async Task<bool> ExecuterAsync(
        Acteur acteur,
        int demandeId,
        int? gestionnaireId,
        CancellationToken annulation = default
    )
    {
        var maintenant = horloge.Maintenant();
        await using var tx = await db.EcrireAsync(annulation);
        var demande = await DemandeOuverte.VerrouillerAsync(db, acteur, demandeId, annulation);
        if (demande is null)
            return false;
        var normalise = comptes.NormalizeEmail(demande.Courriel);
        if (await db.Users.AnyAsync(u => u.NormalizedEmail == normalise, annulation))
            throw new RegleMetierException(
                "Un compte a été ouvert entre-temps avec cette adresse : refusez la demande en l’indiquant à la personne."
            );
        var compte = new Utilisateur
        {
            UserName = demande.Courriel,
            Email = demande.Courriel,
            EmailConfirmed = true,
            PhoneNumber = demande.Telephone,
            Prenom = demande.Prenom,
            Nom = demande.Nom,
            Role = demande.Profil.Role(),
            Actif = true,
            CreeLe = horloge.Maintenant(),
            PasswordHash = demande.EmpreinteMotDePasse,
        };
        var resultat = await comptes.CreateAsync(compte);
        if (!resultat.Succeeded)
            throw new RegleMetierException(
                string.Join(' ', resultat.Errors.Select(e => e.Description))
            );
        if (demande.TribunalId is { } tribunal)
            await ouvrir.TribunalAsync(
                acteur.UtilisateurId,
                compte,
                tribunal,
                demande.Cabinet,
                annulation
            );
        else if (demande.Profil.Niveau() is { } niveau)
            ouvrir.Territoire(
                acteur.UtilisateurId,
                compte,
                niveau,
                demande.DepartementCode,
                demande.RegionCode
            );
        else
        {
            await ouvrir.InscriptionAsync(
                acteur,
                compte,
                demande.Profil.Type()!.Value,
                gestionnaireId,
                annulation
            );
            demande.GestionnaireId = gestionnaireId;
        }
        demande.Etat = EtatDemande.Approuvee;
        demande.DecideeLe = maintenant;
        demande.DecideeParId = acteur.UtilisateurId;
        demande.UtilisateurId = compte.Id;
        demande.EmpreinteMotDePasse = null;
        demande.Version++;
        db.Tracer(
            maintenant,
            acteur,
            "demande.approuver",
            "demande",
            demande.Id,
            tribunalId: demande.TribunalId,
            gestionnaireId: demande.GestionnaireId,
            details: $"{demande.Profil.Handle()}, compte {compte.Id}"
        );
        db.Courriels.Add(
            MessagesDemande.Approuvee(demande, instance.Adresse).Pour(demande.Courriel, maintenant)
        );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        reveil.Signaler();
        return true;
    }
}
