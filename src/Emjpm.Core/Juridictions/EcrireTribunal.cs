using System.Text.RegularExpressions;
using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Juridictions;

/// <summary>What is written of a court.</summary>
public sealed record FaitsTribunal
{
    public required string Nom { get; init; }

    /// <summary>SIRET, blanks allowed; null or empty when not known.</summary>
    public string? Siret { get; init; }
    public string? Courriel { get; init; }
    public string? Telephone { get; init; }
}

/// <summary>What a new court is, and never ceases to be.</summary>
/// <param name="CommuneCode">INSEE code of the seat</param>
public sealed record NaissanceTribunal(TypeTribunal Type, string CommuneCode, DateOnly OuvertLe);

/// <summary>Opens a court, corrects what is written of one, and keeps its cabinets.</summary>
public sealed partial class EcrireTribunal(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>Opens a court; its id.</summary>
    /// <exception cref="RegleMetierException">unknown commune, a court already there under this name, a SIRET that is not one or is taken</exception>
    public async Task<int> CreerAsync(
        Acteur acteur,
        FaitsTribunal faits,
        NaissanceTribunal naissance,
        CancellationToken annulation
    )
    {
        acteur.ExigerAdministrateur();
        var maintenant = horloge.Maintenant();
        var commune = await db
            .Communes.Where(c => c.Code == naissance.CommuneCode)
            .Select(c => new { c.Nom, c.DepartementCode })
            .SingleOrDefaultAsync(annulation);
        if (commune is null)
            throw new RegleMetierException(
                "Choisissez la commune du siège dans la liste proposée.",
                "Commune"
            );
        var nom = faits.Nom.Trim();
        await using var tx = await db.EcrireAsync(annulation);
        var code = $"{Prefixe(naissance.Type)}-{Cle(commune.Nom)}";
        var semblables = await db
            .Tribunaux.Where(t => t.Code == code || t.Code.StartsWith(code + "-"))
            .Select(t => new
            {
                t.Code,
                t.Nom,
                t.FermeLe,
            })
            .ToListAsync(annulation);
        if (semblables.Find(t => t.FermeLe is null) is { } ouvert)
            throw new RegleMetierException(
                $"{ouvert.Nom} existe déjà, et il est ouvert.",
                nameof(faits.Nom)
            );
        // A closed court keeps its handle: files of persons, and files of mesures, name it.
        if (semblables.Count > 0)
            code = $"{code}-{naissance.OuvertLe.Year}";
        if (semblables.Exists(t => t.Code == code))
            throw new RegleMetierException(
                "Un tribunal du même type a déjà ouvert dans cette commune la même année.",
                nameof(naissance.OuvertLe)
            );
        var tribunal = new Tribunal
        {
            Code = code,
            Type = naissance.Type,
            Nom = nom,
            NomRecherche = Texte.NormaliserNom(nom),
            CommuneCode = naissance.CommuneCode,
            DepartementCode = commune.DepartementCode,
            OuvertLe = naissance.OuvertLe,
        };
        await PoserAsync(tribunal, faits, annulation);
        db.Tribunaux.Add(tribunal);
        await db.SaveChangesAsync(annulation);
        db.Tracer(
            maintenant,
            acteur,
            "tribunal.creer",
            "tribunal",
            tribunal.Id,
            tribunalId: tribunal.Id,
            details: $"{nom} ({code})"
        );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return tribunal.Id;
    }

    /// <summary>Corrects the name, the SIRET and the contacts. False when there is no such court.</summary>
    /// <exception cref="RegleMetierException">a SIRET that is not one, or is taken</exception>
    public async Task<bool> ModifierAsync(
        Acteur acteur,
        int id,
        FaitsTribunal faits,
        CancellationToken annulation
    )
    {
        acteur.ExigerAdministrateur();
        await using var tx = await db.EcrireAsync(annulation);
        if (await db.Tribunaux.SingleOrDefaultAsync(t => t.Id == id, annulation) is not { } t)
            return false;
        var avant = (t.Nom, t.Siret, t.Courriel, t.Telephone);
        t.Nom = faits.Nom.Trim();
        t.NomRecherche = Texte.NormaliserNom(t.Nom);
        await PoserAsync(t, faits, annulation);
        List<string> changes = [];
        void Noter(string quoi, string? a, string? b)
        {
            if (a != b)
                changes.Add($"{quoi} {a ?? "(vide)"} → {b ?? "(vide)"}");
        }
        Noter("nom", avant.Nom, t.Nom);
        Noter("SIRET", avant.Siret, t.Siret);
        Noter("courriel", avant.Courriel, t.Courriel);
        Noter("téléphone", avant.Telephone, t.Telephone);
        if (changes.Count > 0)
            db.Tracer(
                horloge.Maintenant(),
                acteur,
                "tribunal.modifier",
                "tribunal",
                id,
                tribunalId: id,
                details: string.Join(" ; ", changes)
            );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return true;
    }

    /// <summary>Adds a cabinet, or renames one. False when the court has no such cabinet, or does not exist.</summary>
    /// <param name="cabinetId">null adds</param>
    /// <exception cref="RegleMetierException">the name is taken, or the court is closed</exception>
    public async Task<bool> CabinetAsync(
        Acteur acteur,
        int tribunalId,
        int? cabinetId,
        string nom,
        CancellationToken annulation
    )
    {
        acteur.ExigerAdministrateur();
        nom = nom.Trim();
        var maintenant = horloge.Maintenant();
        await using var tx = await db.EcrireAsync(annulation);
        var tribunal = await db
            .Tribunaux.Include(t => t.Cabinets)
            .SingleOrDefaultAsync(t => t.Id == tribunalId, annulation);
        if (tribunal is null)
            return false;
        if (tribunal.FermeLe <= Horloge.DateParis(maintenant))
            throw new RegleMetierException(
                "Ce tribunal est fermé : ses cabinets ne changent plus.",
                "Cabinet"
            );
        if (
            tribunal.Cabinets.Exists(c =>
                c.Id != cabinetId && Texte.Normaliser(c.Nom) == Texte.Normaliser(nom)
            )
        )
            throw new RegleMetierException($"Ce tribunal a déjà un cabinet « {nom} ».", "Cabinet");
        var cabinet = cabinetId is null
            ? new Cabinet { TribunalId = tribunalId, Nom = nom }
            : tribunal.Cabinets.Find(c => c.Id == cabinetId);
        if (cabinet is null)
            return false;
        var avant = cabinet.Nom;
        cabinet.Nom = nom;
        if (cabinetId is null)
            db.Cabinets.Add(cabinet);
        db.Tracer(
            maintenant,
            acteur,
            cabinetId is null ? "tribunal.ajouter_cabinet" : "tribunal.renommer_cabinet",
            "tribunal",
            tribunalId,
            tribunalId: tribunalId,
            details: cabinetId is null ? nom : $"{avant} → {nom}"
        );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return true;
    }

    private async Task PoserAsync(Tribunal t, FaitsTribunal faits, CancellationToken annulation)
    {
        t.Courriel = Vide(faits.Courriel)?.ToLowerInvariant();
        t.Telephone = Vide(faits.Telephone);
        var siret = Siret(faits.Siret);
        if (siret is not null && siret != t.Siret)
        {
            var (id, pris) = (t.Id, siret);
            var autre = await db
                .Tribunaux.Where(x => x.Siret == pris && x.Id != id)
                .Select(x => x.Nom)
                .FirstOrDefaultAsync(annulation);
            if (autre is not null)
                throw new RegleMetierException(
                    $"Ce SIRET est déjà celui de « {autre} ».",
                    nameof(faits.Siret)
                );
        }
        t.Siret = siret;
    }

    /// <summary>Fourteen digits, without the blanks that separate them; null when nothing is typed.</summary>
    /// <exception cref="RegleMetierException">something else</exception>
    internal static string? Siret(string? saisi)
    {
        var propre = saisi is null ? "" : Blancs().Replace(saisi, "");
        return propre.Length == 0 ? null
            : propre.Length == 14 && propre.All(char.IsAsciiDigit) ? propre
            : throw new RegleMetierException(
                "Le SIRET compte quatorze chiffres, par exemple 123 456 789 00012.",
                nameof(FaitsTribunal.Siret)
            );
    }

    private static string? Vide(string? texte) =>
        string.IsNullOrWhiteSpace(texte) ? null : texte.Trim();

    private static string Prefixe(TypeTribunal type) =>
        type switch
        {
            TypeTribunal.Judiciaire => "tj",
            TypeTribunal.Proximite => "tprox",
            TypeTribunal.PremiereInstance => "tpi",
            TypeTribunal.SuperieurAppel => "tsa",
            _ => "ti",
        };

    private static string Cle(string commune) =>
        Texte.Normaliser(commune).Replace(' ', '-').ToLowerInvariant();

    [GeneratedRegex(@"[\s.\u00A0\u202F]")]
    private static partial Regex Blancs();
}
