using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Juridictions;
using Emjpm.Web.Tests.Designation;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Fiabilite;

/// <summary>A judge signed in.</summary>
internal sealed record Juge(Visiteur Visiteur, int TribunalId);

/// <summary>As many judges as a test wants, and the reservation form as they fill it.</summary>
internal static class Juges
{
    /// <summary>Begins the family name of each: no other court may read it.</summary>
    public const string Patronyme = "Quidam";
    private static int _numero;

    /// <summary>Signs judges in, alternately of the courts of Lille and Douai.</summary>
    public static async Task<Juge[]> OuvrirSessionsAsync(this Application application, int nombre)
    {
        var comptes = await application.Base(async db =>
        {
            var tribunaux = await db
                .Tribunaux.Where(t => t.Code == "tj-lille" || t.Code == "tj-douai")
                .OrderBy(t => t.Id)
                .Select(t => t.Id)
                .ToListAsync();
            var empreinte = await db
                .Users.Where(u => u.Email == Comptes.Juge)
                .Select(u => u.PasswordHash)
                .SingleAsync();
            var membres = Enumerable
                .Range(0, nombre)
                .Select(i => Membre(application, tribunaux[i % tribunaux.Count], empreinte!))
                .ToList();
            db.MembresTribunal.AddRange(membres);
            await db.SaveChangesAsync();
            return membres.Select(m => (m.Utilisateur!.Email, m.TribunalId));
        });
        return await Task.WhenAll(
            comptes.Select(async compte => new Juge(
                await application.Connecter(compte.Email!),
                compte.TribunalId
            ))
        );
    }

    /// <summary>Opens the reservation form of a lieu and fills it, up to the button; the RG typed.</summary>
    public static async Task<string> RemplirReservationAsync(this Visiteur juge, int lieu)
    {
        var rg = Monde.Rg();
        await juge.Ouvrir($"/juridiction/reserver?lieu={lieu}");
        juge.Remplir("Numéro RG", rg)
            .Choisir("Nature de la mesure", "Tutelle")
            .Choisir("Civilité", "Madame")
            .Remplir("Année de naissance", 1941);
        return rg;
    }

    private static MembreTribunal Membre(Application application, int tribunal, string empreinte)
    {
        var nom = $"{Patronyme}{Interlocked.Increment(ref _numero)}";
        var courriel = $"{nom.ToLowerInvariant()}@essai.example";
        return new MembreTribunal
        {
            TribunalId = tribunal,
            Fonction = FonctionTribunal.Juge,
            Du = new DateOnly(2020, 1, 1),
            ApprouveLe = application.Horloge.Maintenant(),
            Utilisateur = new Utilisateur
            {
                Prenom = "Camille",
                Nom = nom,
                Role = Role.Juge,
                Actif = true,
                Email = courriel,
                NormalizedEmail = courriel.ToUpperInvariant(),
                UserName = courriel,
                NormalizedUserName = courriel.ToUpperInvariant(),
                PasswordHash = empreinte,
                SecurityStamp = nom,
            },
        };
    }
}
