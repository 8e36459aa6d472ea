using Emjpm.Core;
using Emjpm.Core.Data;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Referentiels.FichiersOfficiels;
using Microsoft.Extensions.DependencyInjection;

namespace Emjpm.Cli;

/// <summary><c>emjpm import-referentiel</c>: compares an official file with the reference data, then applies it when asked.</summary>
internal static class Importer
{
    private const string Usage =
        "import-referentiel communes|tribunaux|etablissements FICHIER [--appliquer]";
    private const int Exemples = 5;
    private const int ErreursMontrees = 20;

    public static async Task<int> ExecuterAsync(
        IServiceProvider services,
        string[] args,
        Terminal terminal,
        CancellationToken annulation
    )
    {
        var arguments = new Arguments(args, [], ["appliquer"]);
        arguments.ExigerValeurs(2, Usage);
        var type =
            Liste<TypeReferentiel>.Lire(arguments.Valeurs[0])
            ?? throw new UsageException($"Usage : emjpm {Usage}");
        if (!File.Exists(arguments.Valeurs[1]))
            throw new RegleMetierException($"Le fichier {arguments.Valeurs[1]} n’existe pas.");
        var db = services.GetRequiredService<EmjpmDbContext>();
        await Commandes.ExigerMigrationsAsync(db, annulation);
        await new ChargerReferentiel(db).ExecuterAsync(annulation);

        await using var fichier = File.OpenRead(arguments.Valeurs[1]);
        var bilan = await new ImporterReferentiel(
            db,
            services.GetRequiredService<TimeProvider>()
        ).ExecuterAsync(type, fichier, arguments.Contient("appliquer"), annulation);
        if (bilan.EstRefuse)
        {
            Refuser(bilan, terminal.Erreur);
            return Commandes.Refus;
        }
        Resumer(bilan, terminal.Sortie);
        return Commandes.Fait;
    }

    private static void Refuser(BilanImport bilan, TextWriter sortie)
    {
        sortie.WriteLine(
            $"Le fichier est refusé, rien n’a changé. {Francais.Nombre(bilan.Erreurs.Count, "erreur")} :"
        );
        foreach (var erreur in bilan.Erreurs.Take(ErreursMontrees))
            sortie.WriteLine($"  {erreur}");
        if (bilan.Erreurs.Count > ErreursMontrees)
            sortie.WriteLine(
                $"  … et {Francais.Nombre(bilan.Erreurs.Count - ErreursMontrees, "autre")}"
            );
    }

    private static void Resumer(BilanImport bilan, TextWriter sortie)
    {
        sortie.WriteLine(
            $"{Francais.Nombre(bilan.Lues, "ligne lue", "lignes lues")}, {Francais.Entier(bilan.Inchangees)} sans changement."
        );
        Montrer("À créer", "Créées", bilan.Creees);
        Montrer("À modifier", "Modifiées", bilan.Modifiees);
        Montrer("À fermer", "Fermées", bilan.Fermees);
        Montrer("Absentes du fichier, conservées", null, bilan.Conservees);
        Montrer("Écartées", null, bilan.Ecartees);
        foreach (var avertissement in bilan.Avertissements.Take(Exemples))
            sortie.WriteLine($"Attention, {avertissement}");
        sortie.WriteLine(
            bilan.Applique ? "Le référentiel est à jour."
            : bilan.ChangeQuelqueChose
                ? "Rien n’a été écrit. Relancez avec --appliquer pour appliquer ces changements."
            : "Le référentiel est déjà conforme à ce fichier."
        );

        void Montrer(string avant, string? apres, List<Difference> differences)
        {
            if (differences.Count == 0)
                return;
            sortie.WriteLine(
                $"{(bilan.Applique && apres is not null ? apres : avant)} : {Francais.Entier(differences.Count)}"
            );
            foreach (var difference in differences.Take(Exemples))
                sortie.WriteLine($"  {difference}");
            if (differences.Count > Exemples)
                sortie.WriteLine("  …");
        }
    }
}
