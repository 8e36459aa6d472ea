using System.Globalization;
using Emjpm.Core;
using Emjpm.Core.Classeurs;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Emjpm.Bench;

/// <summary>A new service with two sites and one account, so that each measure starts from nothing.</summary>
internal sealed record SiteEssai(int GestionnaireId, int CompteId, string[] Lieux)
{
    public static async Task<SiteEssai> CreerAsync(IServiceProvider services)
    {
        await using var portee = services.CreateAsyncScope();
        var db = portee.ServiceProvider.GetRequiredService<EmjpmDbContext>();
        var jour = TimeProvider.System.Aujourdhui();
        var nom = $"Banc {Guid.NewGuid():N}";
        var gestionnaire = new Gestionnaire
        {
            Type = TypeGestionnaire.Service,
            Nom = nom,
            NomRecherche = Texte.Normaliser(nom),
        };
        foreach (var lieu in new[] { "Nord", "Sud" })
            gestionnaire.Lieux.Add(
                new LieuExercice
                {
                    Nom = lieu,
                    Type = TypeLieu.Antenne,
                    CommuneCode = "59350",
                    OuvertLe = jour,
                }
            );
        var courriel = $"{nom[5..]}@banc.emjpm.fr";
        var compte = new Utilisateur
        {
            Nom = "Banc",
            Prenom = "Essai",
            Role = Role.Gestionnaire,
            Actif = true,
            Email = courriel,
            UserName = courriel,
            NormalizedEmail = courriel.ToUpperInvariant(),
            NormalizedUserName = courriel.ToUpperInvariant(),
            SecurityStamp = nom,
        };
        db.Add(
            new DroitGestionnaire
            {
                Utilisateur = compte,
                Gestionnaire = gestionnaire,
                Du = jour,
                Administre = true,
                Ecrit = true,
                Repond = true,
            }
        );
        await db.SaveChangesAsync();
        return new SiteEssai(gestionnaire.Id, compte.Id, ["Nord", "Sud"]);
    }

    public async Task<Acteur> ActeurAsync(IServiceProvider services) =>
        (
            await services
                .GetRequiredService<EmjpmDbContext>()
                .LireActeurAsync(CompteId, TimeProvider.System.Aujourdhui(), CancellationToken.None)
        )!;
}

/// <summary>A file of new mesures, as a service would send it: every line is right.</summary>
internal static class FichierEssai
{
    private sealed record Ligne(int Rang, string Ville, string CodePostal, string Antenne);

    private static readonly string[] Types =
    [
        "Tutelle aux biens et à la personne",
        "Curatelle renforcée aux biens et à la personne",
        "Curatelle simple",
        "Sauvegarde de justice",
    ];
    private static readonly string[] Residences = ["A domicile", "Etablissement"];

    private static readonly Feuille<Ligne> Feuille = new(
        "Mesures",
        [
            Colonne<Ligne>.Date("date_nomination", l => Date(l.Rang)),
            Colonne<Ligne>.Texte("type", l => Types[l.Rang % Types.Length]),
            Colonne<Ligne>.Texte("code_postal", l => l.CodePostal),
            Colonne<Ligne>.Texte("ville", l => l.Ville),
            Colonne<Ligne>.Texte("civilite", l => l.Rang % 2 == 0 ? "F" : "H"),
            Colonne<Ligne>.Entier("annee", l => 1926 + l.Rang * 7 % 70),
            Colonne<Ligne>.Texte("numero_rg", l => Rg(l.Rang)),
            Colonne<Ligne>.Texte("numero_dossier", l => $"D{l.Rang:000000}"),
            Colonne<Ligne>.Texte("residence", l => Residences[l.Rang / 3 % Residences.Length]),
            Colonne<Ligne>.Texte("tribunal", _ => "Tribunal judiciaire de Lille"),
            Colonne<Ligne>.Texte("antenne", l => l.Antenne),
        ]
    );

    public static async Task EcrireAsync(
        IServiceProvider services,
        string chemin,
        SiteEssai site,
        int lignes
    )
    {
        await using var portee = services.CreateAsyncScope();
        var communes = await portee
            .ServiceProvider.GetRequiredService<EmjpmDbContext>()
            .Communes.Where(c => c.DepartementCode == "59" && c.CodesPostaux != "")
            .OrderBy(c => c.Code)
            .Select(c => new { c.Nom, c.CodesPostaux })
            .ToListAsync();
        await using var fichier = File.Create(chemin);
        await Classeur.EcrireAsync(
            fichier,
            FormatClasseur.Xlsx,
            Feuille,
            Enumerable
                .Range(0, lignes)
                .Select(i =>
                {
                    var c = communes[i * 31 % communes.Count];
                    return new Ligne(
                        i,
                        c.Nom,
                        c.CodesPostaux.Split(' ')[0],
                        site.Lieux[i % site.Lieux.Length]
                    );
                })
                .ToAsyncEnumerable(),
            CancellationToken.None
        );
    }

    private static DateOnly Date(int rang) => new DateOnly(2010, 1, 4).AddDays(rang * 13 % 5_600);

    /// <summary>Eight characters, all different.</summary>
    private static string Rg(int rang) =>
        string.Create(CultureInfo.InvariantCulture, $"{10 + rang % 16}B{rang:00000}");
}
