using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Courriels;
using Emjpm.Core.Data;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Demandes;

/// <summary>What the applicant typed. Names of properties are those under which a refusal is shown.</summary>
public sealed record Candidature
{
    public required ProfilDemande Profil { get; init; }
    public required string? Prenom { get; init; }
    public required string? Nom { get; init; }
    public required string? Courriel { get; init; }
    public string? Telephone { get; init; }
    public int? TribunalId { get; init; }
    public string? Cabinet { get; init; }
    public string? DepartementCode { get; init; }
    public string? RegionCode { get; init; }
    public string? Siret { get; init; }
    public string? Structure { get; init; }
    public string? Message { get; init; }

    /// <summary>What the profile needs and is not there, with the sentence that asks for it.</summary>
    public IEnumerable<(string Champ, string Phrase)> Manques()
    {
        var type = Profil.Type();
        if (string.IsNullOrWhiteSpace(Prenom))
            yield return (nameof(Prenom), "Saisissez votre prénom.");
        if (string.IsNullOrWhiteSpace(Nom))
            yield return (nameof(Nom), "Saisissez votre nom.");
        if (string.IsNullOrWhiteSpace(Courriel))
            yield return (nameof(Courriel), "Saisissez votre adresse électronique.");
        if (Profil.EstJuridiction() && TribunalId is null)
            yield return (nameof(TribunalId), "Choisissez votre tribunal dans la liste.");
        if (Profil == ProfilDemande.Prepose && string.IsNullOrWhiteSpace(Structure))
            yield return (nameof(Structure), "Saisissez le nom de votre établissement.");
        if (Profil.EstMembreDeService() && string.IsNullOrWhiteSpace(Structure))
            yield return (nameof(Structure), "Saisissez le nom de votre service.");
        if (
            Profil is ProfilDemande.Individuel or ProfilDemande.DpfIndividuel
            && string.IsNullOrWhiteSpace(Siret)
        )
            yield return (nameof(Siret), "Saisissez votre SIRET : quatorze chiffres.");
        if (
            (type is not null || Profil == ProfilDemande.AgentDepartemental)
            && string.IsNullOrEmpty(DepartementCode)
        )
            yield return (nameof(DepartementCode), "Choisissez le département dans la liste.");
        if (Profil == ProfilDemande.AgentRegional && string.IsNullOrEmpty(RegionCode))
            yield return (nameof(RegionCode), "Choisissez la région dans la liste.");
    }
}

