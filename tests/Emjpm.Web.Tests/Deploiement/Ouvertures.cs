using Emjpm.Core.Comptes;
using Emjpm.Core.Deploiement;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Deploiement;

/// <summary>What the administrator decides of a feature.</summary>
internal static class Ouvertures
{
    /// <summary>Opens it in some départements only; in all when none is given.</summary>
    public static async Task Decider(
        this Application application,
        FonctionTerritoriale fonction,
        params string[] departements
    )
    {
        var admin = await application.Acteur(Harnais.Comptes.Admin);
        var numero = await application.Base(db =>
            db.OuverturesFonction.CountAsync(o => o.Fonction == fonction)
        );
        await application.Executer(
            (OuvrirFonction o) =>
                o.ExecuterAsync(
                    admin,
                    fonction,
                    new(departements.Length == 0, departements, "Essai.", numero),
                    default
                )
        );
    }
}
