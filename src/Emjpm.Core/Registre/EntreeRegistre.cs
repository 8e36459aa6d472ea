using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Designation;
using Emjpm.Core.Gestionnaires;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Registre;

/// <summary>
/// An entry of the registry opened by an agent to change it: locked, so that acts on the same entry follow each other, and
/// so that no reservation slips in between.
/// </summary>
internal sealed class EntreeRegistre
{
    private readonly EmjpmDbContext db;
    private readonly Acteur acteur;
    private readonly DateTime maintenant;

    private EntreeRegistre(
        EmjpmDbContext db,
        Acteur acteur,
        Gestionnaire gestionnaire,
        DateTime maintenant
    ) =>
        (this.db, this.acteur, Gestionnaire, this.maintenant) = (
            db,
            acteur,
            gestionnaire,
            maintenant
        );

    public Gestionnaire Gestionnaire { get; }

    /// <summary>
    /// Locks and loads the entry with its habilitations. Null when it does not exist, or when nothing of it is in the
    /// territory of the agent.
    /// </summary>
    /// <param name="ailleurs">opens it even so: what is added to it is in the territory</param>
    public static async Task<EntreeRegistre?> OuvrirAsync(
        EmjpmDbContext db,
        Acteur acteur,
        int gestionnaireId,
        DateTime maintenant,
        CancellationToken annulation,
        bool ailleurs = false
    )
    {
        var territoire = acteur.TerritoireOuRefus();
        var gestionnaire = await VerrouillerAsync(db, gestionnaireId, annulation);
        // One that was merged with another is only read: what it held is on the other.
        if (gestionnaire is null || gestionnaire.FusionneeDansId is not null)
            return null;
        var departements = gestionnaire.Habilitations.Select(h => h.DepartementCode).ToList();
        // An entry without any habilitation belongs to where it works.
        if (departements.Count == 0)
            departements = [.. gestionnaire.Lieux.Select(l => l.Commune!.DepartementCode)];
        return ailleurs || territoire.National || departements.Exists(territoire.Couvre)
            ? new(db, acteur, gestionnaire, maintenant)
            : null;
    }

    /// <summary>Two entries opened in one order, whoever names which first; null when one of them cannot be.</summary>
    public static async Task<(EntreeRegistre Premiere, EntreeRegistre Seconde)?> OuvrirDeuxAsync(
        EmjpmDbContext db,
        Acteur acteur,
        int unId,
        int autreId,
        DateTime maintenant,
        CancellationToken annulation
    )
    {
        if (unId == autreId)
            return null;
        var (petit, grand) = (Math.Min(unId, autreId), Math.Max(unId, autreId));
        var premiere = await OuvrirAsync(db, acteur, petit, maintenant, annulation);
        var seconde = await OuvrirAsync(db, acteur, grand, maintenant, annulation);
        return premiere is null || seconde is null ? null : (premiere, seconde);
    }

    /// <summary>An entry that the caller locked, whose right to be changed it checked.</summary>
    public static EntreeRegistre Ouverte(
        EmjpmDbContext db,
        Acteur acteur,
        Gestionnaire gestionnaire,
        DateTime maintenant
    ) => new(db, acteur, gestionnaire, maintenant);

    /// <summary>Locks and loads an entry with its habilitations and its sites; null when it does not exist.</summary>
    public static async Task<Gestionnaire?> VerrouillerAsync(
        EmjpmDbContext db,
        int gestionnaireId,
        CancellationToken annulation
    )
    {
        // The order of all: reservations, sites, gestionnaire.
        await db
            .Reservations.Where(r =>
                r.GestionnaireId == gestionnaireId
                && (r.Etat == EtatReservation.EnAttente || r.Etat == EtatReservation.Confirmee)
            )
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.Version, r => r.Version), annulation);
        await db
            .LieuxExercice.Where(l => l.GestionnaireId == gestionnaireId)
            .ExecuteUpdateAsync(s => s.SetProperty(l => l.Version, l => l.Version), annulation);
        await db
            .Gestionnaires.Where(g => g.Id == gestionnaireId)
            .ExecuteUpdateAsync(s => s.SetProperty(g => g.Version, g => g.Version + 1), annulation);
        return await db
            .Gestionnaires.Include(g => g.Habilitations)
                .ThenInclude(h => h.Departement)
            .Include(g => g.Habilitations)
                .ThenInclude(h => h.Etablissement)
            .Include(g => g.Lieux)
                .ThenInclude(l => l.Commune)
            .AsSplitQuery()
            .SingleOrDefaultAsync(g => g.Id == gestionnaireId, annulation);
    }

    /// <summary>One of its habilitations; null when there is none, or when it is out of the territory of the agent.</summary>
    public Habilitation? Habilitation(int id) =>
        Gestionnaire.Habilitations.Find(h =>
            h.Id == id && acteur.TerritoireOuRefus().Couvre(h.DepartementCode)
        );

    /// <exception cref="RegleMetierException">somebody changed the entry since it was shown</exception>
    public void VerifierVersion(int vue)
    {
        if (Gestionnaire.Version - 1 != vue)
            throw new RegleMetierException(
                "Cette fiche a changé pendant votre saisie, qui est gardée : relisez la fiche, puis enregistrez à nouveau."
            );
    }

    /// <summary>Writes the line of the act in the registry and in the business history.</summary>
    public void Inscrire(
        GenreActe genre,
        ActeSaisi acte,
        Habilitation? habilitation = null,
        string? departementCode = null,
        string? changements = null,
        DateOnly? au = null
    )
    {
        db.ActesRegistre.Add(
            new ActeRegistre
            {
                GestionnaireId = Gestionnaire.Id,
                Habilitation = habilitation,
                DepartementCode = departementCode ?? habilitation?.DepartementCode,
                Genre = genre,
                Instant = maintenant,
                AuteurId = acteur.UtilisateurId,
                DateEffet = acte.DateEffet,
                Au = au,
                NumeroActe = ActeSaisi.Propre(acte.NumeroActe),
                Motif = acte.MotifPropre,
                Changements = string.IsNullOrEmpty(changements) ? null : changements,
            }
        );
        db.Tracer(
            maintenant,
            acteur,
            $"registre.{Referentiels.Liste<GenreActe>.Handle(genre)}",
            "gestionnaire",
            Gestionnaire.Id,
            gestionnaireId: Gestionnaire.Id,
            details: departementCode ?? habilitation?.DepartementCode
        );
    }

    /// <summary>Notes that it is out of the registry when no right remains after a day.</summary>
    public void SortirSiPlusRien(DateOnly le, MotifSortie motif)
    {
        if (Gestionnaire.Habilitations.Exists(h => h.DureApres(le)))
            return;
        Gestionnaire.SortiLe = le;
        Gestionnaire.MotifSortie = motif;
    }
}

/// <summary>The territory of an agent who acts.</summary>
internal static class TerritoireActeur
{
    /// <exception cref="InvalidOperationException">the actor is no agent: a page of another space called this</exception>
    public static ActeurTerritoire TerritoireOuRefus(this Acteur acteur) =>
        acteur.Territoire ?? throw new InvalidOperationException("The actor has no territory.");
}
