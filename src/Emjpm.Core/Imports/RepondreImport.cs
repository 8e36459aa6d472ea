using System.Globalization;
using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Imports;

/// <summary>An answer about a name of antenne of the file.</summary>
/// <param name="Nom">as the file writes it; empty for the lines without an antenne</param>
/// <param name="LieuId">the lieu it stands for; null: one to create, of that name</param>
/// <param name="Commune">INSEE code of the commune of the lieu to create</param>
public sealed record ReponseAntenne(string Nom, int? LieuId, string? Commune);

/// <summary>
/// What the person answers of the file as a whole: its columns, its antennes, its courts, its postcodes. Remembered for the next files of
/// the gestionnaire, then the preview is done again.
/// </summary>
public sealed class RepondreImport(EmjpmDbContext db, TimeProvider horloge, DemanderImport demander)
{
    /// <summary>False when the actor has no such import.</summary>
    /// <param name="colonnes">handle of the column of each title; null: none</param>
    public async Task<bool> ColonnesAsync(
        Acteur acteur,
        int importId,
        IReadOnlyDictionary<string, string?> colonnes,
        CancellationToken annulation = default
    )
    {
        var doubles = colonnes
            .Where(c => c.Value is not null)
            .GroupBy(c => c.Value)
            .FirstOrDefault(g => g.Count() > 1);
        if (doubles is not null)
            throw new RegleMetierException(
                $"Deux colonnes du fichier ne peuvent pas être toutes deux « {Liste<ColonneMesure>.Lire(doubles.Key)?.Libelle()} » : {Francais.Enumeration([.. doubles.Select(d => $"« {d.Key} »")])}."
            );
        return await ChangerAsync(
            acteur,
            importId,
            options =>
            {
                foreach (var (titre, colonne) in colonnes)
                    options.Colonnes[titre] = colonne;
                return options;
            },
            [
                .. colonnes.Select(c =>
                    (
                        GenreCorrespondance.Colonne,
                        ColonnesMesure.Cle(c.Key),
                        c.Value ?? CorrespondanceImport.Aucune
                    )
                ),
            ],
            annulation
        );
    }

    /// <summary>False when the actor has no such import.</summary>
    /// <exception cref="RegleMetierException">a lieu is not the gestionnaire's, or the member may not create one</exception>
    public async Task<bool> AntennesAsync(
        Acteur acteur,
        int importId,
        IReadOnlyList<ReponseAntenne> reponses,
        CancellationToken annulation = default
    )
    {
        acteur.ExigerEcriture();
        await using var tx = await db.EcrireAsync(annulation);
        var (aujourdhui, gestionnaire) = (horloge.Aujourdhui(), acteur.GestionnaireId);
        if (
            !await db.Imports.AnyAsync(
                i => i.Id == importId && i.GestionnaireId == gestionnaire,
                annulation
            )
        )
            return false;
        var lieux = new Dictionary<string, int>();
        foreach (var r in reponses)
        {
            var cle = Texte.Normaliser(r.Nom);
            if (r.LieuId is not { } lieu)
                lieux[cle] = await CreerAsync(acteur, r, aujourdhui, annulation);
            else if (
                acteur.Gestionnaire!.Droits.Couvrent(lieu)
                && await db.LieuxExercice.AnyAsync(
                    l =>
                        l.Id == lieu
                        && l.GestionnaireId == gestionnaire
                        && (l.FermeLe == null || l.FermeLe > aujourdhui),
                    annulation
                )
            )
                lieux[cle] = lieu;
            else
                throw new RegleMetierException("Choisissez un de vos lieux d’exercice ouverts.");
        }
        await tx.CommitAsync(annulation);
        return await ChangerAsync(
            acteur,
            importId,
            options =>
            {
                foreach (var (nom, lieu) in lieux)
                    options.Antennes[nom] = lieu;
                return options;
            },
            [
                .. lieux
                    // Lines without an antenne are asked about for each file: the next one may be of another.
                    .Where(l => l.Key.Length > 0)
                    .Select(l => (GenreCorrespondance.Antenne, l.Key, Ecrire(l.Value))),
            ],
            annulation
        );
    }

