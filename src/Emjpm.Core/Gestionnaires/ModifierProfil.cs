using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Juridictions;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Gestionnaires;

/// <summary>What a gestionnaire declares of itself to courts. Names of properties are those under which a refusal is shown.</summary>
public sealed record ProfilDeclare
{
    /// <summary>Courts it wishes to work for, within its habilitations.</summary>
    public required IReadOnlyList<int> Tribunaux { get; init; }
    public required IReadOnlyList<Langue> Langues { get; init; }
    public required IReadOnlyList<Accompagnement> Accompagnements { get; init; }

    /// <summary>Within those that its habilitations permit; empty: all of them.</summary>
    public required IReadOnlyList<NatureMesure> NaturesAcceptees { get; init; }

    /// <summary>Kilometres; null: no limit.</summary>
    public int? DeplacementMaxKm { get; init; }
    public string? TexteJuge { get; init; }
    public string? Telephone { get; init; }
    public string? Courriel { get; init; }

    /// <summary>Version of the gestionnaire that was shown.</summary>
    public required int Version { get; init; }
}

/// <summary>Changes the profile that courts read and that the ranking uses.</summary>
public sealed class ModifierProfil(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>Length of the text for judges, characters.</summary>
    public const int TexteMax = 1_000;

    /// <summary>The largest travel accepted, kilometres.</summary>
    public const int DeplacementMax = 300;

    /// <summary>Saves the profile of the actor's gestionnaire.</summary>
    /// <exception cref="RegleMetierException">
    /// the actor does not administer, a value is out of its bounds or of the habilitations, or somebody else changed the profile
    /// </exception>
    public async Task ExecuterAsync(
        Acteur acteur,
        ProfilDeclare profil,
        CancellationToken annulation = default
    )
    {
        acteur.ExigerAdministration();
        var texte = FaitsLieu.Propre(profil.TexteJuge?.ReplaceLineEndings("\n"));
        if (texte?.Length > TexteMax)
            throw new RegleMetierException(
                $"Le texte compte {Francais.Entier(texte.Length)} caractères : raccourcissez-le à {Francais.Entier(TexteMax)}.",
                nameof(profil.TexteJuge)
            );
        if (profil.DeplacementMaxKm is < 1 or > DeplacementMax)
            throw new RegleMetierException(
                $"Saisissez une distance entre 1 et {DeplacementMax} km, ou laissez vide.",
                nameof(profil.DeplacementMaxKm)
            );
        var telephone = FaitsLieu.LireTelephone(profil.Telephone, nameof(profil.Telephone));
        var courriel = FaitsLieu.LireCourriel(profil.Courriel, nameof(profil.Courriel));
        var maintenant = horloge.Maintenant();
        var aujourdhui = Horloge.DateParis(maintenant);

        await using var tx = await db.EcrireAsync(annulation);
        var id = acteur.GestionnaireId;
        await db
            .Gestionnaires.Where(g => g.Id == id)
            .ExecuteUpdateAsync(s => s.SetProperty(g => g.Version, g => g.Version), annulation);
        var g = await db
            .Gestionnaires.Include(x => x.Habilitations)
            .Include(x => x.TribunauxSouhaites)
            .AsSplitQuery()
            .SingleAsync(x => x.Id == id, annulation);
        if (g.Version != profil.Version)
            throw new RegleMetierException(
                "Une autre personne a modifié ce profil pendant votre saisie. Votre saisie est gardée : relisez-la, puis enregistrez à nouveau."
            );
        var tribunaux = await db
            .Tribunaux.OuTravailler(g.Habilitations, aujourdhui)
            .Where(t => profil.Tribunaux.Contains(t.Id))
            .Select(t => t.Id)
            .ToListAsync(annulation);
        if (tribunaux.Count != profil.Tribunaux.Distinct().Count())
            throw new RegleMetierException(
                "Choisissez des tribunaux des départements de vos habilitations.",
                nameof(profil.Tribunaux)
            );
        var permises = NaturesPermises(g.Habilitations, aujourdhui);
        if (profil.NaturesAcceptees.Except(permises).Any())
            throw new RegleMetierException(
                "Choisissez des natures que vos habilitations permettent.",
                nameof(profil.NaturesAcceptees)
            );

        g.TribunauxSouhaites.RemoveAll(t => !tribunaux.Contains(t.TribunalId));
        g.TribunauxSouhaites.AddRange(
            tribunaux
                .Where(t => g.TribunauxSouhaites.TrueForAll(x => x.TribunalId != t))
                .Select(t => new TribunalSouhaite { GestionnaireId = id, TribunalId = t })
                .ToList()
        );
        g.Langues = [.. profil.Langues.Distinct().Order()];
        g.Accompagnements = [.. profil.Accompagnements.Distinct().Order()];
        // All those permitted is said by none: a habilitation that widens widens the profile too.
        g.NaturesAcceptees =
            profil.NaturesAcceptees.Distinct().Count() == permises.Count
                ? []
                : [.. profil.NaturesAcceptees.Distinct().Order()];
        g.DeplacementMaxKm = profil.DeplacementMaxKm;
        g.TexteJuge = texte;
        g.Telephone = telephone;
        g.Courriel = courriel;
        g.Version++;
        db.Tracer(maintenant, acteur, "gestionnaire.modifier_profil", "gestionnaire", id);
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
    }

    /// <summary>Natures that at least one habilitation in force permits.</summary>
    public static IReadOnlyList<NatureMesure> NaturesPermises(
        IEnumerable<Habilitation> habilitations,
        DateOnly date
    )
    {
        var actives = habilitations
            .Where(h => h.StatutLe(date) is StatutHabilitation.Active)
            .ToList();
        return actives.Exists(h => h.NaturesPermises.Count == 0)
            ? Liste<NatureMesure>.Valeurs
            : [.. actives.SelectMany(h => h.NaturesPermises).Distinct().Order()];
    }
}

/// <summary>The courts a gestionnaire may wish to work for.</summary>
public static class TribunauxDesHabilitations
{
    /// <summary>Open courts of the départements of the habilitations in force or to come.</summary>
    public static IQueryable<Tribunal> OuTravailler(
        this IQueryable<Tribunal> tribunaux,
        IEnumerable<Habilitation> habilitations,
        DateOnly date
    )
    {
        var departements = habilitations
            .Where(h =>
                h.StatutLe(date) is not (StatutHabilitation.Retiree or StatutHabilitation.Expiree)
            )
            .Select(h => h.DepartementCode)
            .Distinct()
            .ToList();
        return tribunaux.Where(t =>
            departements.Contains(t.DepartementCode) && (t.FermeLe == null || t.FermeLe > date)
        );
    }
}
