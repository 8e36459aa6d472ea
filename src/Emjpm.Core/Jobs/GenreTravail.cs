using Emjpm.Core.Imports;
using Emjpm.Core.Imports.Ocmi;
using Emjpm.Core.Mesures;
using Emjpm.Core.Pilotage;
using Emjpm.Core.Pilotage.Simulations;
using Microsoft.Extensions.DependencyInjection;

namespace Emjpm.Core.Jobs;

/// <summary>
/// A kind of long work. To add one: write an operation whose method takes a <see cref="SuiviTravail"/>, register it in
/// <c>Metier.cs</c>, declare it here with <see cref="De{T}"/> and add it to <see cref="Tous"/>; a page then creates its row with
/// <see cref="Travaux.Demander"/>, saves, and calls <see cref="Reveil.SignalerTravail"/>.
/// The operation calls <see cref="SuiviTravail.AvancerAsync"/> at least once a minute, and may be run again from the start
/// after the death of a node: what it writes goes in one transaction that ends with <see cref="SuiviTravail.ExigerBailAsync"/>,
/// or can be written twice without harm.
/// </summary>
/// <param name="Nom">kept in the rows, for example <c>mesures.exporter</c></param>
/// <param name="Garde">how long the row and its files are kept after the end</param>
/// <param name="Executer">does the work and says in French what was done</param>
public sealed record GenreTravail(
    string Nom,
    TimeSpan Garde,
    Func<IServiceProvider, SuiviTravail, CancellationToken, Task<string>> Executer
)
{
    /// <summary>The file of the mesures of a gestionnaire.</summary>
    public static readonly GenreTravail ExportMesures = De<ExporterMesures>(
        "mesures.exporter",
        TimeSpan.FromHours(24),
        (t, suivi, annulation) => t.ExecuterAsync(suivi, annulation)
    );

    /// <summary>Says what a file of mesures would change.</summary>
    public static readonly GenreTravail ApercuImport = De<PreparerApercu>(
        "imports.apercu",
        TimeSpan.FromDays(ImportMesures.JoursGardes),
        (o, suivi, annulation) => o.ExecuterAsync(suivi, annulation)
    );

    /// <summary>Applies an import whole.</summary>
    public static readonly GenreTravail AppliquerImport = De<AppliquerImport>(
        "imports.appliquer",
        TimeSpan.FromDays(ImportMesures.JoursGardes),
        (o, suivi, annulation) => o.ExecuterAsync(suivi, annulation)
    );

    /// <summary>Undoes an import.</summary>
    public static readonly GenreTravail AnnulerImport = De<AnnulerImport>(
        "imports.annuler",
        TimeSpan.FromDays(ImportMesures.JoursGardes),
        (o, suivi, annulation) => o.ExecuterAsync(suivi, annulation)
    );

    /// <summary>The mesures that OCMI has of a mandataire, at its demand.</summary>
    public static readonly GenreTravail SynchronisationOcmi = De<SynchroniserOcmi>(
        "ocmi.synchroniser",
        TimeSpan.FromDays(7),
        (t, suivi, annulation) => t.ExecuterAsync(suivi, annulation)
    );

    /// <summary>The figures of a past period, established or counted again.</summary>
    public static readonly GenreTravail Releves = De<DemanderReleves>(
        "pilotage.releves",
        TimeSpan.FromDays(30),
        (t, suivi, annulation) => t.FaireAsync(suivi, annulation)
    );

    /// <summary>The past needs of a territory replayed under several policies.</summary>
    public static readonly GenreTravail Simulation = De<DemanderSimulation>(
        "pilotage.simuler",
        TimeSpan.FromDays(DemanderSimulation.JoursGardes),
        (t, suivi, annulation) => t.FaireAsync(suivi, annulation)
    );

    /// <summary>Every kind of work of the service.</summary>
    public static readonly IReadOnlyList<GenreTravail> Tous =
    [
        ExportMesures,
        ApercuImport,
        AppliquerImport,
        AnnulerImport,
        SynchronisationOcmi,
        Releves,
        Simulation,
    ];

    private static GenreTravail De<T>(
        string nom,
        TimeSpan garde,
        Func<T, SuiviTravail, CancellationToken, Task<string>> acte
    )
        where T : notnull =>
        new(
            nom,
            garde,
            (services, suivi, annulation) =>
                acte(services.GetRequiredService<T>(), suivi, annulation)
        );
}