    /// <summary>Which court each name or SIRET of the file is. False when the actor has no such import.</summary>
    /// <param name="reponses">identifier of the court, by what the file writes</param>
    /// <exception cref="RegleMetierException">a court is not one of those open today</exception>
    public async Task<bool> TribunauxAsync(
        Acteur acteur,
        int importId,
        IReadOnlyDictionary<string, int> reponses,
        CancellationToken annulation = default
    )
    {
        var aujourdhui = horloge.Aujourdhui();
        List<int> ids = [.. reponses.Values.Distinct()];
        var ouverts = await db.Tribunaux.CountAsync(
            t => ids.Contains(t.Id) && (t.FermeLe == null || t.FermeLe > aujourdhui),
            annulation
        );
        if (ouverts < ids.Count)
            throw new RegleMetierException("Choisissez un tribunal de la liste.");
        var tribunaux = reponses
            .Where(r => !string.IsNullOrWhiteSpace(r.Key))
            .GroupBy(r => Texte.Normaliser(r.Key))
            .ToDictionary(g => g.Key, g => g.Last().Value);
        return await ChangerAsync(
            acteur,
            importId,
            options =>
            {
                foreach (var (texte, tribunal) in tribunaux)
                    options.Tribunaux[texte] = tribunal;
                return options;
            },
            [.. tribunaux.Select(t => (GenreCorrespondance.Tribunal, t.Key, Ecrire(t.Value)))],
            annulation
        );
    }

    private static string Ecrire(int identifiant) =>
        identifiant.ToString(CultureInfo.InvariantCulture);

    /// <summary>False when the actor has no such import.</summary>
    public Task<bool> OptionsAsync(
        Acteur acteur,
        int importId,
        QuatreChiffres quatreChiffres,
        bool complet,
        CancellationToken annulation = default
    ) =>
        ChangerAsync(
            acteur,
            importId,
            options => options with { QuatreChiffres = quatreChiffres, Complet = complet },
            [],
            annulation
        );

    private async Task<int> CreerAsync(
        Acteur acteur,
        ReponseAntenne reponse,
        DateOnly aujourdhui,
        CancellationToken annulation
    )
    {
        acteur.ExigerAdministration();
        if (string.IsNullOrWhiteSpace(reponse.Nom))
            throw new RegleMetierException("Choisissez un lieu pour les lignes sans antenne.");
        var commune =
            await db.Communes.SingleOrDefaultAsync(c => c.Code == reponse.Commune, annulation)
            ?? throw new RegleMetierException(
                $"Choisissez la commune de la nouvelle antenne « {reponse.Nom} »."
            );
        var lieu = new LieuExercice
        {
            GestionnaireId = acteur.GestionnaireId,
            Type = TypeLieu.Antenne,
            Nom = reponse.Nom.Trim(),
            CommuneCode = commune.Code,
            CodePostal = commune.CodesPostaux.Split(' ')[0],
            Latitude = commune.Latitude,
            Longitude = commune.Longitude,
            Precision = PrecisionPosition.Commune,
            OuvertLe = aujourdhui,
        };
        db.LieuxExercice.Add(lieu);
        await db.SaveChangesAsync(annulation);
        db.Tracer(horloge.Maintenant(), acteur, "lieu.creer", "lieu", lieu.Id, details: "import");
        var gestionnaire = await db.Gestionnaires.SingleAsync(
            g => g.Id == acteur.GestionnaireId,
            annulation
        );
        gestionnaire.EtendreTexteRecherche(lieu.Nom, commune.Nom, lieu.CodePostal);
        await db.SaveChangesAsync(annulation);
        return lieu.Id;
    }

    private async Task<bool> ChangerAsync(
        Acteur acteur,
        int importId,
        Func<OptionsImport, OptionsImport> changer,
        IReadOnlyList<(GenreCorrespondance Genre, string Texte, string Cible)> retenues,
        CancellationToken annulation
    )
    {
        acteur.ExigerEcriture();
        var gestionnaire = acteur.GestionnaireId;
        await using (var tx = await db.EcrireAsync(annulation))
        {
            if (
                await db.Imports.SingleOrDefaultAsync(
                    i => i.Id == importId && i.GestionnaireId == gestionnaire,
                    annulation
                )
                is not { } import
            )
                return false;
            if (import.Etat is EtatImport.Applique or EtatImport.Annule)
                throw new RegleMetierException("Cet import est déjà appliqué.");
            import.Options = TexteJson.Ecrire(
                changer(TexteJson.Lire<OptionsImport>(import.Options)!)
            );
            import.Version++;
            var connues = await db
                .CorrespondancesImport.Where(c => c.GestionnaireId == gestionnaire)
                .ToListAsync(annulation);
            foreach (var (genre, texte, cible) in retenues)
                if (connues.Find(c => c.Genre == genre && c.Texte == texte) is { } connue)
                    connue.Cible = cible;
                else
                    db.CorrespondancesImport.Add(
                        new CorrespondanceImport
                        {
                            GestionnaireId = gestionnaire,
                            Genre = genre,
                            Texte = texte,
                            Cible = cible,
                        }
                    );
            await db.SaveChangesAsync(annulation);
            await tx.CommitAsync(annulation);
        }
        return await demander.RevoirAsync(acteur, importId, annulation);
    }
}
