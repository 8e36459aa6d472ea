using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Emjpm.Cli;

/// <summary>The command line of the operator. It reads the configuration of the web host: <c>ConnectionStrings__Emjpm</c>.</summary>
public static class Commandes
{
    /// <summary>Done.</summary>
    public const int Fait = 0;

    /// <summary>Refused or failed: the reason is on the error output, nothing is half done.</summary>
    public const int Refus = 1;

    /// <summary>The command line was not understood.</summary>
    public const int MalAppelee = 2;

    private const string Aide = """
        emjpm : administration d’une installation d’e-MJPM

        Usage : emjpm <commande> [options]

          migrate
              Crée la base de données ou la met au niveau de cette version.

          seed [--scale demo|national] [--mesures N]
              Remplit une base vide. demo : le jeu de démonstration et ses comptes.
              national : un jeu de mesure à l’échelle du pays (1 000 000 de mesures,
              ou N). Ne jamais lancer sur une base de production.

          create-admin --courriel ADRESSE --nom NOM --prenom PRENOM
              Crée un compte d’administration. Le mot de passe est demandé deux fois,
              ou lu dans la variable EMJPM_MOT_DE_PASSE.

          import-referentiel communes|tribunaux|etablissements FICHIER [--appliquer]
              Compare un fichier officiel au référentiel et résume les différences.
              Rien ne change sans --appliquer. Un fichier qui contient une erreur est
              refusé en entier, avec la ligne et la raison.

          job NOM
              Exécute maintenant une tâche récurrente, puis dit ce qu’elle a fait.
              Sans nom : la liste des tâches.

          releves --du AAAA-MM-JJ [--au AAAA-MM-JJ] [--refaire]
              Établit les chiffres du pilotage des jours qui manquent, à partir des faits
              datés. --refaire compte aussi les autres à nouveau : ce qui diffère est écrit
              avec sa date. Interrompue, la commande reprend où elle en était.

          retirer-facteurs --courriel ADRESSE
              Retire à un compte son application, ses clés d’accès et ses codes de
              secours, une fois l’identité de la personne vérifiée. Réservé au dernier
              administrateur : les autres comptes se dépannent dans l’administration.

          sceller [--renouveler]
              Scelle à nouveau, avec la clé de Cles__Fichier, les clés et les secrets
              gardés dans la base. --renouveler, après une fuite : change aussi les
              clés de protection et ferme toutes les sessions.
          prevision [--territoire france|region-32|departement-59] [--au AAAA-MM-JJ]
              Prévoit les ouvertures, les fins, les échéances et les capacités à 6, 12 et
              24 mois. Sans territoire : mesure les erreurs de la méthode sur le passé de
              tous les territoires, face à une prévision naïve.

          simulate [--territoire T] [--besoins N] [--graine G] [--poids P/A/D/T/F/R]
                   [--commune CODE --capacite N] [--fermer LIEU] [--demandes-connues]
              Rejoue les besoins des douze derniers mois sous quatre politiques. --poids :
              proximité, adéquation, disponibilité, tribunal, fraîcheur, réponse ; leur
              somme fait 100. --commune et --capacite ajoutent un mandataire individuel,
              --fermer retire un lieu d’exercice. --demandes-connues : seulement les
              besoins dont la demande (accompagnements, langues) est encore gardée. Rien
              n’est écrit.

          --help
              Affiche cette aide.

        La base est celle de ConnectionStrings__Emjpm ; sans elle, le fichier
        data/emjpm.db du dossier courant.
        """;

    /// <summary>Runs the command and returns its exit code.</summary>
    /// <param name="configuration">null: appsettings.json beside the program, then the environment</param>
    public static async Task<int> ExecuterAsync(
        string[] args,
        Terminal terminal,
        CancellationToken annulation,
        IConfiguration? configuration = null
    )
    {
        if (args is [] or ["--help" or "-h" or "help" or "aide", ..])
        {
            terminal.Sortie.WriteLine(Aide);
            return args is [] ? MalAppelee : Fait;
        }
        await using var services = Services(configuration ?? LireConfiguration());
        await using var portee = services.CreateAsyncScope();
        try
        {
            var (s, suite) = (portee.ServiceProvider, args[1..]);
            return args[0] switch
            {
                "migrate" => await Migrer.ExecuterAsync(s, suite, terminal, annulation),
                "seed" => await Semer.ExecuterAsync(s, suite, terminal, annulation),
                "create-admin" => await CreerAdministrateur.ExecuterAsync(
                    s,
                    suite,
                    terminal,
                    annulation
                ),
                "import-referentiel" => await Importer.ExecuterAsync(
                    s,
                    suite,
                    terminal,
                    annulation
                ),
                "releves" => await Etablir.ExecuterAsync(s, suite, terminal, annulation),
                "retirer-facteurs" => await OterFacteurs.ExecuterAsync(
                    s,
                    suite,
                    terminal,
                    annulation
                ),
                "sceller" => await Sceller.ExecuterAsync(s, suite, terminal, annulation),
                "prevision" => await Prevoir.ExecuterAsync(s, suite, terminal, annulation),
                "simulate" => await Rejouer.ExecuterAsync(s, suite, terminal, annulation),
                "job" => await LancerTache.ExecuterAsync(s, suite, terminal, annulation),
                _ => throw new UsageException(
                    $"La commande « {args[0]} » n’existe pas. emjpm --help les donne toutes."
                ),
            };
        }
        catch (UsageException e)
        {
            terminal.Erreur.WriteLine(e.Message);
            return MalAppelee;
        }
        catch (RegleMetierException e)
        {
            terminal.Erreur.WriteLine(e.Message);
            return Refus;
        }
        catch (OperationCanceledException) when (annulation.IsCancellationRequested)
        {
            terminal.Erreur.WriteLine("Interrompu : ce qui n’était pas terminé est annulé.");
            return Refus;
        }
    }

    /// <summary>Refuses to work on a database of another version.</summary>
    /// <exception cref="RegleMetierException">migrations miss</exception>
    internal static async Task ExigerMigrationsAsync(
        EmjpmDbContext db,
        CancellationToken annulation
    )
    {
        if ((await db.Database.GetPendingMigrationsAsync(annulation)).Any())
            throw new RegleMetierException(
                "La base n’est pas au niveau de cette version : lancez d’abord emjpm migrate."
            );
    }

    private static IConfiguration LireConfiguration() =>
        new ConfigurationBuilder()
            .SetBasePath(AppContext.BaseDirectory)
            .AddJsonFile("appsettings.json", optional: true)
            .AddEnvironmentVariables()
            .AjouterSecrets()
            .Build();

    internal static ServiceProvider Services(IConfiguration configuration)
    {
        var services = new ServiceCollection();
        services.AddSingleton(configuration);
        // What a command has to say it says on the terminal.
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        services.AddSingleton(TimeProvider.System);
        services.AddDbContext<EmjpmDbContext>(o =>
            o.UtiliserMoteur(Moteur.LireConnexion(configuration))
        );
        services.AjouterMetier(configuration);
        services.AjouterProtection(configuration);
        services.AddSingleton<CoffreSecrets>();
        services.AddScoped<RetirerFacteurs>();
        services
            .AddIdentityCore<Utilisateur>(ReglesIdentite.Appliquer)
            .AddErrorDescriber<RefusIdentite>()
            .AddPasswordValidator<RegleMotDePasse>()
            .AddEntityFrameworkStores<EmjpmDbContext>();
        return services.BuildServiceProvider();
    }
}
