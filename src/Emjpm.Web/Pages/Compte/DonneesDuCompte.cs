using System.Text.Json;
using Emjpm.Core.Audit;
using Emjpm.Core.Classeurs;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Compte;

/// <summary>A piece of data the service keeps of a person.</summary>
public sealed record Donnee(string Rubrique, DateTime? Instant, string Intitule, string? Valeur)
{
    /// <summary>The same pieces as a spreadsheet.</summary>
    public static readonly Feuille<Donnee> Feuille = new(
        "Mes données",
        [
            Colonne<Donnee>.Texte("Rubrique", d => d.Rubrique, 24),
            Colonne<Donnee>.Texte("Date", d => d.Instant is { } i ? Francais.Instant(i) : null, 24),
            Colonne<Donnee>.Texte("Intitulé", d => d.Intitule, 36),
            Colonne<Donnee>.Texte("Valeur", d => d.Valeur, 60),
        ]
    );

    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The pieces by heading, for a program.</summary>
    public static byte[] EnJson(IReadOnlyList<Donnee> donnees) =>
        JsonSerializer.SerializeToUtf8Bytes(
            donnees
                .GroupBy(d => d.Rubrique)
                .ToDictionary(
                    g => g.Key,
                    g =>
                        g.Select(d => new
                        {
                            d.Instant,
                            d.Intitule,
                            d.Valeur,
                        })
                ),
            Json
        );
}

/// <summary>
/// What the service keeps of the person signed in: the account, its rights, its sign-ins, its acts, the messages to it. The
/// secrets (password, keys) are only kept in a form that nobody can read: they are named, not given.
/// </summary>
public sealed class DonneesDuCompte(Perimetre perimetre, PerimetreDuCompte donnees)
{
    /// <summary>Every piece, by heading, the most recent first inside each.</summary>
    public async Task<IReadOnlyList<Donnee>> LireAsync(CancellationToken annulation)
    {
        var acteur = perimetre.Acteur;
        var compte = await perimetre.Comptes.SingleAsync(annulation);
        List<Donnee> lues =
        [
            new("Compte", null, "Prénom", compte.Prenom),
            new("Compte", null, "Nom", compte.Nom),
            new("Compte", null, "Courriel", compte.Email),
            new("Compte", null, "Fonction", compte.Role.Libelle()),
            new("Compte", compte.CreeLe, "Création du compte", null),
            new("Compte", compte.PremiereVenueLe, "Première connexion", null),
            new("Compte", compte.VenuLe, "Dernière connexion", null),
            new("Compte", null, "Mot de passe", "gardé sous une forme qui ne se relit pas"),
        ];
        lues.AddRange(
            await perimetre
                .Applications.Select(f => new Donnee(
                    "Compte",
                    f.ActiveLe,
                    "Application d’authentification",
                    "secret chiffré"
                ))
                .ToListAsync(annulation)
        );
        lues.AddRange(
            (await perimetre.ClesAcces.Select(c => c.Data).ToListAsync(annulation)).Select(
                d => new Donnee("Compte", d.CreatedAt.UtcDateTime, "Clé d’accès", d.Name)
            )
        );
        await AjouterRattachementsAsync(lues, annulation);
        lues.AddRange(
            await perimetre
                .Sessions.OrderByDescending(s => s.OuverteLe)
                .Select(s => new Donnee("Sessions", s.OuverteLe, s.Appareil, s.Reseau))
                .ToListAsync(annulation)
        );
        lues.AddRange(
            await perimetre
                .Tentatives.OrderByDescending(t => t.Instant)
                .Select(t => new Donnee(
                    "Connexions",
                    t.Instant,
                    t.Reussie ? "réussie" : "refusée",
                    t.Appareil + ", " + t.Reseau
                ))
                .ToListAsync(annulation)
        );
        lues.AddRange(
            await perimetre
                .Notifications.OrderByDescending(n => n.Id)
                .Select(n => new Donnee("Notifications", n.CreeeLe, n.Texte, n.Lien))
                .ToListAsync(annulation)
        );
        lues.AddRange(
            (
                await donnees
                    .Courriels.OrderByDescending(c => c.Id)
                    .Select(c => new
                    {
                        c.CreeLe,
                        c.Sujet,
                        c.Etat,
                    })
                    .ToListAsync(annulation)
            ).Select(c => new Donnee("Courriels", c.CreeLe, c.Sujet, c.Etat.Libelle()))
        );
        lues.AddRange(
            await donnees
                .Remarques.OrderByDescending(r => r.Id)
                .Select(r => new Donnee(
                    "Remarques",
                    r.CreeeLe,
                    r.Capture == null ? r.Texte : r.Texte + " (avec une capture)",
                    r.Reponse
                ))
                .ToListAsync(annulation)
        );
        lues.AddRange(
            (
                await donnees
                    .Questions.OrderByDescending(q => q.Id)
                    .Select(q => new
                    {
                        q.PoseeLe,
                        q.Etape,
                        Repondue = q.RepondueLe != null,
                    })
                    .ToListAsync(annulation)
            ).Select(q => new Donnee(
                "Questions après une étape",
                q.PoseeLe,
                Francais.EnTete(q.Etape.Libelle()),
                q.Repondue ? "répondue, la réponse est gardée sans votre nom" : "sans réponse"
            ))
        );
        lues.AddRange(
            await donnees
                .Notes.OrderByDescending(n => n.Id)
                .Select(n => new Donnee("Notes sur votre usage", n.CreeeLe, n.Texte, null))
                .ToListAsync(annulation)
        );
        lues.AddRange(
            (
                await donnees
                    .Actes.OrderByDescending(e => e.Id)
                    .Select(e => new
                    {
                        e.Instant,
                        e.Acte,
                        e.Objet,
                        e.ObjetId,
                    })
                    .ToListAsync(annulation)
            ).Select(e => new Donnee(
                "Actes",
                e.Instant,
                ActesTraces.Dire(e.Acte),
                $"{ActesTraces.Objet(e.Objet)} {e.ObjetId}"
            ))
        );
        return lues;
    }

    private async Task AjouterRattachementsAsync(List<Donnee> lues, CancellationToken annulation)
    {
        void Ajouter(string nom, DateOnly du, DateOnly? au) =>
            lues.Add(
                new Donnee(
                    "Rattachements",
                    null,
                    nom,
                    au is { } fin
                        ? $"du {Francais.Date(du)} au {Francais.Date(fin)}"
                        : $"depuis le {Francais.Date(du)}"
                )
            );
        foreach (
            var m in await perimetre
                .Appartenances.OrderByDescending(m => m.Id)
                .Select(m => new
                {
                    m.Tribunal!.Nom,
                    m.Du,
                    m.Au,
                })
                .ToListAsync(annulation)
        )
            Ajouter(m.Nom, m.Du, m.Au);
        foreach (
            var d in await perimetre
                .Droits.OrderByDescending(d => d.Id)
                .Select(d => new
                {
                    d.Gestionnaire!.Nom,
                    d.Du,
                    d.Au,
                })
                .ToListAsync(annulation)
        )
            Ajouter(d.Nom, d.Du, d.Au);
        foreach (
            var t in await donnees
                .Territoires.OrderByDescending(t => t.Id)
                .Select(t => new
                {
                    Departement = t.Departement!.Nom,
                    Region = t.Region!.Nom,
                    t.Du,
                    t.Au,
                })
                .ToListAsync(annulation)
        )
            Ajouter(t.Departement ?? t.Region ?? "France entière", t.Du, t.Au);
    }
}
