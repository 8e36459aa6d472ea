using System.Text.RegularExpressions;
using Emjpm.Core.Data;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Registre;

/// <summary>Who an entry is. Names of properties are those under which a refusal is shown.</summary>
public sealed partial record Identite
{
    /// <summary>Longest name, characters.</summary>
    public const int NomMax = 150;

    /// <summary>Of a person; null for a service.</summary>
    public Civilite? Civilite { get; init; }

    /// <summary>Of a person; null for a service.</summary>
    public string? Prenom { get; init; }

    /// <summary>Family name, or name of the service.</summary>
    public required string? Nom { get; init; }

    /// <summary>Fourteen digits, spaces allowed; a préposé may have none.</summary>
    public string? Siret { get; init; }
    public string? Courriel { get; init; }
    public string? Telephone { get; init; }

    /// <summary>« Mme Anne Leroy », or the name of the service.</summary>
    internal string NomComplet =>
        Civilite is { } c
            ? $"{(c == Referentiels.Civilite.Madame ? "Mme" : "M.")} {Prenom!.Trim()} {Nom!.Trim()}"
            : Nom!.Trim();

    internal string? SiretPropre =>
        string.IsNullOrWhiteSpace(Siret) ? null : Blancs().Replace(Siret, "");

    /// <summary>The identity of an entry, as a form shows it: the register writes a person « title, first name, name ».</summary>
    public static Identite De(Gestionnaire g)
    {
        var mots = g.Nom.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries);
        var personne = g.Civilite is not null && mots.Length == 3;
        return new()
        {
            Civilite = g.Civilite,
            Prenom = personne ? mots[1] : null,
            Nom = personne ? mots[2] : g.Nom,
            Siret = g.Siret,
            Courriel = g.Courriel,
            Telephone = g.Telephone,
        };
    }

    /// <exception cref="RegleMetierException">a value is missing or wrong</exception>
    internal void Verifier(TypeGestionnaire type)
    {
        var service = !type.EstUnePersonne();
        if (!service && Civilite is null)
            throw new RegleMetierException("Choisissez la civilité.", nameof(Civilite));
        if (!service && string.IsNullOrWhiteSpace(Prenom))
            throw new RegleMetierException("Saisissez le prénom.", nameof(Prenom));
        if (string.IsNullOrWhiteSpace(Nom))
            throw new RegleMetierException(
                service ? "Saisissez le nom du service." : "Saisissez le nom de famille.",
                nameof(Nom)
            );
        if ((Prenom ?? "").Length + Nom.Length > NomMax)
            throw new RegleMetierException(
                $"Le nom dépasse {Francais.Nombre(NomMax, "caractère")} : raccourcissez-le.",
                nameof(Nom)
            );
        if (SiretPropre is null && type != TypeGestionnaire.Prepose)
            throw new RegleMetierException(
                "Saisissez le SIRET : quatorze chiffres.",
                nameof(Siret)
            );
        if (SiretPropre is { } siret && !Quatorze().IsMatch(siret))
            throw new RegleMetierException(
                "Le SIRET compte quatorze chiffres, par exemple 123 456 789 00012.",
                nameof(Siret)
            );
    }

    /// <summary>Writes the identity on an entry; returns what changed. The searched text follows.</summary>
    internal Changements Ecrire(Gestionnaire g, IEnumerable<string?> lieux)
    {
        var changements = new Changements();
        var civilite = g.Type.EstUnePersonne() ? Civilite : null;
        var complet = (this with { Civilite = civilite }).NomComplet;
        changements.Noter("Nom", g.Nom, complet);
        changements.Noter("SIRET", g.Siret, SiretPropre);
        changements.Noter("Courriel", g.Courriel, ActeSaisi.Propre(Courriel));
        changements.Noter("Téléphone", g.Telephone, ActeSaisi.Propre(Telephone));
        g.Civilite = civilite;
        g.Nom = complet;
        g.NomRecherche = Texte.NormaliserNom(complet);
        g.Siret = SiretPropre;
        g.Courriel = ActeSaisi.Propre(Courriel);
        g.Telephone = ActeSaisi.Propre(Telephone);
        g.RefaireTexteRecherche(lieux);
        return changements;
    }

    [GeneratedRegex(@"[\s\u00A0\u202F]")]
    private static partial Regex Blancs();

    [GeneratedRegex(@"^\d{14}$")]
    private static partial Regex Quatorze();
}

/// <summary>An entry that looks like another.</summary>
/// <param name="MemeSiret">the same number; otherwise the same name in the same département</param>
public sealed record Doublon(int Id, string Nom, TypeGestionnaire Type, bool MemeSiret);

/// <summary>Looks for entries already there.</summary>
public static class Doublons
{
    /// <summary>Entries with the same SIRET, or of the same name entitled, or at work, in the same département.</summary>
    /// <param name="saufId">the entry itself; null for a new one</param>
    public static async Task<IReadOnlyList<Doublon>> ChercherAsync(
        IQueryable<Gestionnaire> gestionnaires,
        Identite identite,
        IReadOnlyCollection<string> departements,
        int? saufId,
        CancellationToken annulation
    )
    {
        var siret = identite.SiretPropre;
        var nom = Texte.NormaliserNom(identite.NomComplet);
        return await gestionnaires
            .Where(g =>
                g.Id != saufId
                && g.FusionneeDansId == null
                && (
                    (siret != null && g.Siret == siret)
                    || (
                        g.NomRecherche == nom
                        && (
                            g.Habilitations.Any(h => departements.Contains(h.DepartementCode))
                            || g.Lieux.Any(l => departements.Contains(l.Commune!.DepartementCode))
                        )
                    )
                )
            )
            .OrderBy(g => g.Id)
            .Select(g => new Doublon(g.Id, g.Nom, g.Type, siret != null && g.Siret == siret))
            .ToListAsync(annulation);
    }

    /// <exception cref="RegleMetierException">one is the same, or looks the same and it was not confirmed that it is another</exception>
    internal static void Refuser(
        IReadOnlyList<Doublon> doublons,
        TypeGestionnaire type,
        bool confirme
    )
    {
        // One organisation may hold two activities: the same SIRET, as two entries of different kinds.
        if (doublons.FirstOrDefault(d => d.MemeSiret && d.Type == type) is { } meme)
            throw new RegleMetierException(
                $"Ce SIRET est déjà celui de {meme.Nom} (fiche n°{Francais.Insecable}{meme.Id}).",
                nameof(Identite.Siret)
            );
        if (doublons.Count > 0 && !confirme)
            throw new RegleMetierException(
                $"{doublons[0].Nom} ({doublons[0].Type.Libelle()}) figure déjà au registre{(doublons[0].MemeSiret ? " avec ce SIRET" : " dans ce département")}. Ouvrez sa fiche ; si c’est bien une autre inscription, cochez la case et validez à nouveau.",
                "AutreInscription"
            );
    }
}
