using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Gestionnaires;

/// <summary>What a gestionnaire declares for a lieu. Names of properties are those under which a refusal is shown.</summary>
public sealed record DeclarationLieu
{
    /// <summary>Number of mesures the gestionnaire wishes to hold there.</summary>
    public required int CapaciteSouhaitee { get; init; }

    /// <summary>Address that receives the reservations of the lieu; empty: the accounts that chose to.</summary>
    public string? ContactCourriel { get; init; }

    /// <summary>Version of the lieu that was shown.</summary>
    public required int Version { get; init; }
}

/// <summary>Changes the wished capacity and the contact of a lieu d'exercice: a declaration, dated and signed.</summary>
public sealed class DeclarerCapacite(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>The largest capacity accepted, mesures: beyond it is a slip of the finger.</summary>
    public const int CapaciteMax = 2000;

    /// <summary>Saves the declaration. False when the lieu is not one of the actor's.</summary>
    /// <exception cref="RegleMetierException">
    /// the actor only reads, capacity out of bounds or beyond what the habilitation authorises, or somebody else declared since the form was shown
    /// </exception>
    public async Task<bool> ExecuterAsync(
        Acteur acteur,
        int lieuId,
        DeclarationLieu declaration,
        CancellationToken annulation = default
    )
    {
        acteur.ExigerEcriture();
        VerifierBornes(declaration.CapaciteSouhaitee);
        await using var tx = await db.EcrireAsync(annulation);
        if (await db.LieuDeAsync(acteur, lieuId, horloge.Aujourdhui(), annulation) is not { } lieu)
            return false;
        if (lieu.Version != declaration.Version)
            throw new RegleMetierException(
                $"{lieu.DerniereDeclaration()} Votre saisie est gardée : relisez-la, puis enregistrez à nouveau."
            );
        var avant = lieu.CapaciteSouhaitee;
        var partage = await PartageCapacite.VerrouillerAsync(
            db,
            lieu,
            horloge.Aujourdhui(),
            annulation
        );
        partage?.Verifier(
            declaration.CapaciteSouhaitee,
            avant,
            nameof(declaration.CapaciteSouhaitee)
        );
        var maintenant = horloge.Maintenant();
        lieu.FixerCapacites(lieu.CapaciteAutorisee, declaration.CapaciteSouhaitee);
        lieu.ContactCourriel = string.IsNullOrWhiteSpace(declaration.ContactCourriel)
            ? null
            : declaration.ContactCourriel.Trim();
        lieu.Declarer(acteur.Nom, CanalDeclaration.Saisie, maintenant);
        lieu.Version++;
        db.Tracer(
            maintenant,
            acteur,
            "lieu.declarer",
            "lieu",
            lieu.Id,
            details: $"capacité souhaitée : {(avant is { } a ? Francais.Entier(a) : "aucune")} → {Francais.Entier(declaration.CapaciteSouhaitee)}"
        );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return true;
    }

    /// <exception cref="RegleMetierException">out of bounds</exception>
    internal static void VerifierBornes(int capaciteSouhaitee)
    {
        if (capaciteSouhaitee is < 0 or > CapaciteMax)
            throw new RegleMetierException(
                $"Saisissez un nombre de mesures entre 0 et {Francais.Entier(CapaciteMax)}.",
                nameof(DeclarationLieu.CapaciteSouhaitee)
            );
    }
}
