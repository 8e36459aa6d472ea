using Emjpm.Core.Deploiement;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Imports.Ocmi;
using Emjpm.Core.Jobs;
using Emjpm.Core.Mesures;
using Emjpm.Web.Tests.Deploiement;
using Emjpm.Web.Tests.EspaceGestionnaire;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Emjpm.Web.Tests.Ocmi;

/// <summary>
/// A node that reads OCMI from a folder (or elsewhere), over the database of the tests; and the individuel of the demonstration,
/// who asks for it.
/// </summary>
internal sealed class PosteOcmi : IAsyncDisposable
{
    private static int _rang;
    private readonly Application application;
    private readonly string dossier = Directory.CreateTempSubdirectory("ocmi").FullName;

    private PosteOcmi(Application application, string? source)
    {
        this.application = application;
        Noeud = application.Hote.AutreNoeud(
            ("Ocmi:Source", source ?? dossier),
            ("Ocmi:MotDePasse", Archives.MotDePasse),
            ("Ocmi:TailleMaxMo", "5"),
            ("Ocmi:ContenuMaxMo", "30")
        );
    }

    /// <summary>SIRET of the court of Lille, where the judge of the demonstration works.</summary>
    public const string Tribunal = "17590001500011";

    public ApplicationSur Noeud { get; }
    public string Siret { get; private init; } = "";
    public int GestionnaireId { get; private init; }

    public static async Task<PosteOcmi> OuvrirAsync(Application application, string? source = null)
    {
        var id = (await application.Acteur(Comptes.Individuel)).GestionnaireId;
        var poste = new PosteOcmi(application, source)
        {
            GestionnaireId = id,
            Siret = await application.Base(db =>
                db.Gestionnaires.Where(g => g.Id == id).Select(g => g.Siret!).SingleAsync()
            ),
        };
        // The public list of courts gives no SIRET; the State's file, imported by the operator, does.
        await application.Base(db =>
            db.Tribunaux.Where(t => t.Code == "tj-lille")
                .ExecuteUpdateAsync(s => s.SetProperty(t => t.Siret, Tribunal))
        );
        return poste;
    }

    /// <summary>An RG nobody has.</summary>
    public static string Rg() => $"25M{Interlocked.Increment(ref _rang):00000}";

    public Dictionary<string, object?> Mesure(
        string rg,
        Action<Dictionary<string, object?>>? avec = null
    ) => Archives.Mesure(Siret, Tribunal, rg, avec);

    /// <summary>Deposits an archive of these mesures in place of the others.</summary>
    public void Deposer(params object?[] mesures) => Deposer(Archives.Zip(Archives.Json(mesures)));

    public void Deposer(byte[] archive) =>
        File.WriteAllBytes(Path.Combine(dossier, "ocmi-emjpmenq.json.zip"), archive);

    public async Task<T> Executer<TService, T>(Func<TService, Task<T>> acte)
        where TService : notnull
    {
        await using var portee = Noeud.Services.CreateAsyncScope();
        return await acte(portee.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>The mandataire turns it on, and the first synchronisation runs.</summary>
    public async Task Activer()
    {
        var acteur = await application.Acteur(Comptes.Individuel);
        await Executer(
            async (RelierOcmi o) =>
            {
                await o.ActiverAsync(acteur);
                return true;
            }
        );
        await Travailler();
    }

    public async Task<int?> Desactiver()
    {
        var acteur = await application.Acteur(Comptes.Individuel);
        return await Executer((ReprendreLaMain o) => o.ExecuterAsync(acteur));
    }

    /// <summary>The administrator opens it in some départements only, in all when none is given; this node is told at once.</summary>
    public async Task OuvrirDans(params string[] departements)
    {
        await application.Decider(FonctionTerritoriale.Ocmi, departements);
        Noeud.Services.GetRequiredService<FonctionsOuvertes>().Oublier();
    }

    /// <summary>« Synchroniser maintenant »; what is known after.</summary>
    public async Task<SynchronisationOcmi> Synchroniser()
    {
        var acteur = await application.Acteur(Comptes.Individuel);
        Assert.True(await Executer((RelierOcmi o) => o.SynchroniserAsync(acteur)));
        await Travailler();
        return await Etat();
    }

    public Task<int> Travailler() =>
        Executer((ExecuterTravaux o) => o.ExecuterDusAsync(CancellationToken.None));

    /// <summary>The nightly job; what it says.</summary>
    public async Task<string> Nuit() =>
        (
            await Executer((ExecuterTaches o) => o.ExecuterAsync("ocmi", CancellationToken.None))
        )!.Replace('\u00A0', ' ');

    public Task<SynchronisationOcmi> Etat() =>
        application.Base(db =>
            db.SynchronisationsOcmi.AsNoTracking()
                .SingleAsync(s => s.GestionnaireId == GestionnaireId)
        );

    public Task<List<EcartOcmi>> Ecarts() =>
        application.Base(db =>
            db.EcartsOcmi.AsNoTracking()
                .Where(e => e.GestionnaireId == GestionnaireId)
                .OrderBy(e => e.Id)
                .ToListAsync()
        );

    /// <summary>The reasons told of the mesure of an RG, with plain spaces.</summary>
    public async Task<string> Motifs(string rg) =>
        Assert.Single(await Ecarts(), e => e.Reference == $"RG {rg}").Motifs.Replace('\u00A0', ' ');

    /// <summary>The mesure of the mandataire that carries this RG, whole; null when there is none.</summary>
    public async Task<Mesure?> Lire(string rg)
    {
        var id = await application.Base(db =>
            db.Mesures.Where(m => m.GestionnaireId == GestionnaireId && m.NumeroRg == rg)
                .Select(m => (int?)m.Id)
                .SingleOrDefaultAsync()
        );
        return id is { } i ? await application.Mesure(i) : null;
    }

    public async ValueTask DisposeAsync()
    {
        await Desactiver();
        await Noeud.DisposeAsync();
        Directory.Delete(dossier, recursive: true);
    }
}
