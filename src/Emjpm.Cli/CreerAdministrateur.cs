using Emjpm.Core;
using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Emjpm.Cli;

/// <summary><c>emjpm create-admin</c>: the first account of an installation, from which the others come.</summary>
internal static class CreerAdministrateur
{
    private const string VariableMotDePasse = "EMJPM_MOT_DE_PASSE";

    public static async Task<int> ExecuterAsync(
        IServiceProvider services,
        string[] args,
        Terminal terminal,
        CancellationToken annulation
    )
    {
        var arguments = new Arguments(args, ["courriel", "nom", "prenom"], []);
        arguments.ExigerValeurs(0, "create-admin --courriel ADRESSE --nom NOM --prenom PRENOM");
        var courriel = arguments.Obligatoire("courriel").Trim();
        if (!new System.ComponentModel.DataAnnotations.EmailAddressAttribute().IsValid(courriel))
            throw new RegleMetierException($"« {courriel} » n’est pas une adresse de courriel.");
        var compte = new Utilisateur
        {
            Nom = arguments.Obligatoire("nom").Trim(),
            Prenom = arguments.Obligatoire("prenom").Trim(),
            Role = Role.Administration,
            Actif = true,
            CreeLe = services.GetRequiredService<TimeProvider>().Maintenant(),
            UserName = courriel,
            Email = courriel,
            EmailConfirmed = true,
        };
        var db = services.GetRequiredService<EmjpmDbContext>();
        await Commandes.ExigerMigrationsAsync(db, annulation);
        var motDePasse = LireMotDePasse(terminal);

        await using var transaction = await db.EcrireAsync(annulation);
        var resultat = await services
            .GetRequiredService<UserManager<Utilisateur>>()
            .CreateAsync(compte, motDePasse);
        if (!resultat.Succeeded)
            throw new RegleMetierException(
                string.Join(
                    Environment.NewLine,
                    resultat.Errors.Select(e => e.Description).Distinct()
                )
            );
        db.Tracer(
            services.GetRequiredService<TimeProvider>().Maintenant(),
            null,
            "compte.creer",
            "utilisateur",
            compte.Id,
            details: "administrateur créé en ligne de commande"
        );
        await db.SaveChangesAsync(annulation);
        await transaction.CommitAsync(annulation);
        terminal.Sortie.WriteLine($"Le compte d’administration {courriel} est créé.");
        return Commandes.Fait;
    }

    private static string LireMotDePasse(Terminal terminal)
    {
        if (Environment.GetEnvironmentVariable(VariableMotDePasse) is { Length: > 0 } fourni)
            return fourni;
        var premier = terminal.DemanderSecret("Mot de passe : ");
        if (string.IsNullOrEmpty(premier))
            throw new RegleMetierException("Aucun mot de passe n’a été saisi.");
        return premier == terminal.DemanderSecret("Le même, une seconde fois : ")
            ? premier
            : throw new RegleMetierException("Les deux mots de passe diffèrent : recommencez.");
    }
}