/// <summary>
/// Keeps a request and sends a code to its address. What is answered is the same whether the address has an account, a request
/// that waits, or neither: only the mail says it.
/// </summary>
public sealed class DeposerDemande(
    EmjpmDbContext db,
    TimeProvider horloge,
    Instance instance,
    Reveil reveil
)
{
    /// <summary>Requests of one network in a quarter of an hour after which it waits; a ministry may share one address.</summary>
    public const int ParReseau = 100;

    /// <summary>The request, whose address is not confirmed yet.</summary>
    /// <exception cref="RegleMetierException">a value is missing or wrong, or too many requests came from that network</exception>
    public async Task<int> ExecuterAsync(
        Candidature saisie,
        string reseau,
        CancellationToken annulation = default
    )
    {
        var maintenant = horloge.Maintenant();
        var demande = await LireAsync(saisie, reseau, maintenant, annulation);
        var debut = maintenant - FreinReseau.Fenetre;
        if (
            await db.DemandesCompte.CountAsync(
                d => d.Reseau == reseau && d.CreeeLe > debut,
                annulation
            ) >= ParReseau
        )
            throw new RegleMetierException(
                "Trop de demandes viennent de votre réseau. Réessayez dans un quart d’heure."
            );
        var code = CodeUnique.Tirer();
        // Hashed in any case: the time taken says nothing either.
        demande.Coder(code, maintenant);
        var normalise = demande.Courriel.ToUpperInvariant();
        await using var tx = await db.EcrireAsync(annulation);
        var uneHeure = maintenant.AddHours(-1);
        var recentes = await db.DemandesCompte.CountAsync(
            d => d.Courriel == demande.Courriel && d.CreeeLe > uneHeure,
            annulation
        );
        // Of the codes of one address only the last is good.
        await db
            .DemandesCompte.Where(d =>
                d.Courriel == demande.Courriel && d.Etat == EtatDemande.AConfirmer
            )
            .ExecuteUpdateAsync(s => s.SetProperty(d => d.CodeExpireLe, maintenant), annulation);
        var existe = await db.Users.AnyAsync(u => u.NormalizedEmail == normalise, annulation);
        var enAttente = await db
            .DemandesCompte.Where(d =>
                d.Courriel == demande.Courriel && d.Etat == EtatDemande.EnAttente
            )
            .Select(d => d.DeposeeLe)
            .FirstOrDefaultAsync(annulation);
        // The code of an address already known is sent to nobody: nothing can be typed that opens anything.
        var message =
            existe ? MessagesDemande.CompteExiste(instance.Adresse)
            : enAttente is { } depuis ? MessagesDemande.DejaEnAttente(depuis)
            : MessagesDemande.Code(code);
        db.DemandesCompte.Add(demande);
        if (recentes < CodeUnique.ParHeure)
            db.Courriels.Add(message.Pour(demande.Courriel, maintenant));
        else
            demande.CodeExpireLe = maintenant;
        await db.SaveChangesAsync(annulation);
        db.Tracer(maintenant, null, "demande.saisir", "demande", demande.Id);
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        reveil.Signaler();
        return demande.Id;
    }

    private async Task<DemandeCompte> LireAsync(
        Candidature s,
        string reseau,
        DateTime maintenant,
        CancellationToken annulation
    )
    {
        foreach (var (champ, phrase) in s.Manques())
            throw new RegleMetierException(phrase, champ);
        var courriel = FaitsLieu.LireCourriel(s.Courriel, nameof(s.Courriel))!.ToLowerInvariant();
        var juridiction = s.Profil.EstJuridiction();
        var type = s.Profil.Type();
        var departemental = type is not null || s.Profil == ProfilDemande.AgentDepartemental;
        var regional = s.Profil == ProfilDemande.AgentRegional;
        if (
            juridiction
            && !await db.Tribunaux.AnyAsync(
                t => t.Id == s.TribunalId && t.FermeLe == null,
                annulation
            )
        )
            throw new RegleMetierException(
                "Choisissez votre tribunal dans la liste.",
                nameof(s.TribunalId)
            );
        if (
            departemental
            && !await db.Departements.AnyAsync(d => d.Code == s.DepartementCode, annulation)
        )
            throw new RegleMetierException(
                "Choisissez le département dans la liste.",
                nameof(s.DepartementCode)
            );
        if (regional && !await db.Regions.AnyAsync(r => r.Code == s.RegionCode, annulation))
            throw new RegleMetierException(
                "Choisissez la région dans la liste.",
                nameof(s.RegionCode)
            );
        return new DemandeCompte
        {
            Profil = s.Profil,
            Etat = EtatDemande.AConfirmer,
            Prenom = s.Prenom!.Trim(),
            Nom = s.Nom!.Trim(),
            Courriel = courriel,
            Telephone = FaitsLieu.LireTelephone(s.Telephone, nameof(s.Telephone)),
            TribunalId = juridiction ? s.TribunalId : null,
            Cabinet = juridiction ? FaitsLieu.Propre(s.Cabinet) : null,
            DepartementCode = departemental ? s.DepartementCode : null,
            RegionCode = regional ? s.RegionCode : null,
            Siret = LireSiret(s),
            Structure =
                s.Profil == ProfilDemande.Prepose || s.Profil.EstMembreDeService()
                    ? s.Structure!.Trim()
                    : null,
            Message = FaitsLieu.Propre(s.Message),
            Reseau = reseau,
            CreeeLe = maintenant,
        };
    }

    private static string? LireSiret(Candidature s)
    {
        if (s.Profil == ProfilDemande.Prepose || s.Profil.Type() is null)
            return null;
        var chiffres = string.Concat((s.Siret ?? "").Where(c => !char.IsWhiteSpace(c)));
        if (chiffres.Length == 0)
            return null;
        return chiffres.Length == 14 && chiffres.All(char.IsAsciiDigit)
            ? chiffres
            : throw new RegleMetierException(
                "Le SIRET compte quatorze chiffres, par exemple 123 456 789 00012.",
                nameof(s.Siret)
            );
    }
}
