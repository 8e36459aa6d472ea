using System.Globalization;
using System.Text;
using Emjpm.Core.Designation;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Security;

namespace Emjpm.Web.Api;

/// <summary>A ranking outside its page: as JSON now, or as the file of what was seen.</summary>
public static class Classements
{
    public static void ServirClassements(this IEndpointRouteBuilder app)
    {
        app.MapGet(
                "/juridiction/recherches/{id:int}.json",
                async (
                    int id,
                    Perimetre perimetre,
                    ClasserRecherche classer,
                    CancellationToken annulation
                ) =>
                    await classer.ExecuterAsync(perimetre.Recherches, id, annulation)
                        is var (recherche, classement)
                        ? Results.Json(Ecrire(recherche, classement))
                        : Results.NotFound()
            )
            .RequireAuthorization(Espaces.Juridiction);
        app.MapGet(
                "/juridiction/recherches/{id:int}/classements/{vu:int}.csv",
                async (
                    int id,
                    int vu,
                    Perimetre perimetre,
                    GarderClassement garder,
                    CancellationToken annulation
                ) =>
                    await garder.LireAsync(perimetre.Recherches, id, vu, annulation)
                        is var (garde, photo)
                        ? Results.File(
                            Csv(garde, photo),
                            "text/csv; charset=utf-8",
                            $"classement-{id}-{vu}.csv"
                        )
                        : Results.NotFound()
            )
            .RequireAuthorization(Espaces.Juridiction);
    }

    private static object Ecrire(RechercheLue recherche, Classement classement) =>
        new
        {
            recherche = recherche.Id,
            date = recherche.Besoin.Date,
            bareme = classement.BaremeVersion,
            mandataires = classement.Proposes.Select(p => new
            {
                rang = p.Rang,
                gestionnaire = p.Candidat.Id,
                nom = p.Candidat.Nom,
                type = p.Candidat.Type.Handle(),
                lieuId = p.Lieu.Id,
                lieu = p.Lieu.Nom,
                commune = p.Lieu.CommuneNom,
                latitude = p.Lieu.Position?.Latitude,
                longitude = p.Lieu.Position?.Longitude,
                distanceKm = p.DistanceKm is { } km ? Math.Round(km, 1) : (double?)null,
                distanceApprochee = p.Evaluation.DistanceApprochee,
                capacite = p.Lieu.Capacite,
                enCours = p.Lieu.EnCours,
                enAttente = p.Lieu.EnAttente,
                disponible = Math.Max(0, p.Places),
                total = Math.Round(p.Total, 1),
                points = p.Lignes.ToDictionary(
                    l => l.Critere.Handle(),
                    l => Math.Round(l.Points, 1)
                ),
                pointsAttention = p.PointsAttention.Select(a => new
                {
                    type = a.Type.Handle(),
                    phrase = a.Phrase,
                }),
            }),
            ecartes = classement.Ecartes.Select(e => new
            {
                gestionnaire = e.Candidat.Id,
                nom = e.Candidat.Nom,
                type = e.Candidat.Type.Handle(),
                raison = e.Raison.Handle(),
                detail = e.Detail,
            }),
            horsPlateforme = classement.HorsPlateforme.Select(h => new
            {
                gestionnaire = h.Candidat.Id,
                nom = h.Candidat.Nom,
                type = h.Candidat.Type.Handle(),
                commune = h.Lieu.CommuneNom,
                telephone = h.Candidat.Telephone,
                courriel = h.Candidat.Email,
            }),
        };

    /// <summary>Semicolons and a byte-order mark: a French spreadsheet opens it as it is.</summary>
    private static byte[] Csv(ClassementVu garde, PhotoClassement photo)
    {
        var criteres = Liste<Critere>.Valeurs;
        var csv = new StringBuilder("\uFEFF");
        Ligne(csv, "Classement vu le", Francais.Instant(garde.VuLe));
        Ligne(csv, "Critères", string.Join(" · ", photo.Criteres));
        Ligne(csv, "Barème", photo.Bareme);
        csv.AppendLine();
        Ligne(
            csv,
            [
                "Rang",
                "Mandataire",
                "Type",
                "Lieu d’exercice",
                "Commune",
                "Distance (km)",
                "Capacité",
                "En cours",
                "En attente",
                "Places",
                "Total sur 100",
                .. criteres.SelectMany(c =>
                    new[]
                    {
                        $"{Francais.EnTete(c.Libelle())} (points)",
                        $"{Francais.EnTete(c.Libelle())} (valeur)",
                    }
                ),
                "Points d’attention",
            ]
        );
        foreach (var p in photo.Proposes)
            Ligne(
                csv,
                [
                    Nombre(p.Rang),
                    p.Nom,
                    Liste<TypeGestionnaire>.Lire(p.Type)?.Libelle() ?? p.Type,
                    p.Lieu,
                    p.Commune,
                    Nombre(p.DistanceKm),
                    Nombre(p.Capacite),
                    Nombre(p.EnCours),
                    Nombre(p.EnAttente),
                    Nombre(p.Places),
                    Nombre(p.Total),
                    .. criteres.SelectMany(c =>
                        p.Lignes.FirstOrDefault(l => l.Critere == c.Handle()) is { } l
                            ? new[] { $"{Nombre(l.Points)} / {Nombre(l.Maximum)}", l.Valeur }
                            : ["", "non demandé"]
                    ),
                    string.Join(" ; ", p.PointsAttention),
                ]
            );
        csv.AppendLine();
        Ligne(csv, "Écarté", "Raison", "Détail");
        foreach (var e in photo.Ecartes)
            Ligne(
                csv,
                e.Nom,
                Liste<RaisonExclusion>.Lire(e.Raison)?.Libelle() ?? e.Raison,
                e.Detail
            );
        return Encoding.UTF8.GetBytes(csv.ToString());
    }

    private static string Nombre(double? valeur) =>
        valeur?.ToString("0.#", CultureInfo.GetCultureInfo("fr-FR")) ?? "";

    private static void Ligne(StringBuilder csv, params IEnumerable<string> cellules) =>
        csv.AppendJoin(';', cellules.Select(Cellule)).Append("\r\n");

    /// <summary>Quoted when needed; a cell that a spreadsheet would run as a formula is defused.</summary>
    private static string Cellule(string texte)
    {
        if (
            texte.Length > 0
            && "=+-@\t\r".Contains(texte[0])
            && !double.TryParse(texte, CultureInfo.GetCultureInfo("fr-FR"), out _)
        )
            texte = "'" + texte;
        return texte.AsSpan().ContainsAny(";\"\r\n") ? $"\"{texte.Replace("\"", "\"\"")}\"" : texte;
    }
}
