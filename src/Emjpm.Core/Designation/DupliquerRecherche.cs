using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Designation;

/// <summary>Copies a search of the actor's court, to try other criteria and keep the first.</summary>
public sealed class DupliquerRecherche(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>The id of the copy; null when the search is not one of the actor's court.</summary>
    public async Task<int?> ExecuterAsync(
        Acteur acteur,
        int rechercheId,
        CancellationToken annulation
    )
    {
        var tribunal = acteur.TribunalId;
        var copie = await db
            .Recherches.AsNoTracking()
            .SingleOrDefaultAsync(r => r.Id == rechercheId && r.TribunalId == tribunal, annulation);
        if (copie is null)
            return null;
        var maintenant = horloge.Maintenant();
        var nouvelle = new Recherche
        {
            TribunalId = tribunal,
            AuteurId = acteur.UtilisateurId,
            CreeeLe = maintenant,
            ModifieeLe = maintenant,
            ExpireLe = maintenant.AddDays(Recherche.DureeJours),
            CommuneCode = copie.CommuneCode,
            EtablissementFiness = copie.EtablissementFiness,
            LieuVie = copie.LieuVie,
            Nature = copie.Nature,
            Champ = copie.Champ,
            Civilite = copie.Civilite,
            AnneeNaissance = copie.AnneeNaissance,
            Urgent = copie.Urgent,
            DateJugement = copie.DateJugement,
            Accompagnements = copie.Accompagnements,
            Langues = copie.Langues,
            TypeSouhaite = copie.TypeSouhaite,
        };
        await using var transaction = await db.EcrireAsync(annulation);
        db.Recherches.Add(nouvelle);
        await db.SaveChangesAsync(annulation);
        db.Tracer(
            maintenant,
            acteur,
            "recherche.dupliquer",
            "recherche",
            nouvelle.Id,
            details: $"copie de la recherche {rechercheId}"
        );
        await db.SaveChangesAsync(annulation);
        await transaction.CommitAsync(annulation);
        return nouvelle.Id;
    }
}
