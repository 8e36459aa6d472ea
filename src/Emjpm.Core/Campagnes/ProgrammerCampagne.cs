using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Campagnes;

/// <summary>What a campaign is to be. Names are those of the form.</summary>
/// <param name="Le">first day it may leave, in the morning</param>
public sealed record CampagneDemandee(
    string? Nom,
    AudienceCampagne Audience,
    string? DepartementCode,
    string? Sujet,
    string? Texte,
    DateOnly Le
);

/// <summary>Schedules a campaign, or cancels one that has not left.</summary>
public sealed class ProgrammerCampagne(EmjpmDbContext db, TimeProvider horloge)
{
    private static readonly TimeOnly Heure = new(9, 0);

    /// <summary>Refuses what cannot be sent; the preview calls it too.</summary>
    /// <exception cref="RegleMetierException">a text is missing, the day is past, the département is not known</exception>
    public async Task VerifierAsync(CampagneDemandee d, CancellationToken annulation)
    {
        if (string.IsNullOrWhiteSpace(d.Nom))
            throw new RegleMetierException("Donnez un nom à la campagne.", nameof(d.Nom));
        if (string.IsNullOrWhiteSpace(d.Sujet))
            throw new RegleMetierException("Saisissez l’objet du courriel.", nameof(d.Sujet));
        if (string.IsNullOrWhiteSpace(d.Texte))
            throw new RegleMetierException("Saisissez le texte du courriel.", nameof(d.Texte));
        if (d.Texte.Contains("{code}", StringComparison.Ordinal))
            throw new RegleMetierException(
                "Retirez « {code} » : un rappel ne porte pas de code.",
                nameof(d.Texte)
            );
        if (d.Le < horloge.Aujourdhui())
            throw new RegleMetierException(
                "Ce jour est passé : choisissez aujourd’hui ou plus tard.",
                nameof(d.Le)
            );
        if (
            d.DepartementCode is { } code
            && !await db.Departements.AnyAsync(x => x.Code == code, annulation)
        )
            throw new RegleMetierException(
                "Choisissez le département dans la liste.",
                nameof(d.DepartementCode)
            );
    }

    /// <summary>The id of the campaign.</summary>
    /// <inheritdoc cref="VerifierAsync"/>
    public async Task<int> ExecuterAsync(
        Acteur acteur,
        CampagneDemandee d,
        CancellationToken annulation
    )
    {
        acteur.ExigerAdministrateur();
        await VerifierAsync(d, annulation);
        var maintenant = horloge.Maintenant();
        var campagne = new Campagne
        {
            Nom = d.Nom!.Trim(),
            Audience = d.Audience,
            DepartementCode = d.DepartementCode,
            Sujet = d.Sujet!.Trim(),
            Texte = d.Texte!.Trim(),
            PrevueLe = Horloge.InstantParis(d.Le, Heure),
            AuteurId = acteur.UtilisateurId,
            CreeeLe = maintenant,
        };
        await using var tx = await db.EcrireAsync(annulation);
        db.Campagnes.Add(campagne);
        await db.SaveChangesAsync(annulation);
        db.Tracer(maintenant, acteur, "campagne.programmer", "campagne", campagne.Id);
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return campagne.Id;
    }

    /// <summary>False when there is no such campaign, or when it has left or was cancelled already.</summary>
    public async Task<bool> AnnulerAsync(Acteur acteur, int id, CancellationToken annulation)
    {
        acteur.ExigerAdministrateur();
        await using var tx = await db.EcrireAsync(annulation);
        var annulees = await db
            .Campagnes.Where(c => c.Id == id && c.Etat == EtatCampagne.Programmee)
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.Etat, EtatCampagne.Annulee), annulation);
        if (annulees == 0)
            return false;
        db.Tracer(horloge.Maintenant(), acteur, "campagne.annuler", "campagne", id);
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return true;
    }
}
