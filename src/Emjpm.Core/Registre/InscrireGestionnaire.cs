using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Registre;

/// <summary>An entry to create. Names of properties are those under which a refusal is shown.</summary>
public sealed record Inscription
{
    public required TypeGestionnaire Type { get; init; }
    public required Identite Identite { get; init; }

    /// <summary>INSEE code of the commune of its office or head office; the site of a préposé is its établissement.</summary>
    public string? CommuneCode { get; init; }
    public string? Adresse { get; init; }
    public required HabilitationAjoutee Habilitation { get; init; }

    /// <summary>Confirms that an entry that looks the same is another.</summary>
    public bool AutreInscription { get; init; }
}

/// <summary>
/// Enters a gestionnaire in the registry with its first habilitation and its first site: judges may find it on the day the
/// habilitation begins.
/// </summary>
public sealed class InscrireGestionnaire(
    EmjpmDbContext db,
    AjouterHabilitation ajouter,
    TimeProvider horloge
)
{
    /// <summary>The id of the entry.</summary>
    /// <exception cref="RegleMetierException">a value is wrong, the département is out of the territory, or the entry exists</exception>
    public async Task<int> ExecuterAsync(
        Acteur acteur,
        Inscription demande,
        CancellationToken annulation = default
    )
    {
        await using var tx = await db.EcrireAsync(annulation);
        var g = await AjouterAsync(acteur, demande, annulation);
        await tx.CommitAsync(annulation);
        return g.Id;
    }

    /// <summary>Does it inside the transaction of the caller; returns the entry.</summary>
    /// <inheritdoc cref="ExecuterAsync"/>
    internal async Task<Gestionnaire> AjouterAsync(
        Acteur acteur,
        Inscription demande,
        CancellationToken annulation
    )
    {
        demande.Identite.Verifier(demande.Type);
        ActeSaisi.VerifierMotif(demande.Habilitation.Motif);
        var g = new Gestionnaire
        {
            Type = demande.Type,
            Nom = "",
            NomRecherche = "",
        };
        var h = await ajouter.ComposerAsync(acteur, g, demande.Habilitation, annulation);
        var lieu = await LieuAsync(demande, h, annulation);
        g.Lieux.Add(lieu);
        demande.Identite.Ecrire(g, [lieu.Nom, lieu.Commune!.Nom, lieu.CodePostal]);
        Doublons.Refuser(
            await Doublons.ChercherAsync(
                db.Gestionnaires,
                demande.Identite,
                [h.DepartementCode],
                null,
                annulation
            ),
            demande.Type,
            demande.AutreInscription
        );
        db.Gestionnaires.Add(g);
        await db.SaveChangesAsync(annulation);
        var maintenant = horloge.Maintenant();
        db.ActesRegistre.Add(
            new ActeRegistre
            {
                GestionnaireId = g.Id,
                HabilitationId = h.Id,
                DepartementCode = h.DepartementCode,
                Genre = GenreActe.Inscription,
                Instant = maintenant,
                AuteurId = acteur.UtilisateurId,
                DateEffet = h.Du,
                NumeroActe = h.NumeroActe,
                Motif = demande.Habilitation.Motif!.Trim(),
            }
        );
        db.Tracer(
            maintenant,
            acteur,
            "registre.inscription",
            "gestionnaire",
            g.Id,
            gestionnaireId: g.Id,
            details: h.DepartementCode
        );
        await db.SaveChangesAsync(annulation);
        return g;
    }

    private async Task<LieuExercice> LieuAsync(
        Inscription demande,
        Habilitation h,
        CancellationToken annulation
    )
    {
        var code = h.Etablissement?.CommuneCode ?? demande.CommuneCode;
        var commune =
            await db.Communes.SingleOrDefaultAsync(c => c.Code == code, annulation)
            ?? throw new RegleMetierException(
                "Choisissez la commune d’exercice dans la liste.",
                "Commune"
            );
        var e = h.Etablissement;
        var lieu = new LieuExercice
        {
            Type = demande.Type switch
            {
                TypeGestionnaire.Prepose => TypeLieu.Etablissement,
                _ when demande.Type.EstUnePersonne() => TypeLieu.Bureau,
                _ => TypeLieu.Siege,
            },
            Nom =
                e?.Nom
                ?? (
                    demande.Type.EstUnePersonne()
                        ? $"Bureau, {commune.Nom}"
                        : $"Siège, {commune.Nom}"
                ),
            EtablissementFiness = e?.NumeroFiness,
            Adresse = e is null ? ActeSaisi.Propre(demande.Adresse) : e.Adresse,
            CodePostal =
                e?.CodePostal
                ?? commune
                    .CodesPostaux.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .FirstOrDefault(),
            CommuneCode = commune.Code,
            Commune = commune,
            Latitude = e is null ? commune.Latitude : e.Latitude,
            Longitude = e is null ? commune.Longitude : e.Longitude,
            Precision = e is null ? commune.Precision : e.Precision,
            OuvertLe = h.Du,
        };
        lieu.FixerCapacites(h.CapaciteAutorisee, null);
        return lieu;
    }
}
