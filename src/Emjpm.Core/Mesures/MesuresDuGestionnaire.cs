using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Mesures;

/// <summary>The mesures an actor of a gestionnaire sees and changes.</summary>
public static class MesuresDuGestionnaire
{
    /// <summary>Mesures of the actor's gestionnaire, on the sites its rights cover; those withdrawn included.</summary>
    public static IQueryable<Mesure> De(this IQueryable<Mesure> mesures, ActeurGestionnaire acteur)
    {
        var id = acteur.Id;
        var siennes = mesures.Where(m => m.GestionnaireId == id);
        if (acteur.Droits.Lieux is not { Count: > 0 } lieux)
            return siennes;
        return siennes.Where(m =>
            m.LieuExerciceId != null && lieux.Contains(m.LieuExerciceId.Value)
        );
    }

    /// <summary>
    /// The mesure to change, its situations and events loaded; null when the actor has none by this id. Its row stays locked
    /// until the end of the transaction, so that two acts on a mesure follow each other.
    /// </summary>
    /// <exception cref="RegleMetierException">the member only reads, or a software keeps this mesure</exception>
    public static async Task<Mesure?> MesureDeAsync(
        this EmjpmDbContext db,
        Acteur acteur,
        int mesureId,
        CancellationToken annulation
    )
    {
        acteur.ExigerEcriture();
        var lignes = await db
            .Mesures.Where(m => m.Id == mesureId)
            .De(acteur.Gestionnaire!)
            .ExecuteUpdateAsync(s => s.SetProperty(m => m.Version, m => m.Version), annulation);
        if (lignes == 0)
            return null;
        var mesure = await db
            .Mesures.Include(m => m.Etats)
            .Include(m => m.Evenements)
            .AsSplitQuery()
            .SingleAsync(m => m.Id == mesureId, annulation);
        mesure.ExigerLibre();
        return mesure;
    }

    /// <exception cref="RegleMetierException">a software or OCMI keeps the facts of this mesure</exception>
    public static void ExigerLibre(this Mesure mesure)
    {
        if (mesure.GereePar is { } par)
            throw new RegleMetierException(
                $"Cette mesure est tenue par {par}{(mesure.GereeDepuis is { } i ? $" depuis le {Francais.Jour(i)}" : "")} : modifiez-la là-bas, ou reprenez la main depuis votre profil."
            );
    }

    /// <exception cref="RegleMetierException">
    /// the mesure was withdrawn: nothing changes it before it is brought back; or made anonymous: nothing does any more
    /// </exception>
    internal static void ExigerNonRetiree(this Mesure mesure)
    {
        mesure.ExigerNonAnonymisee();
        if (mesure.Statut == StatutMesure.Retiree)
            throw new RegleMetierException(
                "Cette mesure a été retirée comme saisie par erreur : remettez-la d’abord dans vos mesures."
            );
    }

    /// <exception cref="RegleMetierException">the mesure was made anonymous</exception>
    internal static void ExigerNonAnonymisee(this Mesure mesure)
    {
        if (mesure.AnonymiseeLe is { } le)
            throw new RegleMetierException(
                $"Cette mesure est terminée depuis longtemps et a été anonymisée le {Francais.Jour(le)} : elle ne change plus."
            );
    }

    /// <exception cref="RegleMetierException">another mesure of the gestionnaire has this RG of this court</exception>
    internal static async Task ExigerRgLibreAsync(
        this EmjpmDbContext db,
        Mesure mesure,
        CancellationToken annulation
    )
    {
        if (
            mesure.NumeroRg is { } rg
            && await db.Mesures.AnyAsync(
                m =>
                    m.Id != mesure.Id
                    && m.GestionnaireId == mesure.GestionnaireId
                    && m.TribunalId == mesure.TribunalId
                    && m.NumeroRg == rg
                    && m.Statut != StatutMesure.Retiree,
                annulation
            )
        )
            throw RgPris(mesure);
    }

    /// <summary>What the index of the database refuses, in words.</summary>
    internal static RegleMetierException RgPris(Mesure mesure) =>
        new(
            $"Une autre de vos mesures porte déjà le numéro RG {mesure.NumeroRg} de ce tribunal.",
            nameof(FaitsModifies.NumeroRg)
        );

