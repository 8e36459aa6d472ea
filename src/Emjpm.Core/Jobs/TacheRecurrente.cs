using Emjpm.Core.Campagnes;
using Emjpm.Core.Courriels;
using Emjpm.Core.Deploiement;
using Emjpm.Core.Designation;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Imports.Ocmi;
using Emjpm.Core.Mesures;
using Emjpm.Core.Pilotage;
using Emjpm.Core.Registre;
using Microsoft.Extensions.DependencyInjection;

namespace Emjpm.Core.Jobs;

/// <summary>A recurring job: when it runs, and what it does.</summary>
/// <param name="Nom">key of its <see cref="Tache"/> row</param>
/// <param name="Prochaine">the next instant (UTC) after one</param>
/// <param name="Bail">how long a node may take before another believes it dead and runs it</param>
/// <param name="Executer">does the work and says in French what was done</param>
public sealed record TacheRecurrente(
    string Nom,
    Func<DateTime, DateTime> Prochaine,
    TimeSpan Bail,
    Func<IServiceProvider, CancellationToken, Task<string>> Executer
)
{
    /// <summary>
    /// Sends mails, every five seconds. Its lease is short: the mails have their own, and two nodes at once do no harm.
    /// </summary>
    public static readonly TacheRecurrente Courriels = new(
        "courriels",
        i => i.AddSeconds(5),
        TimeSpan.FromMinutes(1),
        Depuis<EnvoyerCourriels>((t, a) => t.ExecuterAsync(a))
    );

    /// <summary>The jobs that are not in a hurry.</summary>
    public static readonly IReadOnlyList<TacheRecurrente> Lentes =
    [
        ChaqueHeure<EnvoyerCampagnes>("campagnes", (t, a) => t.ExecuterAsync(a)),
        ChaqueHeure<RelancerReservations>("relances", (t, a) => t.ExecuterAsync(a)),
        ChaqueNuit<AppliquerActesRegistre>("registre", 0, (t, a) => t.ExecuterAsync(a)),
        ChaqueNuit<CloreMesuresEchues>("clotures", 0, (t, a) => t.ExecuterAsync(a)),
        ChaqueHeure<Purger>("purge-travaux", (t, a) => t.TravauxAsync(a)),
        ChaqueNuit<ReprendreLieu>("fermetures", 0, (t, a) => t.ExecuterAsync(a)),
        ChaqueNuit<AppliquerCapacitesPrevues>("capacites-prevues", 0, (t, a) => t.ExecuterAsync(a)),
        ChaqueNuit<RecalculerCompteurs>("compteurs", 1, (t, a) => t.ExecuterAsync(a)),
        ChaqueNuit<EtablirReleves>("releves", 1, (t, a) => t.ExecuterAsync(a)),
        ChaqueNuit<EvaluerAlertes>("alertes", 2, (t, a) => t.ExecuterAsync(a)),
        ChaqueNuit<RappelerTermes>("rappels-registre", 2, (t, a) => t.ExecuterAsync(a)),
        ChaqueNuit<CalculerExperience>("experience", 2, (t, a) => t.ExecuterAsync(a)),
        ChaqueNuit<Purger>("purge-recherches", 3, (t, a) => t.RecherchesAsync(a)),
        ChaqueNuit<Purger>("purge-besoins", 3, (t, a) => t.BesoinsAsync(a)),
        ChaqueNuit<Purger>("purge-observations", 4, (t, a) => t.ObservationsAsync(a)),
        ChaqueNuit<Purger>("purge-imports", 4, (t, a) => t.ImportsAsync(a)),
        ChaqueNuit<Purger>("purge-journal-acces", 4, (t, a) => t.JournalAccesAsync(a)),
        ChaqueNuit<SynchroniserOcmi>("ocmi", 5, (t, a) => t.ExecuterAsync(a)),
        ChaqueNuit<Purger>("purge-connexions", 4, (t, a) => t.ConnexionsAsync(a)),
        ChaqueNuit<Purger>("purge-demandes", 4, (t, a) => t.DemandesAsync(a)),
        ChaqueNuit<Purger>("purge-messages", 4, (t, a) => t.MessagesAsync(a)),
        ChaqueNuit<Purger>("purge-captures", 4, (t, a) => t.CapturesAsync(a)),
        ChaqueNuit<Purger>("purge-suivi", 4, (t, a) => t.SuiviAsync(a)),
        ChaqueNuit<Purger>("purge-invitations", 4, (t, a) => t.InvitationsAsync(a)),
        ChaqueLundi<EtablirBulletin>("bulletin-deploiement", 7, (t, a) => t.ExecuterAsync(a)),
        ChaqueNuit<AnonymiserMesures>("purge-mesures", 3, (t, a) => t.ExecuterAsync(a)),
    ];

    /// <summary>Every job of the service.</summary>
    public static readonly IReadOnlyList<TacheRecurrente> Toutes = [Courriels, .. Lentes];

    private static TacheRecurrente ChaqueHeure<T>(
        string nom,
        Func<T, CancellationToken, Task<string>> acte
    )
        where T : notnull => new(nom, i => i.AddHours(1), TimeSpan.FromMinutes(30), Depuis(acte));

    /// <param name="heure">in Paris</param>
    private static TacheRecurrente ChaqueNuit<T>(
        string nom,
        int heure,
        Func<T, CancellationToken, Task<string>> acte
    )
        where T : notnull =>
        new(nom, i => ProchaineNuit(i, heure), TimeSpan.FromHours(2), Depuis(acte));

    /// <param name="heure">in Paris</param>
    private static TacheRecurrente ChaqueLundi<T>(
        string nom,
        int heure,
        Func<T, CancellationToken, Task<string>> acte
    )
        where T : notnull =>
        new(nom, i => ProchainLundi(i, heure), TimeSpan.FromHours(2), Depuis(acte));

    private static DateTime ProchainLundi(DateTime instant, int heure)
    {
        var lundi = BulletinDeploiement.LundiDe(Horloge.DateParis(instant));
        DateTime A(DateOnly j) => Horloge.InstantParis(j, new TimeOnly(heure, 15));
        return A(lundi) > instant ? A(lundi) : A(lundi.AddDays(7));
    }

    private static DateTime ProchaineNuit(DateTime instant, int heure)
    {
        var jour = Horloge.DateParis(instant);
        DateTime A(DateOnly j) => Horloge.InstantParis(j, new TimeOnly(heure, 15));
        return A(jour) > instant ? A(jour) : A(jour.AddDays(1));
    }

    private static Func<IServiceProvider, CancellationToken, Task<string>> Depuis<T>(
        Func<T, CancellationToken, Task<string>> acte
    )
        where T : notnull =>
        (services, annulation) => acte(services.GetRequiredService<T>(), annulation);
}
