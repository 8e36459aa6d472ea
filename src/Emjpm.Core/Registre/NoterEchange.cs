using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Registre;

/// <summary>A visit or an exchange to note. Names of properties are those under which a refusal is shown.</summary>
public sealed record EchangeSaisi
{
    public required GenreEchange Genre { get; init; }
    public required DateOnly? Jour { get; init; }
    public required string? Texte { get; init; }
    public string? Suite { get; init; }
    public DateOnly? Echeance { get; init; }
}

/// <summary>Notes a visit or an exchange of an agent with a gestionnaire of its territory, and what is to follow.</summary>
public sealed class NoterEchange(EmjpmDbContext db, EcrireRegistre ecrire, TimeProvider horloge)
{
    /// <summary>How far back one may be noted, years.</summary>
    private const int AnneesAvant = 10;

    /// <summary>How far ahead one may be planned, or its follow-up awaited, years.</summary>
    private const int AnneesApres = 2;

    /// <summary>
    /// False when the entry is not in the territory of the agent. The same text sent twice by the same agent for the same day is
    /// one exchange. One that is planned is itself what is awaited, unless the agent says what else is.
    /// </summary>
    /// <exception cref="RegleMetierException">a value is missing or wrong</exception>
    public async Task<bool> ExecuterAsync(
        Acteur acteur,
        int gestionnaireId,
        EchangeSaisi saisi,
        CancellationToken annulation = default
    )
    {
        var texte = ActeSaisi.Propre(saisi.Texte?.ReplaceLineEndings("\n"));
        var suite = ActeSaisi.Propre(saisi.Suite);
        var echeance = saisi.Echeance;
        Verifier(saisi, texte, suite);
        if (saisi.Jour > horloge.Aujourdhui() && suite is null)
            (suite, echeance) = ($"{Francais.EnTete(saisi.Genre.Libelle())} à faire", saisi.Jour);
        return await ecrire.ExecuterAsync(
            acteur,
            gestionnaireId,
            async _ =>
            {
                var deja = await db.Echanges.AnyAsync(
                    e =>
                        e.GestionnaireId == gestionnaireId
                        && e.AuteurId == acteur.UtilisateurId
                        && e.Genre == saisi.Genre
                        && e.Jour == saisi.Jour
                        && e.Texte == texte,
                    annulation
                );
                if (deja)
                    return true;
                var echange = new Echange
                {
                    GestionnaireId = gestionnaireId,
                    Genre = saisi.Genre,
                    Jour = saisi.Jour!.Value,
                    Texte = texte!,
                    Suite = suite,
                    Echeance = echeance,
                    AuteurId = acteur.UtilisateurId,
                    CreeLe = horloge.Maintenant(),
                };
                db.Echanges.Add(echange);
                await db.SaveChangesAsync(annulation);
                db.Tracer(
                    echange.CreeLe,
                    acteur,
                    "echange.noter",
                    "echange",
                    echange.Id,
                    gestionnaireId: gestionnaireId,
                    details: echange.Genre.Handle()
                );
                return true;
            },
            capacites: false,
            annulation
        )
            is not null;
    }

    private void Verifier(EchangeSaisi saisi, string? texte, string? suite)
    {
        var aujourdhui = horloge.Aujourdhui();
        var (debut, fin) = (aujourdhui.AddYears(-AnneesAvant), aujourdhui.AddYears(AnneesApres));
        if (saisi.Jour is not { } jour || jour < debut || jour > fin)
            throw new RegleMetierException(
                $"Saisissez la date de la visite ou de l’échange, entre le {Francais.Date(debut)} et le {Francais.Date(fin)}.",
                nameof(saisi.Jour)
            );
        if (texte is null)
            throw new RegleMetierException(
                "Écrivez en quelques mots ce qui a été constaté, demandé ou convenu.",
                nameof(saisi.Texte)
            );
        VerifierLongueur(texte, Echange.TexteMax, nameof(saisi.Texte));
        VerifierLongueur(suite, Echange.SuiteMax, nameof(saisi.Suite));
        if (suite is null && saisi.Echeance is not null)
            throw new RegleMetierException(
                "Indiquez ce qui est attendu pour cette date.",
                nameof(saisi.Suite)
            );
        if (suite is not null && (saisi.Echeance is not { } pour || pour < jour || pour > fin))
            throw new RegleMetierException(
                $"Saisissez la date pour laquelle la suite est attendue, entre le {Francais.Date(jour)} et le {Francais.Date(fin)}.",
                nameof(saisi.Echeance)
            );
    }

    /// <exception cref="RegleMetierException">too long</exception>
    internal static void VerifierLongueur(string? texte, int maximum, string champ)
    {
        if (texte?.Length > maximum)
            throw new RegleMetierException(
                $"Saisissez {Francais.Nombre(maximum, "caractère")} au plus.",
                champ
            );
    }
}

/// <summary>Notes that what was awaited after a visit or an exchange was done.</summary>
public sealed class NoterSuite(EmjpmDbContext db, EcrireRegistre ecrire, TimeProvider horloge)
{
    /// <summary>False when nothing is awaited under this id on an entry of the territory of the agent.</summary>
    /// <exception cref="RegleMetierException">somebody noted it already, or what was done is missing or too long</exception>
    public async Task<bool> ExecuterAsync(
        Acteur acteur,
        int gestionnaireId,
        int echangeId,
        string? conclusion,
        CancellationToken annulation = default
    ) =>
        await ecrire.ExecuterAsync(
            acteur,
            gestionnaireId,
            async _ =>
            {
                var echange = await db.Echanges.SingleOrDefaultAsync(
                    e => e.Id == echangeId && e.GestionnaireId == gestionnaireId && e.Suite != null,
                    annulation
                );
                if (echange is null)
                    return false;
                if (echange.FaiteLe is { } le)
                    throw new RegleMetierException(
                        $"La suite de cet échange a déjà été notée le {Francais.Jour(le)} : relisez la fiche."
                    );
                echange.Conclusion =
                    ActeSaisi.Propre(conclusion?.ReplaceLineEndings("\n"))
                    ?? throw new RegleMetierException(
                        "Écrivez en quelques mots ce qui a été fait.",
                        "Conclusion"
                    );
                NoterEchange.VerifierLongueur(
                    echange.Conclusion,
                    Echange.TexteMax,
                    nameof(Echange.Conclusion)
                );
                (echange.FaiteLe, echange.FaiteParId) = (
                    horloge.Maintenant(),
                    acteur.UtilisateurId
                );
                db.Tracer(
                    echange.FaiteLe.Value,
                    acteur,
                    "echange.noter_suite",
                    "echange",
                    echange.Id,
                    gestionnaireId: gestionnaireId
                );
                return true;
            },
            capacites: false,
            annulation
        )
            is not null;
}
