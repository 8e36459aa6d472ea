using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Designation;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Mesures;

/// <summary>A gestionnaire to whom a mesure may be given, or why it may not.</summary>
/// <param name="Refus">why not, in words; null when it may</param>
/// <param name="Lieux">its open sites, when it has several to choose from</param>
public sealed record Receveur(
    int Id,
    string Nom,
    TypeGestionnaire Type,
    string? Commune,
    string? Refus,
    IReadOnlyList<LieuReceveur> Lieux
);

/// <summary>An open site of a possible receiver.</summary>
public sealed record LieuReceveur(int Id, string Nom, string Commune);

/// <summary>
/// Who may receive a mesure: judged as by the ranking, on the habilitations and suspensions of the day. An absence is no
/// obstacle, for the receiver answers itself.
/// </summary>
public sealed class Receveurs(EmjpmDbContext db, LectureCandidats lecture, TimeProvider horloge)
{
    /// <summary>Names shown at once; more means that the name must be made precise.</summary>
    public const int Maximum = 20;

    /// <summary>
    /// Those whose name and sites hold every word of <paramref name="nom"/>, by name, those that may receive the mesure first; empty when
    /// the actor has no such mesure.
    /// </summary>
    public async Task<IReadOnlyList<Receveur>> ChercherAsync(
        Acteur acteur,
        int mesureId,
        string? nom,
        CancellationToken annulation = default
    )
    {
        var mots = Texte.Mots(nom);
        var mesure = await db
            .Mesures.AsNoTracking()
            .Where(m => m.Id == mesureId)
            .De(acteur.Gestionnaire!)
            .SingleOrDefaultAsync(annulation);
        if (
            mots.Length == 0
            || mesure is null
            || await BesoinAsync(mesure, annulation) is not { } besoin
        )
            return [];
        var candidats = await lecture.LireAsync(besoin, annulation);
        return
        [
            .. candidats
                .Where(c => c.Id != acteur.GestionnaireId)
                .Where(c => Nomme(c, mots))
                .Select(c => Juger(besoin, c))
                .OrderBy(r => r.Refus is not null)
                .ThenBy(r => r.Nom, StringComparer.Ordinal)
                .ThenBy(r => r.Id)
                .Take(Maximum + 1),
        ];
    }

    /// <summary>Whether every word begins one of the name, or of a site and its town.</summary>
    private static bool Nomme(CandidatGestionnaire c, string[] mots)
    {
        var siens = Texte.Mots(
            string.Join(' ', c.Lieux.Select(l => $"{l.Nom} {l.CommuneNom}").Prepend(c.Nom))
        );
        return mots.All(m => siens.Any(s => s.StartsWith(m, StringComparison.Ordinal)));
    }

    /// <summary>The gestionnaire as a receiver of the mesure today; null when it does not exist.</summary>
    internal async Task<Receveur?> JugerAsync(
        Mesure mesure,
        int gestionnaireId,
        CancellationToken annulation
    ) =>
        await BesoinAsync(mesure, annulation) is { } besoin
        && await lecture.LireUnAsync(besoin, gestionnaireId, annulation) is { } candidat
            ? Juger(besoin, candidat)
            : null;

    private static Receveur Juger(Besoin besoin, CandidatGestionnaire c)
    {
        var verdict = Eligibilite.Juger(besoin, c);
        var refus =
            verdict.Raison is { } raison and not RaisonExclusion.Absent
                ? $"{raison.Libelle()} ({verdict.Detail})"
            : c.CompteActif ? null
            : "n’utilise pas e-MJPM";
        var lieux = verdict.Lieux.Count > 0 ? verdict.Lieux : c.Lieux;
        return new(
            c.Id,
            c.Nom,
            c.Type,
            lieux.Count == 0 ? null : lieux[0].CommuneNom,
            refus,
            [.. lieux.Select(l => new LieuReceveur(l.Id, l.Nom, l.CommuneNom))]
        );
    }

    /// <summary>The need of the person today: where it lives, else the town of the court. Null when neither is known.</summary>
    private async Task<Besoin?> BesoinAsync(Mesure mesure, CancellationToken annulation)
    {
        var commune = await db
            .Communes.Where(c => c.Code == mesure.CommuneCode)
            .Select(c => new { c.Code, c.DepartementCode })
            .SingleOrDefaultAsync(annulation);
        commune ??= await db
            .Tribunaux.Where(t => t.Id == mesure.TribunalId)
            .Select(t => new { Code = t.CommuneCode, t.DepartementCode })
            .SingleOrDefaultAsync(annulation);
        return commune is null
            ? null
            : new Besoin
            {
                TribunalId = mesure.TribunalId ?? 0,
                Date = horloge.Aujourdhui(),
                CommuneCode = commune.Code,
                DepartementCode = commune.DepartementCode,
                LieuVie = mesure.LieuVie,
                Nature = mesure.Nature,
            };
    }
}
