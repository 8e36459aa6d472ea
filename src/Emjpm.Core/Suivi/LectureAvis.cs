using System.Globalization;
using Emjpm.Core.Classeurs;
using Emjpm.Core.Data;
using Emjpm.Core.Pilotage;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Suivi;

/// <summary>The answers of a group.</summary>
/// <param name="Decoupage">what the group is one of: « Étape », « Fonction », « Mois », « Région »</param>
/// <param name="Groupe">its name</param>
/// <param name="Compte">how many gave each answer, in the order of <see cref="Facilite"/>; null when it is not told</param>
public sealed record GroupeAvis(string Decoupage, string Groupe, IReadOnlyList<int>? Compte)
{
    public static readonly Feuille<GroupeAvis> Feuille = new(
        "Satisfaction",
        [
            Colonne<GroupeAvis>.Texte("Découpage", g => g.Decoupage),
            Colonne<GroupeAvis>.Texte("Groupe", g => g.Groupe, 36),
            Colonne<GroupeAvis>.Texte("Réponses", g => g.NombreDit, 16),
            Colonne<GroupeAvis>.Texte("Moyenne sur 5", g => g.MoyenneDite, 16),
            .. Liste<Facilite>.Valeurs.Select(f =>
                Colonne<GroupeAvis>.Entier(Francais.EnTete(f.Libelle()), g => g.Compte?[(int)f])
            ),
        ]
    );

    /// <summary>Answers; null when it is not told.</summary>
    public int? Nombre => Compte?.Sum();

    /// <summary>« 12 », « moins de 5 » or the group that would give it back.</summary>
    public string NombreDit => Nombre is { } n ? Francais.Entier(n) : LectureAvis.NonDit;

    /// <summary>From 1 (very complicated) to 5 (very simple); null when it is not told.</summary>
    public double? Moyenne =>
        Compte is { } c && c.Sum() is > 0 and var n
            ? c.Select((nombre, rang) => (c.Count - rang) * nombre).Sum() / (double)n
            : null;

    public string MoyenneDite =>
        Moyenne is { } m
            ? m.ToString("0.0", CultureInfo.InvariantCulture).Replace('.', ',')
            : LectureAvis.NonDit;

    /// <summary>Of the answers, those that find it simple, whole percents; null when it is not told.</summary>
    public int? PartSimple =>
        Compte is { } c && c.Sum() is > 0 and var n
            ? (int)Math.Round(100.0 * (c[0] + c[1]) / n, MidpointRounding.AwayFromZero)
            : null;
}

/// <summary>A comment, with the act it is about and nothing else.</summary>
public sealed record CommentaireAvis(EtapeSondee Etape, Facilite Facilite, string Texte);

/// <summary>What was answered over the last months.</summary>
/// <param name="Posees">questions asked</param>
/// <param name="Ensemble">all the answers</param>
/// <param name="Groupes">the same answers, cut in several ways</param>
/// <param name="Commentaires">those of the acts whose answers are told</param>
public sealed record AvisLus(
    int Posees,
    GroupeAvis Ensemble,
    IReadOnlyList<GroupeAvis> Groupes,
    IReadOnlyList<CommentaireAvis> Commentaires
);

