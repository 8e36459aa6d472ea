using System.Globalization;
using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Mesures;

/// <summary>Resources of a year. Names of properties are those under which a refusal is shown.</summary>
public sealed record RessourcesAnnuelles
{
    public required int Annee { get; init; }

    /// <summary>Yearly resources, euros, at most two decimals.</summary>
    public required decimal Niveau { get; init; }
    public IReadOnlyList<PrestationSociale> Prestations { get; init; } = [];

    /// <summary>Version of the mesure that was shown.</summary>
    public required int Version { get; init; }
}

/// <summary>Declares the resources of the protected person for a year, or corrects them: one line a year, the history says the rest.</summary>
public sealed class DeclarerRessources(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>The largest yearly resources accepted, euros: beyond it is a slip of the finger.</summary>
    public const decimal NiveauMax = 10_000_000;

    /// <summary>False when the actor has no such mesure. Nothing happens when nothing changes.</summary>
    /// <exception cref="RegleMetierException">a value is out of bounds, or somebody else changed the mesure since</exception>
    public async Task<bool> ExecuterAsync(
        Acteur acteur,
        int mesureId,
        RessourcesAnnuelles saisie,
        CancellationToken annulation = default
    )
    {
        await using var tx = await db.EcrireAsync(annulation);
        if (await db.MesureDeAsync(acteur, mesureId, annulation) is not { } mesure)
            return false;
        mesure.ExigerNonRetiree();
        var maintenant = horloge.Maintenant();
        var aujourdhui = Horloge.DateParis(maintenant);
        Verifier(mesure, saisie, aujourdhui);
        var ligne = await db
            .Ressources.Where(r => r.MesureId == mesure.Id && r.Annee == saisie.Annee)
            .OrderBy(r => r.Id)
            .FirstOrDefaultAsync(annulation);
        var centimes = (long)(saisie.Niveau * 100);
        IReadOnlyList<PrestationSociale> prestations = [.. saisie.Prestations.Distinct().Order()];
        var changements = new Changements();
        changements.Noter(
            "Niveau",
            ligne is null ? null : Euros(ligne.NiveauCentimes),
            Euros(centimes)
        );
        changements.Noter("Prestations", Prestations(ligne?.Prestations), Prestations(prestations));
        if (changements.Aucun)
            return true;
        await db.ExigerVersionAsync(mesure, saisie.Version, annulation);
        if (ligne is null)
            mesure.Ressources.Add(
                new Ressource
                {
                    Annee = saisie.Annee,
                    NiveauCentimes = centimes,
                    Prestations = prestations,
                }
            );
        else
        {
            ligne.NiveauCentimes = centimes;
            ligne.Prestations = prestations;
        }
        mesure.Inscrire(
            TypeEvenementMesure.Ressources,
            aujourdhui,
            acteur.UtilisateurId,
            maintenant,
            ligne is null
                ? $"Année {saisie.Annee} : {Euros(centimes)}{(prestations.Count > 0 ? $", {Prestations(prestations)}" : "")}"
                : $"Année {saisie.Annee}, correction : {changements}"
        );
        db.Tracer(
            maintenant,
            acteur,
            ligne is null ? "mesure.declarer_ressources" : "mesure.corriger_ressources",
            "mesure",
            mesure.Id,
            tribunalId: mesure.TribunalId,
            details: saisie.Annee.ToString(CultureInfo.InvariantCulture)
        );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return true;
    }

    /// <summary>An amount as people write it: « 12 500,50 € », « 12500.5 »; null when it is none.</summary>
    public static decimal? LireEuros(string? texte)
    {
        var chiffres = new string([
            .. (texte ?? "").Where(c => !char.IsWhiteSpace(c) && c != '€'),
        ]).Replace(',', '.');
        return decimal.TryParse(
            chiffres,
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var euros
        )
            ? euros
            : null;
    }

    /// <summary>« 12 500,50 € », from euro cents.</summary>
    public static string Euros(long centimes) =>
        $"{Francais.Entier((int)(centimes / 100))}{(centimes % 100 == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $",{centimes % 100:00}"))}{Francais.Insecable}€";

    private static string? Prestations(IReadOnlyList<PrestationSociale>? prestations) =>
        prestations is null ? null : string.Join(", ", prestations.Select(p => p.Libelle()));

    private static void Verifier(Mesure mesure, RessourcesAnnuelles saisie, DateOnly aujourdhui)
    {
        var premiere = Math.Max(CoherenceMesure.AnneeMin, mesure.AnneeNaissance);
        if (saisie.Annee < premiere || saisie.Annee > aujourdhui.Year)
            throw new RegleMetierException(
                $"Saisissez une année entre {premiere} et {aujourdhui.Year}.",
                nameof(saisie.Annee)
            );
        if (saisie.Niveau is < 0 or > NiveauMax)
            throw new RegleMetierException(
                $"Saisissez un montant annuel en euros entre 0 et {Francais.Entier((int)NiveauMax)}.",
                nameof(saisie.Niveau)
            );
        if (decimal.Round(saisie.Niveau, 2) != saisie.Niveau)
            throw new RegleMetierException(
                "Saisissez deux décimales au plus.",
                nameof(saisie.Niveau)
            );
    }
}