    /// <exception cref="RegleMetierException">the mesure is not en cours</exception>
    internal static void ExigerEnCours(this Mesure mesure)
    {
        mesure.ExigerNonRetiree();
        if (mesure.Statut == StatutMesure.Eteinte)
            throw new RegleMetierException(
                $"Cette mesure est clôturée depuis le {Francais.Date(mesure.DateFin ?? mesure.DateNomination)} : rouvrez-la d’abord."
            );
    }

    /// <summary>Of two people at once, the second reads what the first changed and decides knowingly.</summary>
    /// <param name="vue">version that was shown; each event since raised it by one</param>
    /// <exception cref="RegleMetierException">the mesure changed since: who, when, what</exception>
    internal static async Task ExigerVersionAsync(
        this EmjpmDbContext db,
        Mesure mesure,
        int vue,
        CancellationToken annulation
    )
    {
        if (mesure.Version == vue)
            return;
        var depuis = mesure
            .Evenements.Where(e => e.Id != 0)
            .OrderByDescending(e => e.Id)
            .Take(Math.Clamp(mesure.Version - vue, 1, 3))
            .Reverse()
            .ToList();
        var auteurs = depuis.Select(e => e.AuteurId).OfType<int>().Distinct().ToList();
        var noms = await db
            .Users.Where(u => auteurs.Contains(u.Id))
            .ToDictionaryAsync(u => u.Id, u => u.Prenom + " " + u.Nom, annulation);
        var phrases = depuis.Select(e =>
            $"{(e.AuteurId is { } a ? noms.GetValueOrDefault(a, "une autre personne") : "le service")}, le {Francais.Instant(e.SaisiLe)} : {e.Type.Libelle()}{(e.Details is null ? "" : $" ({e.Details})")}"
        );
        throw new RegleMetierException(
            $"Cette mesure a changé pendant votre saisie. {Francais.EnTete(string.Join(". ", phrases))}. Votre saisie est gardée : relisez-la, puis validez à nouveau."
        );
    }

    /// <exception cref="RegleMetierException">the lieu is not one of the gestionnaire's, is closed, or is outside the actor's rights</exception>
    internal static async Task ExigerLieuAsync(
        this EmjpmDbContext db,
        Acteur acteur,
        int lieuId,
        DateOnly aujourdhui,
        string champ,
        CancellationToken annulation
    )
    {
        var gestionnaire = acteur.GestionnaireId;
        if (
            !acteur.Gestionnaire!.Droits.Couvrent(lieuId)
            || !await db.LieuxExercice.AnyAsync(
                l =>
                    l.Id == lieuId
                    && l.GestionnaireId == gestionnaire
                    && (l.FermeLe == null || l.FermeLe > aujourdhui),
                annulation
            )
        )
            throw new RegleMetierException("Choisissez un de vos lieux d’exercice ouverts.", champ);
    }

    /// <summary>
    /// Moves a mesure en cours from a lieu to another in the counters; either may be none. The lieux are locked in the order of
    /// their ids, so that two acts never wait for each other.
    /// </summary>
    internal static async Task DeplacerMesureAsync(
        this EmjpmDbContext db,
        int? de,
        int? vers,
        CancellationToken annulation
    )
    {
        if (de == vers)
            return;
        if (de is { } avant && (vers is null || avant < vers))
            await db.DecompterMesureAsync(avant, annulation);
        if (vers is { } apres)
            await db.CompterMesureAsync(apres, annulation);
        if (de is { } ancien && vers is { } nouveau && ancien > nouveau)
            await db.DecompterMesureAsync(ancien, annulation);
    }

    /// <summary>The commune of a code typed or chosen; null when there is none, or none of this code.</summary>
    internal static async Task<Commune?> CommuneAsync(
        this EmjpmDbContext db,
        string? code,
        CancellationToken annulation
    ) =>
        string.IsNullOrEmpty(code)
            ? null
            : await db.Communes.FirstOrDefaultAsync(c => c.Code == code, annulation);
}
