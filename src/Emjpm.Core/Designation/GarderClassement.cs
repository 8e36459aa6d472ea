using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Emjpm.Core.Data;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Designation;

/// <summary>Keeps a ranking as the court saw it, when it differs from the last one kept, and reads it back.</summary>
public sealed class GarderClassement(EmjpmDbContext db, TimeProvider horloge)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Keeps <paramref name="classement"/> if needed and returns the id of the kept one.</summary>
    public async Task<int> ExecuterAsync(
        RechercheLue recherche,
        Classement classement,
        CancellationToken annulation
    )
    {
        var photo = Photographier(recherche, classement);
        var empreinte = Empreinte(photo);
        if (recherche.DernierVuEmpreinte == empreinte)
            return recherche.DernierVuId!.Value;
        var vu = new ClassementVu
        {
            RechercheId = recherche.Id,
            VuLe = horloge.Maintenant(),
            BaremeVersion = classement.BaremeVersion,
            Empreinte = empreinte,
            Contenu = Comprimer(photo),
        };
        db.ClassementsVus.Add(vu);
        await db.SaveChangesAsync(annulation);
        return vu.Id;
    }

    /// <summary>A ranking kept for a search among <paramref name="recherches"/>, already limited to a perimeter; null outside.</summary>
    public async Task<(ClassementVu Vu, PhotoClassement Photo)?> LireAsync(
        IQueryable<Recherche> recherches,
        int rechercheId,
        int vuId,
        CancellationToken annulation
    )
    {
        var vu = await db
            .ClassementsVus.AsNoTracking()
            .SingleOrDefaultAsync(
                v =>
                    v.Id == vuId
                    && v.RechercheId == rechercheId
                    && recherches.Any(r => r.Id == v.RechercheId),
                annulation
            );
        if (vu is null)
            return null;
        return (vu, Decomprimer(vu.Contenu));
    }

    /// <summary>
    /// A search among <paramref name="recherches"/>, already limited to a perimeter, with what the court saw last of one gestionnaire in
    /// it; null outside.
    /// </summary>
    public async Task<RechercheVue?> LireRechercheAsync(
        IQueryable<Recherche> recherches,
        int rechercheId,
        int gestionnaireId,
        CancellationToken annulation
    )
    {
        var lue = await recherches
            .Where(r => r.Id == rechercheId)
            .Include(r => r.Commune)
            .Select(r => new
            {
                Recherche = r,
                Contenu = db
                    .ClassementsVus.Where(v => v.RechercheId == r.Id)
                    .OrderByDescending(v => v.Id)
                    .Select(v => v.Contenu)
                    .FirstOrDefault(),
            })
            .SingleOrDefaultAsync(annulation);
        return lue is null ? null : new(lue.Recherche, Extraire(lue.Contenu, gestionnaireId));
    }

    /// <summary>What the court saw last of one gestionnaire in a search among <paramref name="recherches"/>; null before the first look.</summary>
    public async Task<PhotoGestionnaire?> LireDernierAsync(
        IQueryable<Recherche> recherches,
        int rechercheId,
        int gestionnaireId,
        CancellationToken annulation
    ) =>
        Extraire(
            await db
                .ClassementsVus.Where(v =>
                    v.RechercheId == rechercheId && recherches.Any(r => r.Id == v.RechercheId)
                )
                .OrderByDescending(v => v.Id)
                .Select(v => v.Contenu)
                .FirstOrDefaultAsync(annulation),
            gestionnaireId
        );

    /// <summary>One gestionnaire of a kept ranking: the others, hundreds of lines, are passed over.</summary>
    private static PhotoGestionnaire? Extraire(byte[]? contenu, int gestionnaireId)
    {
        if (contenu is null)
            return null;
        using var flux = Ouvrir(contenu);
        using var photo = JsonDocument.Parse(flux);
        var lue = photo.RootElement;
        return new(
            Lire<IReadOnlyList<string>>("criteres"),
            Lire<DateOnly>("date"),
            Lire<string>("bareme"),
            Chercher<PhotoProposition>("proposes"),
            Chercher<PhotoEcarte>("ecartes")
        );

        T Lire<T>(string nom) => lue.GetProperty(nom).Deserialize<T>(Json)!;

        T? Chercher<T>(string liste)
            where T : class
        {
            foreach (var ligne in lue.GetProperty(liste).EnumerateArray())
                if (ligne.GetProperty("gestionnaireId").GetInt32() == gestionnaireId)
                    return ligne.Deserialize<T>(Json);
            return null;
        }
    }

    private static GZipStream Ouvrir(byte[] contenu) =>
        new(new MemoryStream(contenu), CompressionMode.Decompress);

    private static PhotoClassement Decomprimer(byte[] contenu)
    {
        using var flux = Ouvrir(contenu);
        return JsonSerializer.Deserialize<PhotoClassement>(flux, Json)!;
    }

    private static PhotoClassement Photographier(RechercheLue recherche, Classement classement) =>
        new(
            recherche.Resume.ToList(),
            recherche.Besoin.Date,
            classement.BaremeVersion,
            [
                .. classement.Proposes.Select(p => new PhotoProposition(
                    p.Rang,
                    p.Candidat.Id,
                    p.Candidat.Nom,
                    p.Candidat.Type.Handle(),
                    p.Lieu.Id,
                    p.Lieu.Nom,
                    p.Lieu.CommuneNom,
                    p.DistanceKm is { } km ? Math.Round(km, 1) : null,
                    p.Lieu.Capacite,
                    p.Lieu.EnCours,
                    p.Lieu.EnAttente,
                    p.Places,
                    p.TotalAffiche,
                    [
                        .. p.Lignes.Select(l => new PhotoLigne(
                            l.Critere.Handle(),
                            Math.Round(l.Points, 1),
                            Math.Round(l.Maximum, 1),
                            l.Valeur,
                            l.Source.Handle()
                        )),
                    ],
                    [.. p.PointsAttention.Select(a => a.Phrase)]
                )),
            ],
            [
                .. classement.Ecartes.Select(e => new PhotoEcarte(
                    e.Candidat.Id,
                    e.Candidat.Nom,
                    e.Raison.Handle(),
                    e.Detail
                )),
                .. classement.HorsPlateforme.Select(h => new PhotoEcarte(
                    h.Candidat.Id,
                    h.Candidat.Nom,
                    RaisonExclusion.HorsPlateforme.Handle(),
                    RaisonExclusion.HorsPlateforme.Libelle()
                )),
            ]
        );

    /// <summary>Of the text that would be kept, which is not made for it: hundreds of kilobytes at each look.</summary>
    private static string Empreinte(PhotoClassement photo)
    {
        using var sha = SHA256.Create();
        using (var flux = new CryptoStream(Stream.Null, sha, CryptoStreamMode.Write))
            JsonSerializer.Serialize(flux, photo, Json);
        return Convert.ToHexStringLower(sha.Hash!);
    }

    private static byte[] Comprimer(PhotoClassement photo)
    {
        using var sortie = new MemoryStream();
        using (var gzip = new GZipStream(sortie, CompressionLevel.Fastest))
            JsonSerializer.Serialize(gzip, photo, Json);
        return sortie.ToArray();
    }
}

