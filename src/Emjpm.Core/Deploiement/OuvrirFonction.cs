using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Deploiement;

/// <summary>Where a feature is to be open. Names are those of the form.</summary>
/// <param name="Numero">the decision that was read; 0 when there was none</param>
public sealed record OuvertureDemandee(
    bool Partout,
    IReadOnlyList<string> Departements,
    string? Motif,
    int Numero
);

/// <summary>Decides where a feature is open; the former decisions stay, they are its history.</summary>
public sealed class OuvrirFonction(
    EmjpmDbContext db,
    TimeProvider horloge,
    FonctionsOuvertes ouvertes
)
{
    /// <exception cref="RegleMetierException">
    /// no reason, no département, one that does not exist, nothing changes, or somebody else decided meanwhile
    /// </exception>
    public async Task ExecuterAsync(
        Acteur acteur,
        FonctionTerritoriale fonction,
        OuvertureDemandee d,
        CancellationToken annulation
    )
    {
        acteur.ExigerAdministrateur();
        if (FaitsLieu.Propre(d.Motif) is not { } motif)
            throw new RegleMetierException(
                "Écrivez pourquoi : c’est ce que lira celui qui trouvera la fonction fermée ou ouverte.",
                nameof(d.Motif)
            );
        List<string> codes = d.Partout
            ? []
            : [.. d.Departements.Distinct().Order(StringComparer.Ordinal)];
        if (!d.Partout && codes.Count == 0)
            throw new RegleMetierException(
                "Choisissez au moins un département, ou ouvrez la fonction partout.",
                nameof(d.Departements)
            );
        if (await db.Departements.CountAsync(x => codes.Contains(x.Code), annulation) < codes.Count)
            throw new RegleMetierException(
                "Choisissez les départements dans la liste.",
                nameof(d.Departements)
            );
        var maintenant = horloge.Maintenant();
        await using var tx = await db.EcrireAsync(annulation);
        var avant = await db
            .OuverturesFonction.AsNoTracking()
            .Where(o => o.Fonction == fonction)
            .OrderByDescending(o => o.Numero)
            .FirstOrDefaultAsync(annulation);
        if ((avant?.Numero ?? 0) != d.Numero)
            throw Depasse();
        if (
            (avant?.Partout ?? true) == d.Partout
            && (avant?.Departements ?? []).SequenceEqual(codes)
        )
            throw new RegleMetierException("Rien n’a changé : il n’y a rien à enregistrer.");
        var decision = new OuvertureFonction
        {
            Fonction = fonction,
            Numero = d.Numero + 1,
            Partout = d.Partout,
            Departements = codes,
            Motif = motif,
            DecideeLe = maintenant,
            AuteurId = acteur.UtilisateurId,
        };
        db.OuverturesFonction.Add(decision);
        try
        {
            await db.SaveChangesAsync(annulation);
        }
        catch (DbUpdateException e) when (e.EstDoublon())
        {
            throw Depasse();
        }
        db.Tracer(
            maintenant,
            acteur,
            "deploiement.ouvrir_fonction",
            "fonction",
            decision.Id,
            details: $"{fonction.Handle()} {(d.Partout ? "partout" : string.Join(' ', codes))}"
        );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        ouvertes.Oublier();
    }

    /// <summary>The decisions of a feature, the last first.</summary>
    public Task<List<OuvertureFonction>> HistoireAsync(
        FonctionTerritoriale fonction,
        CancellationToken annulation
    ) =>
        db
            .OuverturesFonction.AsNoTracking()
            .Include(o => o.Auteur)
            .Where(o => o.Fonction == fonction)
            .OrderByDescending(o => o.Numero)
            .ToListAsync(annulation);

    private static RegleMetierException Depasse() =>
        new(
            "Quelqu’un vient de décider de cette fonction : relisez sa décision, puis validez à nouveau."
        );
}
