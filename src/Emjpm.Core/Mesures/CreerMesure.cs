using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Mesures;

/// <summary>The gestionnaire enters a mesure it already holds, once those that look like it were seen.</summary>
public sealed class CreerMesure(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>Candidates shown: enough to recognise a mesure.</summary>
    private const int SemblablesMax = 5;

    /// <exception cref="RegleMetierException">the member only reads, or a value is wrong</exception>
    public async Task<ResultatCreation> ExecuterAsync(
        Acteur acteur,
        NouvelleMesure saisie,
        CancellationToken annulation = default
    )
    {
        acteur.ExigerEcriture();
        await using var tx = await db.EcrireAsync(annulation);
        var maintenant = horloge.Maintenant();
        var aujourdhui = Horloge.DateParis(maintenant);
        var rg = NumeroRg.Normaliser(saisie.NumeroRg, nameof(saisie.NumeroRg));
        var tribunal = await db.TribunalAsync(
            saisie.TribunalId,
            aujourdhui,
            nameof(saisie.TribunalId),
            annulation
        );
        var cabinet = await db.CabinetAsync(
            tribunal.Id,
            saisie.Cabinet,
            nameof(saisie.Cabinet),
            annulation
        );
        var commune = await db.CommuneAsync(saisie.Situation.CommuneCode, annulation);
        Verifier(saisie, commune is not null, aujourdhui);
        await db.ExigerLieuAsync(
            acteur,
            saisie.LieuExerciceId,
            aujourdhui,
            nameof(saisie.LieuExerciceId),
            annulation
        );
        if (await DejaCreeeAsync(acteur, saisie, rg, maintenant, annulation) is { } deja)
            return new ResultatCreation.Creee(deja);
        var semblables = await SemblablesAsync(acteur, saisie, rg, annulation);
        if (semblables.Any(s => s.MemeRg) || (semblables.Count > 0 && !saisie.ConfirmerSemblables))
            return new ResultatCreation.Semblables(semblables);

        // The lieu first: it orders those who enter the same mesure at the same instant on one site.
        await db.CompterMesureAsync(saisie.LieuExerciceId, annulation);
        var mesure = new Mesure
        {
            GestionnaireId = acteur.GestionnaireId,
            LieuExerciceId = saisie.LieuExerciceId,
            TribunalId = tribunal.Id,
            CabinetId = cabinet?.Id,
            NumeroRg = rg,
            NumeroRgBrut = saisie.NumeroRg.Trim(),
            NumeroDossier = Vide(saisie.NumeroDossier),
            Civilite = saisie.Civilite,
            AnneeNaissance = saisie.AnneeNaissance,
            DatePremiereProtection = saisie.DatePremiereProtection,
            CreeeLe = maintenant,
        };
        mesure.OuvrirSur(
            saisie.Situation.Au(saisie.DateNomination),
            saisie.Echeance,
            acteur.UtilisateurId,
            maintenant
        );
        mesure.Indexer(commune);
        db.Mesures.Add(mesure);
        try
        {
            await db.SaveChangesAsync(annulation);
        }
        catch (DbUpdateException e) when (e.EstDoublon())
        {
            throw new RegleMetierException(
                $"Une de vos mesures vient d’être enregistrée avec le numéro RG {rg} de ce tribunal.",
                nameof(saisie.NumeroRg)
            );
        }
        db.Tracer(
            maintenant,
            acteur,
            "mesure.creer",
            "mesure",
            mesure.Id,
            tribunalId: tribunal.Id,
            details: saisie.ConfirmerSemblables ? "mesures semblables vues" : null
        );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return new ResultatCreation.Creee(mesure.Id);
    }

    private static void Verifier(NouvelleMesure saisie, bool communeConnue, DateOnly aujourdhui)
    {
        CoherenceMesure
            .Verifier(
                new FaitsMesure
                {
                    AnneeNaissance = saisie.AnneeNaissance,
                    Nature = saisie.Situation.Nature,
                    Champ = saisie.Situation.Champ,
                    DatePremiereProtection = saisie.DatePremiereProtection,
                    DateNomination = saisie.DateNomination,
                    Echeance = saisie.Echeance,
                },
                aujourdhui
            )
            .Concat(CoherenceMesure.Verifier(saisie.Situation, communeConnue))
            .Concat(CoherenceMesure.Manques(saisie.Situation))
            .Concat(CoherenceMesure.Dossier(saisie.NumeroDossier))
            .Exiger();
    }

    /// <summary>Trimmed, or null when nothing was typed.</summary>
    internal static string? Vide(string? texte) =>
        string.IsNullOrWhiteSpace(texte) ? null : texte.Trim();

    /// <summary>The mesure that the same person created with the same form sent twice.</summary>
    private Task<int?> DejaCreeeAsync(
        Acteur acteur,
        NouvelleMesure saisie,
        string rg,
        DateTime maintenant,
        CancellationToken annulation
    )
    {
        var depuis = maintenant.AddMinutes(-10);
        var (gestionnaire, auteur) = (acteur.GestionnaireId, (int?)acteur.UtilisateurId);
        var s = saisie.Situation;
        return db
            .Mesures.Where(m =>
                m.GestionnaireId == gestionnaire
                && m.TribunalId == saisie.TribunalId
                && m.NumeroRg == rg
                && m.Statut == StatutMesure.EnCours
                && m.CreeeLe >= depuis
                && m.Version == 1
                && m.ReservationId == null
                && m.LieuExerciceId == saisie.LieuExerciceId
                && m.AnneeNaissance == saisie.AnneeNaissance
                && m.Civilite == saisie.Civilite
                && m.DateNomination == saisie.DateNomination
                && m.Nature == s.Nature
                && m.LieuVie == s.LieuVie
                && m.Evenements.Any(e => e.AuteurId == auteur)
            )
            .Select(m => (int?)m.Id)
            .FirstOrDefaultAsync(annulation);
    }

    /// <summary>
    /// The same RG in the court, or the same birth year, civilité, nature and commune: most often the same mesure, typed again.
    /// </summary>
    private async Task<IReadOnlyList<MesureSemblable>> SemblablesAsync(
        Acteur acteur,
        NouvelleMesure saisie,
        string rg,
        CancellationToken annulation
    )
    {
        var gestionnaire = acteur.GestionnaireId;
        var (s, commune) = (saisie.Situation, CreerMesure.Vide(saisie.Situation.CommuneCode));
        var trouvees = await db
            .Mesures.Where(m =>
                m.GestionnaireId == gestionnaire
                && m.Statut != StatutMesure.Retiree
                && (
                    (m.TribunalId == saisie.TribunalId && m.NumeroRg == rg)
                    || (
                        commune != null
                        && m.CommuneCode == commune
                        && m.AnneeNaissance == saisie.AnneeNaissance
                        && m.Civilite == saisie.Civilite
                        && m.Nature == s.Nature
                    )
                )
            )
            .OrderBy(m => m.TribunalId == saisie.TribunalId && m.NumeroRg == rg ? 0 : 1)
            .ThenBy(m => m.Statut == StatutMesure.EnCours ? 0 : 1)
            .ThenByDescending(m => m.DateNomination)
            .ThenBy(m => m.Id)
            .Take(SemblablesMax)
            .Select(m => new
            {
                m.LieuExerciceId,
                Semblable = new MesureSemblable(
                    m.Id,
                    m.TribunalId == saisie.TribunalId && m.NumeroRg == rg,
                    m.Statut,
                    m.Nature,
                    m.Champ,
                    m.Civilite,
                    m.AnneeNaissance,
                    m.NumeroRg,
                    m.Tribunal!.Nom,
                    m.Commune!.Nom,
                    m.DateNomination
                ),
            })
            .ToListAsync(annulation);
        // What is on another site than the actor's counts only when it forbids the entry, and is then not led to.
        return
        [
            .. trouvees
                .Where(t =>
                    t.Semblable.MemeRg || acteur.Gestionnaire!.Droits.Couvrent(t.LieuExerciceId)
                )
                .Select(t =>
                    acteur.Gestionnaire!.Droits.Couvrent(t.LieuExerciceId)
                        ? t.Semblable
                        : t.Semblable with
                        {
                            MesureId = null,
                        }
                ),
        ];
    }
}