/// <summary>A search of a court, and what it saw last of one gestionnaire.</summary>
public sealed record RechercheVue(Recherche Recherche, PhotoGestionnaire? Vue);

/// <summary>One gestionnaire in a ranking as it was seen: proposed, set aside, or neither.</summary>
public sealed record PhotoGestionnaire(
    IReadOnlyList<string> Criteres,
    DateOnly Date,
    string Bareme,
    PhotoProposition? Proposition,
    PhotoEcarte? Ecarte
);

/// <summary>A ranking as it was seen.</summary>
public sealed record PhotoClassement(
    IReadOnlyList<string> Criteres,
    DateOnly Date,
    string Bareme,
    IReadOnlyList<PhotoProposition> Proposes,
    IReadOnlyList<PhotoEcarte> Ecartes
);

/// <summary>A proposition as it was seen; distances in kilometres, one decimal.</summary>
public sealed record PhotoProposition(
    int Rang,
    int GestionnaireId,
    string Nom,
    string Type,
    int LieuId,
    string Lieu,
    string Commune,
    double? DistanceKm,
    int? Capacite,
    int EnCours,
    int EnAttente,
    int Places,
    int Total,
    IReadOnlyList<PhotoLigne> Lignes,
    IReadOnlyList<string> PointsAttention
)
{
    /// <summary>The graded lines, to be shown as they were; a line of a criterion that no longer exists is left out.</summary>
    public IReadOnlyList<LigneAdequation> Relire() =>
        [
            .. from l in Lignes
            let critere = Liste<Critere>.Lire(l.Critere)
            let source = Liste<SourceDonnee>.Lire(l.Source)
            where critere is not null && source is not null
            select new LigneAdequation(
                critere.Value,
                l.Points,
                l.Maximum,
                l.Valeur,
                source.Value,
                Approchee: false
            ),
        ];
}

/// <summary>A graded line as it was seen.</summary>
public sealed record PhotoLigne(
    string Critere,
    double Points,
    double Maximum,
    string Valeur,
    string Source
);

/// <summary>An exclusion as it was seen.</summary>
public sealed record PhotoEcarte(int GestionnaireId, string Nom, string Raison, string Detail);
