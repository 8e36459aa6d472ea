using Emjpm.Core;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.EspaceGestionnaire;

/// <summary>Mesures of the tests of this space: entered by the operation, so that counters follow, and read back whole.</summary>
internal static class Mesures
{
    /// <summary>Nomination of the mesures entered here.</summary>
    public static readonly DateOnly Nomination = new(2023, 3, 14);

    private static int _rang;

    /// <summary>A tutelle at home in Roubaix, at the first lieu of that account's gestionnaire; its id.</summary>
    public static async Task<int> Enregistrer(
        this Application application,
        string mandataire,
        Func<NouvelleMesure, NouvelleMesure>? avec = null
    )
    {
        var acteur = await application.Acteur(mandataire);
        var mesure = new NouvelleMesure
        {
            NumeroRg = $"23V{Interlocked.Increment(ref _rang):00000}",
            TribunalId = (await application.Tribunal()).Id,
            Civilite = Civilite.Madame,
            AnneeNaissance = 1948,
            DateNomination = Nomination,
            Situation = new SituationMesure(
                NatureMesure.Tutelle,
                ChampMesure.ProtectionBienPersonne,
                LieuVie.Domicile,
                null,
                "59512",
                "FR"
            ),
            LieuExerciceId = (await application.Lieux(mandataire))[0].Id,
            ConfirmerSemblables = true,
        };
        var resultat = await application.Executer(
            (CreerMesure operation) =>
                operation.ExecuterAsync(acteur, avec?.Invoke(mesure) ?? mesure)
        );
        return Assert.IsType<ResultatCreation.Creee>(resultat).Id;
    }

    /// <summary>The court of the judge of the demonstration, and its name.</summary>
    public static async Task<(int Id, string Nom)> Tribunal(this Application application)
    {
        var tribunal = (await application.Acteur(Comptes.Juge)).Tribunal!;
        return (tribunal.Id, tribunal.Nom);
    }

    /// <summary>The mesure with its situations by date, its events as recorded and its resources by year.</summary>
    public static async Task<Mesure> Mesure(this Application application, int id)
    {
        var mesure = await application.Base(db =>
            db.Mesures.AsNoTracking()
                .Include(m => m.Etats.OrderBy(e => e.DateEffet))
                .Include(m => m.Evenements.OrderBy(e => e.Id))
                .Include(m => m.Ressources.OrderBy(r => r.Annee))
                .AsSplitQuery()
                .SingleAsync(m => m.Id == id)
        );
        return mesure;
    }

    /// <summary>The last event of the history.</summary>
    public static async Task<EvenementMesure> DernierEvenement(
        this Application application,
        int id
    ) => (await application.Mesure(id)).Evenements[^1];

    /// <summary>Counters of every lieu equal a recount from the facts.</summary>
    public static async Task CompteursJustes(this Application application)
    {
        var dit = await application.Executer(
            (RecalculerCompteurs tache) => tache.ExecuterAsync(CancellationToken.None)
        );
        Assert.Equal("0 lieu corrigé.", dit.Replace('\u00A0', ' '));
    }

    /// <summary>While <paramref name="acte"/> runs, the account only reads.</summary>
    public static async Task EnLectureSeule(
        this Application application,
        string compte,
        Func<Task> acte
    )
    {
        Task Ecrit(bool ecrit) =>
            application.Base(db =>
                db.DroitsGestionnaire.Where(d => d.Utilisateur!.Email == compte)
                    .ExecuteUpdateAsync(s => s.SetProperty(d => d.Ecrit, ecrit))
            );
        await Ecrit(false);
        await acte();
        await Ecrit(true);
    }

    /// <summary>The text with plain spaces.</summary>
    public static string? Plat(this string? texte) => texte?.Replace('\u00A0', ' ');
}
