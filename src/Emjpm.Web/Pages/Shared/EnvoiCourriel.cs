using Emjpm.Core.Courriels;
using Emjpm.Core.Referentiels;

namespace Emjpm.Web.Pages.Shared;

/// <summary>A mail about a reservation and its delivery.</summary>
public sealed record EnvoiCourriel(
    string Sujet,
    string Destinataire,
    EtatCourriel Etat,
    DateTime CreeLe,
    DateTime? EnvoyeLe,
    int Tentatives
)
{
    /// <summary>Where it stands, in words.</summary>
    public string Situation =>
        Etat switch
        {
            EtatCourriel.Envoye =>
                $"Envoyé à {Destinataire} le {Francais.Instant(EnvoyeLe ?? CreeLe)}",
            EtatCourriel.Abandonne =>
                $"Non remis à {Destinataire} après {Francais.Nombre(Tentatives, "essai")}",
            _ => $"En attente d’envoi à {Destinataire}",
        };
}

/// <summary>The mails of a reservation.</summary>
public static class EnvoisCourriels
{
    /// <summary>Oldest first.</summary>
    public static IQueryable<EnvoiCourriel> EnEnvois(this IQueryable<Courriel> courriels) =>
        courriels
            .OrderBy(c => c.CreeLe)
            .ThenBy(c => c.Id)
            .Select(c => new EnvoiCourriel(
                c.Sujet,
                c.Destinataire,
                c.Etat,
                c.CreeLe,
                c.EnvoyeLe,
                c.Tentatives
            ));
}
