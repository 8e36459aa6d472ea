using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Deploiement;

/// <summary>What is decided of a roll-out. Names are those of the form.</summary>
/// <param name="Note">what the author writes in the history; null for nothing</param>
/// <param name="Version">the version that was read; 0 when the roll-out had not begun</param>
public sealed record DecisionDeploiement(
    StadeDeploiement Stade,
    int? ResponsableId,
    DateOnly? OuverturePrevueLe,
    string? ProchaineEtape,
    DateOnly? ProchaineEtapeLe,
    string? Blocages,
    string? Note,
    int Version
);

/// <summary>Moves the roll-out of a département, and says in its history what changed. Nothing is erased.</summary>
public sealed class ConduireDeploiement(
    EmjpmDbContext db,
    LectureDeploiement lecture,
    TimeProvider horloge
)
{
    /// <summary>False when there is no such département.</summary>
    /// <exception cref="RegleMetierException">
    /// a judge would find nobody there yet, what blocks or the reason of a step back is not said, somebody else changed the card
    /// meanwhile, or nothing changes
    /// </exception>
    public async Task<bool> ExecuterAsync(
        Acteur acteur,
        string departementCode,
        DecisionDeploiement d,
        CancellationToken annulation
    )
    {
        acteur.ExigerAdministrateur();
        var maintenant = horloge.Maintenant();
        var date = Horloge.DateParis(maintenant);
        await using var tx = await db.EcrireAsync(annulation);
        // One at a time for a département, its first card included.
        if (
            await db
                .Departements.Where(x => x.Code == departementCode)
                .ExecuteUpdateAsync(s => s.SetProperty(x => x.Nom, x => x.Nom), annulation) == 0
        )
            return false;
        var carte = await db.Deploiements.SingleOrDefaultAsync(
            c => c.DepartementCode == departementCode,
            annulation
        );
        if ((carte?.Version ?? 0) != d.Version)
            throw new RegleMetierException(
                "Quelqu’un a modifié cette carte pendant votre saisie : relisez-la, puis validez à nouveau."
            );
        var avant = carte?.Stade ?? StadeDeploiement.NonDemarre;
        await VerifierAsync(departementCode, avant, d, date, annulation);
        if (carte is null)
        {
            carte = new DeploiementDepartement
            {
                DepartementCode = departementCode,
                DepuisLe = date,
            };
            db.Deploiements.Add(carte);
        }
        var changements = Changements(carte, avant, d);
        if (changements.Count == 0 && string.IsNullOrWhiteSpace(d.Note))
            throw new RegleMetierException("Rien n’a changé : il n’y a rien à enregistrer.");
        Poser(carte, avant, d, date);
        var ligne = new EvenementDeploiement
        {
            DepartementCode = departementCode,
            Instant = maintenant,
            AuteurId = acteur.UtilisateurId,
            Avant = avant,
            Stade = d.Stade,
            Texte = string.Join(
                "\n",
                changements.Append(FaitsLieu.Propre(d.Note)).OfType<string>()
            ),
        };
        db.EvenementsDeploiement.Add(ligne);
        await db.SaveChangesAsync(annulation);
        db.Tracer(
            maintenant,
            acteur,
            "deploiement.conduire",
            "deploiement",
            ligne.Id,
            details: $"{departementCode} {avant.Handle()} {d.Stade.Handle()}"
        );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return true;
    }

    private async Task VerifierAsync(
        string code,
        StadeDeploiement avant,
        DecisionDeploiement d,
        DateOnly date,
        CancellationToken annulation
    )
    {
        if (
            d.ResponsableId is { } responsable
            && !await lecture
                .Responsables(code, date)
                .AnyAsync(u => u.Id == responsable, annulation)
        )
            throw new RegleMetierException(
                "Choisissez le responsable dans la liste.",
                nameof(d.ResponsableId)
            );
        if (d.Stade == StadeDeploiement.Vigilance && string.IsNullOrWhiteSpace(d.Blocages))
            throw new RegleMetierException(
                "Écrivez ce qui bloque : c’est par là qu’un département en vigilance est suivi.",
                nameof(d.Blocages)
            );
        if (
            d.Stade < avant
            && avant != StadeDeploiement.Vigilance
            && string.IsNullOrWhiteSpace(d.Note)
        )
            throw new RegleMetierException(
                $"Ce département était au stade « {avant.Libelle()} » : écrivez pourquoi il revient à « {d.Stade.Libelle()} ».",
                nameof(d.Note)
            );
        if (d.ProchaineEtapeLe is not null && string.IsNullOrWhiteSpace(d.ProchaineEtape))
            throw new RegleMetierException(
                "Écrivez la prochaine étape, ou effacez sa date.",
                nameof(d.ProchaineEtape)
            );
        if (
            d.Stade == avant
            || d.Stade is not (StadeDeploiement.Ouverture or StadeDeploiement.Generalise)
        )
            return;
        var preparation = (await lecture.CompterAsync(code, annulation))(code);
        if (preparation.TribunauxAvecJuge == 0)
            throw new RegleMetierException(
                "Aucun tribunal du département n’a de juge dont le compte est ouvert : invitez-en un avant d’ouvrir.",
                nameof(d.Stade)
            );
        if (preparation.LieuxPrets == 0)
            throw new RegleMetierException(
                "Aucun lieu d’exercice du département n’a de capacité et de position connues : un juge n’y trouverait personne.",
                nameof(d.Stade)
            );
        if (d.Stade == StadeDeploiement.Generalise && preparation.PremiereReservationLe is null)
            throw new RegleMetierException(
                "Aucun tribunal du département n’a encore réservé : le service n’y est pas généralisé.",
                nameof(d.Stade)
            );
    }

    private static void Poser(
        DeploiementDepartement carte,
        StadeDeploiement avant,
        DecisionDeploiement d,
        DateOnly date
    )
    {
        if (d.Stade != avant)
        {
            carte.DepuisLe = date;
            if (d.Stade != StadeDeploiement.NonDemarre)
                carte.DemarreLe ??= date;
            if (d.Stade is StadeDeploiement.Ouverture or StadeDeploiement.Generalise)
                carte.OuvertLe ??= date;
        }
        carte.Stade = d.Stade;
        carte.ResponsableId = d.ResponsableId;
        carte.OuverturePrevueLe = d.OuverturePrevueLe;
        carte.ProchaineEtape = FaitsLieu.Propre(d.ProchaineEtape);
        carte.ProchaineEtapeLe = d.ProchaineEtapeLe;
        carte.Blocages = FaitsLieu.Propre(d.Blocages);
        carte.Version++;
    }

    /// <summary>What changes, a sentence each: the history keeps the values that the card forgets.</summary>
    private static List<string> Changements(
        DeploiementDepartement carte,
        StadeDeploiement avant,
        DecisionDeploiement d
    )
    {
        var phrases = new List<string>();
        if (d.Stade != avant)
            phrases.Add($"Stade : {avant.Libelle()} → {d.Stade.Libelle()}.");
        if (d.ResponsableId != carte.ResponsableId)
            phrases.Add(d.ResponsableId is null ? "Plus de responsable." : "Nouveau responsable.");
        if (d.OuverturePrevueLe != carte.OuverturePrevueLe)
            phrases.Add(
                d.OuverturePrevueLe is { } le
                    ? $"Ouverture prévue le {Francais.Date(le)}."
                    : "Plus de date d’ouverture prévue."
            );
        var (etape, etapeLe) = (FaitsLieu.Propre(d.ProchaineEtape), d.ProchaineEtapeLe);
        if ((etape, etapeLe) != (carte.ProchaineEtape, carte.ProchaineEtapeLe))
            phrases.Add(
                etape is null
                    ? "Plus de prochaine étape."
                    : $"Prochaine étape : {etape}{(etapeLe is { } jour ? $", le {Francais.Date(jour)}" : "")}."
            );
        var blocages = FaitsLieu.Propre(d.Blocages);
        if (blocages != carte.Blocages)
            phrases.Add(blocages is null ? "Plus de blocage." : $"Blocage : {blocages}");
        return phrases;
    }
}
