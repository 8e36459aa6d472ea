using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Suivi;

/// <summary>Accounts of a test, as old and as used as it needs.</summary>
internal static class Personnes
{
    private static int _numero;

    public static Task<Utilisateur> Creer(
        this Application application,
        int? venuIlYA,
        Role role = Role.Gestionnaire,
        int creeIlYA = 200
    ) =>
        application.Base(async db =>
        {
            var maintenant = application.Horloge.Maintenant();
            var courriel = $"personne{Interlocked.Increment(ref _numero)}@usage.example";
            var compte = new Utilisateur
            {
                Prenom = "Paule",
                Nom = $"Usage{_numero}",
                Role = role,
                Actif = true,
                Email = courriel,
                NormalizedEmail = courriel.ToUpperInvariant(),
                UserName = courriel,
                NormalizedUserName = courriel.ToUpperInvariant(),
                CreeLe = maintenant.AddDays(-creeIlYA),
                PremiereVenueLe = venuIlYA is null ? null : maintenant.AddDays(-creeIlYA),
                VenuLe = venuIlYA is { } jours ? maintenant.AddDays(-jours) : null,
            };
            db.Users.Add(compte);
            await db.SaveChangesAsync();
            return compte;
        });

    public static Task Sessions(this Application application, int compte, params int[] ilYA) =>
        application.Base(db =>
        {
            foreach (var jours in ilYA)
            {
                var le = application.Horloge.Maintenant().AddDays(-jours);
                db.SessionsOuvertes.Add(
                    new SessionOuverte
                    {
                        Id = Guid.NewGuid(),
                        UtilisateurId = compte,
                        OuverteLe = le,
                        VueLe = le,
                        ConfirmeeLe = le,
                        FermeeLe = le,
                        Appareil = "Essai",
                        Reseau = "127.0.0.1",
                    }
                );
            }
            return db.SaveChangesAsync();
        });
}