/// <summary>
/// Counts the answers by act, function, month and region. A group of fewer than <see cref="Secret.Seuil"/> answers is not told,
/// nor the smallest other when it would be found by subtraction.
/// </summary>
public sealed class LectureAvis(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>Months counted, the present one included.</summary>
    public const int Mois = 12;

    /// <summary>Comments shown.</summary>
    public const int CommentairesMax = 100;

    /// <summary>What is written in the place of a figure that is not told.</summary>
    public const string NonDit = "non publié";

    private DateOnly Debut
    {
        get
        {
            var jour = horloge.Aujourdhui();
            return new DateOnly(jour.Year, jour.Month, 1).AddMonths(1 - Mois);
        }
    }

    /// <summary>The acts whose answers may be told, for everybody.</summary>
    public async Task<IReadOnlyList<GroupeAvis>> ParEtapeAsync(CancellationToken annulation) =>
        [.. ParEtape(await CompterAsync(annulation)).Where(g => g.Compte is not null)];

    public async Task<AvisLus> LireAsync(CancellationToken annulation)
    {
        var debut = Debut;
        var comptees = await CompterAsync(annulation);
        var parEtape = ParEtape(comptees);
        var dites = Liste<EtapeSondee>
            .Valeurs.Where(e =>
                parEtape.Any(g => g.Compte is not null && g.Groupe == Francais.EnTete(e.Libelle()))
            )
            .ToList();
        var commentaires = await db
            .AvisEtapes.Where(a =>
                a.Mois >= debut && a.Commentaire != null && dites.Contains(a.Etape)
            )
            .OrderBy(a => a.Etape)
            .ThenBy(a => a.Id)
            .Take(CommentairesMax)
            .Select(a => new CommentaireAvis(a.Etape, a.Facilite, a.Commentaire!))
            .ToListAsync(annulation);
        var instant = Horloge.InstantParis(debut, TimeOnly.MinValue);
        return new(
            await db.QuestionsPosees.CountAsync(q => q.PoseeLe >= instant, annulation),
            Ensemble(comptees),
            [
                .. parEtape,
                .. Decouper("Fonction", comptees, c => c.Fonction, c => c.Fonction),
                .. Decouper(
                    "Mois",
                    comptees,
                    c => c.Mois,
                    c => Francais.EnTete(Francais.MoisAnnee(c.Mois))
                ),
                .. Decouper("Région", comptees, c => c.Region, c => c.Region),
            ],
            commentaires
        );
    }

    private async Task<List<Comptee>> CompterAsync(CancellationToken annulation)
    {
        var debut = Debut;
        var lus = await db
            .AvisEtapes.Where(a => a.Mois >= debut)
            .GroupBy(a => new
            {
                a.Etape,
                a.Role,
                Region = a.Region!.Nom,
                a.Mois,
                a.Facilite,
            })
            .Select(g => new { g.Key, Nombre = g.Count() })
            .ToListAsync(annulation);
        return
        [
            .. lus.Select(l => new Comptee(
                l.Key.Etape,
                Francais.EnTete(l.Key.Role.Libelle()),
                l.Key.Region ?? "France entière",
                l.Key.Mois,
                l.Key.Facilite,
                l.Nombre
            )),
        ];
    }

    private static List<GroupeAvis> ParEtape(List<Comptee> comptees) =>
        Decouper("Étape", comptees, c => (int)c.Etape, c => Francais.EnTete(c.Etape.Libelle()));

    private static GroupeAvis Ensemble(List<Comptee> comptees)
    {
        var compte = Repartir(comptees);
        return new("Ensemble", "Toutes les réponses", compte.Sum() < Secret.Seuil ? null : compte);
    }

    private static List<GroupeAvis> Decouper<T>(
        string decoupage,
        List<Comptee> comptees,
        Func<Comptee, T> cle,
        Func<Comptee, string> nom
    )
    {
        var groupes = comptees
            .GroupBy(cle)
            .OrderBy(g => g.Key)
            .Select(g => new GroupeAvis(decoupage, nom(g.First()), Repartir(g)))
            .ToList();
        // The total of all the groups is told beside them.
        var tus = Secret.Masquer(
            new Dictionary<Territoire, int[]>
            {
                [Territoire.France] = [.. groupes.Select(g => g.Nombre ?? 0)],
            },
            _ => null,
            totalConnu: true
        );
        return
        [
            .. groupes.Select(
                (g, rang) => tus.Contains((Territoire.France, rang)) ? g with { Compte = null } : g
            ),
        ];
    }

    private static int[] Repartir(IEnumerable<Comptee> comptees)
    {
        var compte = new int[Liste<Facilite>.Valeurs.Count];
        foreach (var c in comptees)
            compte[(int)c.Facilite] += c.Nombre;
        return compte;
    }

    private sealed record Comptee(
        EtapeSondee Etape,
        string Fonction,
        string Region,
        DateOnly Mois,
        Facilite Facilite,
        int Nombre
    );
}
