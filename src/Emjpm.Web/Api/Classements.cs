using Emjpm.Core.Classeurs;
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

    private static byte[] Csv(ClassementVu garde, PhotoClassement photo)
    {
        using var fichier = new MemoryStream();
        using (var csv = new FichierCsv(fichier))
        {
            csv.Ligne("Classement vu le", Francais.Instant(garde.VuLe));
            csv.Ligne("Critères", string.Join(" · ", photo.Criteres));
            csv.Ligne("Barème", photo.Bareme);
            csv.Ligne("");
            csv.Tableau(Proposes, photo.Proposes);
            csv.Ligne("");
            csv.Tableau(Ecartes, photo.Ecartes);
        }
        return fichier.ToArray();
    }

    private static readonly Feuille<PhotoProposition> Proposes = new(
        "Classement",
        [
            Colonne<PhotoProposition>.Entier("Rang", p => p.Rang),
            Colonne<PhotoProposition>.Texte("Mandataire", p => p.Nom),
            Colonne<PhotoProposition>.Texte("Type", p => Libelle<TypeGestionnaire>(p.Type)),
            Colonne<PhotoProposition>.Texte("Lieu d’exercice", p => p.Lieu),
            Colonne<PhotoProposition>.Texte("Commune", p => p.Commune),
            Colonne<PhotoProposition>.Nombre("Distance (km)", p => p.DistanceKm),
            Colonne<PhotoProposition>.Entier("Capacité", p => p.Capacite),
            Colonne<PhotoProposition>.Entier("En cours", p => p.EnCours),
            Colonne<PhotoProposition>.Entier("En attente", p => p.EnAttente),
            Colonne<PhotoProposition>.Entier("Places", p => p.Places),
            Colonne<PhotoProposition>.Entier("Total sur 100", p => p.Total),
            .. Liste<Critere>.Valeurs.SelectMany(Ligne),
            Colonne<PhotoProposition>.Texte(
                "Points d’attention",
                p => string.Join(" ; ", p.PointsAttention)
            ),
        ]
    );

    private static readonly Feuille<PhotoEcarte> Ecartes = new(
        "Écartés",
        [
            Colonne<PhotoEcarte>.Texte("Écarté", e => e.Nom),
            Colonne<PhotoEcarte>.Texte("Raison", e => Libelle<RaisonExclusion>(e.Raison)),
            Colonne<PhotoEcarte>.Texte("Détail", e => e.Detail),
        ]
    );

    /// <summary>Points, maximum and value of a line of the ranking; the maximum moves when a line is not asked for.</summary>
    private static Colonne<PhotoProposition>[] Ligne(Critere critere)
    {
        var titre = Francais.EnTete(critere.Libelle());
        PhotoLigne? De(PhotoProposition p) =>
            p.Lignes.FirstOrDefault(l => l.Critere == critere.Handle());
        return
        [
            Colonne<PhotoProposition>.Nombre($"{titre} (points)", p => De(p)?.Points),
            Colonne<PhotoProposition>.Nombre($"{titre} (maximum)", p => De(p)?.Maximum),
            Colonne<PhotoProposition>.Texte(
                $"{titre} (valeur)",
                p => De(p)?.Valeur ?? "non demandé"
            ),
        ];
    }

    private static string Libelle<T>(string handle)
        where T : struct, Enum => Liste<T>.Lire(handle)?.Libelle() ?? handle;
}
