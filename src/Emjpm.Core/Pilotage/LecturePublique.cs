using System.Globalization;
using System.Runtime.CompilerServices;
using Emjpm.Core.Classeurs;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Pilotage;

/// <summary>What anyone may read: figures under <see cref="Secret"/>, the use of the service, and who is entitled.</summary>
public sealed class LecturePublique(EmjpmDbContext db, LectureReleves releves)
{
    /// <summary>Days over which an account counts as connected.</summary>
    public const int JoursUsage = 30;

    /// <summary>Months of the published series.</summary>
    public const int MoisPublies = 12;

    /// <summary>Accounts able to sign in, by role, and those that did lately.</summary>
    public async Task<IReadOnlyList<UsageRole>> UsageAsync(
        DateTime maintenant,
        CancellationToken annulation
    )
    {
        var depuis = maintenant.AddDays(-JoursUsage);
        var actifs = db.Users.Where(u => u.Actif);
        var comptes = await ParRoleAsync(actifs, annulation);
        // Apart: counted among the others, the sessions of each account were looked for one account after the other.
        var connectes = await ParRoleAsync(
            actifs.Where(u =>
                db.SessionsOuvertes.Any(s => s.UtilisateurId == u.Id && s.VueLe >= depuis)
            ),
            annulation
        );
        return
        [
            .. Liste<Role>
                .Valeurs.Where(r => r != Role.Administration)
                .Select(r => new UsageRole(
                    r,
                    comptes.GetValueOrDefault(r),
                    connectes.GetValueOrDefault(r)
                )),
        ];
    }

    private static Task<Dictionary<Role, int>> ParRoleAsync(
        IQueryable<Utilisateur> comptes,
        CancellationToken annulation
    ) =>
        comptes
            .GroupBy(u => u.Role)
            .Select(g => new { g.Key, Nombre = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Nombre, annulation);

    /// <summary>Changes when figures do: the night they were last counted, or counted again.</summary>
    public async Task<string> VersionAsync(CancellationToken annulation)
    {
        var jours = await releves.JoursAsync(annulation);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{jours.Count}-{jours.Max(j => (DateTime?)j.EtabliLe)?.Ticks ?? 0:x}-{jours.Max(j => j.RectifieLe)?.Ticks ?? 0:x}"
        );
    }

    /// <summary>The indicators of the country, the regions and the départements, on the last day of each of the last months.</summary>
    public IAsyncEnumerable<ChiffreEnFichier> ChiffresAsync(CancellationToken annulation) =>
        MoisAsync(ChiffreEnFichier.De, annulation);

    /// <summary>How the mesures en cours divide, in the same territories on the same days.</summary>
    public IAsyncEnumerable<ChiffreEnFichier> RepartitionsAsync(CancellationToken annulation) =>
        MoisAsync(ChiffreEnFichier.Repartitions, annulation);

    private async IAsyncEnumerable<ChiffreEnFichier> MoisAsync(
        Func<Photographie, IEnumerable<Territoire>, IEnumerable<ChiffreEnFichier>> lignes,
        [EnumeratorCancellation] CancellationToken annulation
    )
    {
        if (await releves.PhotographierAsync(null, null, annulation) is not { } photo)
            yield break;
        var jours = photo.FinsDeMois(MoisPublies).Where(j => j.AddDays(1).Day == 1).ToList();
        foreach (var figures in await releves.LireAsync(jours, null, annulation))
        {
            var duJour = photo with
            {
                Releve = new() { Jour = figures.Jour },
                Present = figures,
                Noms = figures.Noms,
                AnPasse = null,
            };
            var territoires = figures
                .DuNiveau(NiveauReleve.France)
                .Concat(figures.DuNiveau(NiveauReleve.Region))
                .Concat(figures.DuNiveau(NiveauReleve.Departement));
            foreach (var chiffre in lignes(duJour, territoires))
                yield return chiffre;
        }
    }

    /// <summary>
    /// Who is entitled on a day, a line a habilitation: what the list of the prefect publishes, without any address or telephone.
    /// Source: CASF, art. L471-2.
    /// </summary>
    public IAsyncEnumerable<MandatairePublie> MandatairesAsync(DateOnly jour) =>
        db
            .Habilitations.AsNoTracking()
            .Where(Habilitation.ActiveLe(jour))
            .OrderBy(h => h.DepartementCode)
            .ThenBy(h => h.Gestionnaire!.TexteRecherche)
            .ThenBy(h => h.Id)
            .Select(h => new MandatairePublie
            {
                Departement = h.DepartementCode,
                DepartementNom = h.Departement!.Nom,
                Type = h.Gestionnaire!.Type,
                Nom = h.Gestionnaire.Nom,
                Etablissement = h.Etablissement!.Nom,
                Finess = h.EtablissementFiness,
                Acte = h.TypeActe,
                Depuis = h.Du,
                Jusquau = h.Au,
            })
            .AsAsyncEnumerable();
}

/// <summary>Accounts of a role.</summary>
/// <param name="Connectes">in the last <see cref="LecturePublique.JoursUsage"/> days</param>
public sealed record UsageRole(Role Role, int Actifs, int Connectes);

/// <summary>A professional entitled in a département, as the open data publish it.</summary>
public sealed record MandatairePublie
{
    public static readonly Feuille<MandatairePublie> Feuille = new(
        "Mandataires",
        [
            Colonne<MandatairePublie>.Texte("departement", m => m.Departement, 12),
            Colonne<MandatairePublie>.Texte("departement_nom", m => m.DepartementNom, 24),
            Colonne<MandatairePublie>.Texte("categorie", m => m.Type.Handle(), 14),
            Colonne<MandatairePublie>.Texte("nom", m => m.Nom, 36),
            Colonne<MandatairePublie>.Texte("etablissement", m => m.Etablissement, 36),
            Colonne<MandatairePublie>.Texte("finess", m => m.Finess, 12),
            Colonne<MandatairePublie>.Texte("acte", m => m.Acte.Handle(), 14),
            Colonne<MandatairePublie>.Date("depuis", m => m.Depuis),
            Colonne<MandatairePublie>.Date("jusquau", m => m.Jusquau),
        ]
    );

    public required string Departement { get; init; }
    public required string DepartementNom { get; init; }
    public required TypeGestionnaire Type { get; init; }
    public required string Nom { get; init; }
    public required string? Etablissement { get; init; }
    public required string? Finess { get; init; }
    public required TypeActe Acte { get; init; }
    public required DateOnly Depuis { get; init; }
    public required DateOnly? Jusquau { get; init; }
}
