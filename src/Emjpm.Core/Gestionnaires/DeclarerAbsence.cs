using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Gestionnaires;

/// <summary>An absence or a suspension to declare. Names of properties are those under which a refusal is shown.</summary>
public sealed record AbsenceDeclaree
{
    /// <summary>The site concerned; null for the whole gestionnaire.</summary>
    public int? LieuId { get; init; }

    /// <inheritdoc cref="Indisponibilite.EstSuspension"/>
    public required bool EstSuspension { get; init; }
    public required DateOnly Du { get; init; }

    /// <summary>Last day; null while it is not known.</summary>
    public DateOnly? Au { get; init; }

    /// <summary>Reason as courts read it.</summary>
    public required string? Motif { get; init; }
}

/// <summary>
/// Declares that a site, or the whole gestionnaire, takes no new mesure for a time, or that this time ends. Judges see it at
/// once.
/// </summary>
public sealed class DeclarerAbsence(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>Length of a reason, characters.</summary>
    public const int MotifMax = 200;

    /// <summary>Saves it; the same sent twice makes one. False when the lieu is not one of the actor's.</summary>
    /// <exception cref="RegleMetierException">
    /// the actor may not, a date or the reason is wrong, or another absence covers a part of it
    /// </exception>
    public async Task<bool> ExecuterAsync(
        Acteur acteur,
        AbsenceDeclaree absence,
        CancellationToken annulation = default
    )
    {
        Exiger(acteur, absence.LieuId);
        var maintenant = horloge.Maintenant();
        var motif = Verifier(absence, Horloge.DateParis(maintenant));
        var gestionnaire = acteur.GestionnaireId;
        await using var tx = await db.EcrireAsync(annulation);
        if (
            absence.LieuId is { } lieu
            && await db.LieuDeAsync(acteur, lieu, Horloge.DateParis(maintenant), annulation) is null
        )
            return false;
        await db
            .Gestionnaires.Where(g => g.Id == gestionnaire)
            .ExecuteUpdateAsync(s => s.SetProperty(g => g.Version, g => g.Version), annulation);
        var autres = await db
            .Indisponibilites.Where(i =>
                i.GestionnaireId == gestionnaire
                && i.LieuExerciceId == absence.LieuId
                && (i.Au == null || i.Au >= absence.Du)
            )
            .ToListAsync(annulation);
        var autre = autres.Find(i => absence.Au is null || i.Du <= absence.Au);
        if (
            autre is not null
            && (autre.Du, autre.Au, autre.EstSuspension, autre.Motif)
                == (absence.Du, absence.Au, absence.EstSuspension, motif)
        )
            return true;
        if (autre is not null)
            throw new RegleMetierException(
                $"Une absence est déjà déclarée {Periode(autre.Du, autre.Au)} : mettez-y fin, ou choisissez d’autres dates.",
                nameof(absence.Du)
            );
        db.Indisponibilites.Add(
            new Indisponibilite
            {
                GestionnaireId = gestionnaire,
                LieuExerciceId = absence.LieuId,
                EstSuspension = absence.EstSuspension,
                Du = absence.Du,
                Au = absence.Au,
                Motif = motif,
                DeclareLe = maintenant,
            }
        );
        db.Tracer(
            maintenant,
            acteur,
            absence.EstSuspension ? "activite.interrompre" : "absence.declarer",
            absence.LieuId is null ? "gestionnaire" : "lieu",
            absence.LieuId ?? gestionnaire,
            details: Periode(absence.Du, absence.Au)
        );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return true;
    }

    /// <summary>
    /// Ends an absence: the activity is open again today, or never stops when it had not begun. False when there is no such
    /// absence, of today or to come.
    /// </summary>
    /// <exception cref="RegleMetierException">the actor may not</exception>
    public async Task<bool> FinirAsync(
        Acteur acteur,
        int id,
        CancellationToken annulation = default
    )
    {
        var maintenant = horloge.Maintenant();
        var aujourdhui = Horloge.DateParis(maintenant);
        var gestionnaire = acteur.GestionnaireId;
        await using var tx = await db.EcrireAsync(annulation);
        var absence = await db.Indisponibilites.SingleOrDefaultAsync(
            i =>
                i.Id == id
                && i.GestionnaireId == gestionnaire
                && (i.Au == null || i.Au >= aujourdhui),
            annulation
        );
        if (
            absence is null
            || (absence.LieuExerciceId is { } lieu && !acteur.Gestionnaire!.Droits.Couvrent(lieu))
        )
            return false;
        Exiger(acteur, absence.LieuExerciceId);
        var prevue = Periode(absence.Du, absence.Au);
        absence.Au = aujourdhui.AddDays(-1);
        db.Tracer(
            maintenant,
            acteur,
            absence.EstSuspension ? "activite.reprendre" : "absence.finir",
            absence.LieuExerciceId is null ? "gestionnaire" : "lieu",
            absence.LieuExerciceId ?? gestionnaire,
            details: $"déclarée {prevue}"
        );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return true;
    }

    /// <summary>The whole gestionnaire stops by the word of an administrator, a site by that of a member who writes there.</summary>
    private static void Exiger(Acteur acteur, int? lieuId)
    {
        if (lieuId is null)
            acteur.ExigerAdministration();
        else
            acteur.ExigerEcriture();
    }

    private static string Verifier(AbsenceDeclaree absence, DateOnly aujourdhui)
    {
        if (absence.Du < aujourdhui || absence.Du > aujourdhui.AddYears(2))
            throw new RegleMetierException(
                $"Saisissez un jour entre aujourd’hui et le {Francais.Date(aujourdhui.AddYears(2))}.",
                nameof(absence.Du)
            );
        if (absence.Au < absence.Du)
            throw new RegleMetierException(
                "Le dernier jour ne peut pas être avant le premier.",
                nameof(absence.Au)
            );
        if (absence.Au is null && !absence.EstSuspension)
            throw new RegleMetierException(
                "Saisissez le dernier jour de l’absence. Si vous ne le connaissez pas, déclarez une interruption d’activité.",
                nameof(absence.Au)
            );
        var motif = (absence.Motif ?? "").Trim();
        return motif.Length switch
        {
            0 => throw new RegleMetierException(
                "Saisissez le motif : les tribunaux le lisent.",
                nameof(absence.Motif)
            ),
            > MotifMax => throw new RegleMetierException(
                $"Saisissez {MotifMax} caractères au plus.",
                nameof(absence.Motif)
            ),
            _ => motif,
        };
    }

    private static string Periode(DateOnly du, DateOnly? au) =>
        au is { } fin
            ? $"du {Francais.Date(du)} au {Francais.Date(fin)}"
            : $"à partir du {Francais.Date(du)}";
}
