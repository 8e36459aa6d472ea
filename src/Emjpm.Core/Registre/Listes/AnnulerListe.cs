using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Imports;
using Emjpm.Core.Jobs;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Registre.Listes;

/// <summary>What the undo of a list did.</summary>
/// <param name="Rendues">entries given back as they were</param>
/// <param name="Laissees">entries left, each with its reason</param>
public sealed record BilanAnnulation(int Rendues, int Laissees);

/// <summary>
/// Undoes the import of a list for thirty days. An entry changed since is left as it is, with the reason. Nothing is erased: an
/// entry that the list created is closed, and the reservations that ended stay so.
/// </summary>
public sealed class AnnulerListe(
    EmjpmDbContext db,
    EcrireRegistre ecrire,
    Reveil reveil,
    TimeProvider horloge
)
{
    /// <summary>What was done; null when there is no such import in the territory of the agent.</summary>
    /// <exception cref="RegleMetierException">it was not applied, is undone already, or is too old</exception>
    public async Task<BilanAnnulation?> ExecuterAsync(
        Acteur acteur,
        int importId,
        CancellationToken annulation = default
    )
    {
        var maintenant = horloge.Maintenant();
        await using var tx = await db.EcrireAsync(annulation);
        var import = await AppliquerListe.Verrouiller(db, acteur, importId, annulation);
        if (import is null)
            return null;
        if (import.Etat != EtatListe.Appliquee || import.AnnulableJusqua < maintenant)
            throw new RegleMetierException(
                import.Etat == EtatListe.Appliquee
                    ? $"Un import s’annule pendant {ImportListe.JoursGardes} jours : celui-ci date du {Francais.Jour(import.AppliqueeLe!.Value)}."
                    : "Cet import n’est pas appliqué : il n’y a rien à annuler."
            );
        var (rendues, laissees) = (0, 0);
        foreach (
            var entree in import
                .Lignes.Where(l => l.Avant is not null)
                .GroupBy(l => l.GestionnaireId!.Value)
                .OrderBy(l => l.Key)
                .ToList()
        )
        {
            var refus = await RendreAsync(acteur, import, entree.Key, [.. entree], annulation);
            foreach (var ligne in entree)
                ligne.RefusAnnulation = refus;
            if (refus is null)
                rendues++;
            else
                laissees++;
        }
        import.Etat = EtatListe.Annulee;
        (import.AnnuleeLe, import.AnnuleeParId) = (maintenant, acteur.UtilisateurId);
        import.Version++;
        db.Tracer(
            maintenant,
            acteur,
            "liste.annuler",
            "import_liste",
            import.Id,
            details: $"{import.DepartementCode} ; {rendues} rendues, {laissees} laissées"
        );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        reveil.Signaler();
        return new(rendues, laissees);
    }

    /// <summary>Why the entry is left as it is; null once it is given back.</summary>
    private async Task<string?> RendreAsync(
        Acteur acteur,
        ImportListe import,
        int gestionnaireId,
        IReadOnlyList<LigneListe> lignes,
        CancellationToken annulation
    )
    {
        var version = await db
            .Gestionnaires.AsNoTracking()
            .Where(g => g.Id == gestionnaireId)
            .Select(g => g.Version)
            .SingleAsync(annulation);
        if (version != lignes[0].VersionApres)
            return "La fiche a changé depuis l’import : elle reste telle qu’elle est.";
        var creee = TexteJson.Lire<EtatAvant>(lignes[0].Avant)!.Creee;
        if (creee && await SertDejaAsync(gestionnaireId, annulation))
            return "Un compte, une réservation ou une mesure s’y rattache déjà : l’inscription reste.";
        var fait = await ecrire.FaireAsync(
            acteur,
            gestionnaireId,
            entree =>
            {
                foreach (var ligne in lignes.OrderByDescending(l => l.Ligne))
                    Rendre(import, entree, ligne);
                return Task.FromResult(true);
            },
            capacites: true,
            annulation,
            ailleurs: true
        );
        return fait is null ? "La fiche a été réunie à une autre depuis l’import." : null;
    }

    private Task<bool> SertDejaAsync(int id, CancellationToken annulation) =>
        db.Gestionnaires.AnyAsync(
            g =>
                g.Id == id
                && (
                    g.Droits.Any()
                    || db.Mesures.Any(m => m.GestionnaireId == id)
                    || db.Reservations.Any(r => r.GestionnaireId == id)
                ),
            annulation
        );

    private void Rendre(ImportListe import, EntreeRegistre entree, LigneListe ligne)
    {
        var g = entree.Gestionnaire;
        var h = g.Habilitations.Single(x => x.Id == ligne.HabilitationId);
        var avant = TexteJson.Lire<EtatAvant>(ligne.Avant)!;
        var changements = new Changements();
        if (avant.Creee || avant.Ajoutee)
        {
            // Not one day of entitlement is left.
            h.RetireeLe = h.Du;
            (h.DepartementFinanceur, h.EtablissementRattachement) = (false, false);
            if (avant.Creee)
                (g.SortiLe, g.MotifSortie) = (horloge.Aujourdhui(), MotifSortie.Erreur);
        }
        else
            RendreHabilitation(g, h, avant, changements);
        if (!avant.Creee)
            RendreIdentite(g, avant, changements);
        entree.Inscrire(
            GenreActe.ImportAnnule,
            new()
            {
                DateEffet = horloge.Aujourdhui(),
                Motif = $"Annulation de l’import. {AppliquerListe.Motif(import, ligne)}",
            },
            h,
            changements: changements.ToString()
        );
    }

    private static void RendreHabilitation(
        Gestionnaire g,
        Habilitation h,
        EtatAvant avant,
        Changements changements
    )
    {
        changements.Noter("Numéro de l’acte", h.NumeroActe, avant.NumeroActe);
        changements.Noter("Premier jour", h.Du, avant.Du);
        changements.Noter("Dernier jour", h.Au, avant.Au);
        (h.NumeroActe, h.DateActe, h.Du, h.Au, h.RetireeLe) = (
            avant.NumeroActe,
            avant.DateActe,
            avant.Du!.Value,
            avant.Au,
            avant.RetireeLe
        );
        (h.NaturesPermises, h.CapaciteAutorisee) = (avant.Natures, avant.Capacite);
        if (g.Type == TypeGestionnaire.Prepose)
            h.EtablissementRattachement = avant.Principale;
        else
            h.DepartementFinanceur = avant.Principale;
    }

    private static void RendreIdentite(Gestionnaire g, EtatAvant avant, Changements changements)
    {
        changements.Noter("Nom", g.Nom, avant.Nom);
        changements.Noter("SIRET", g.Siret, avant.Siret);
        changements.Noter("Courriel", g.Courriel, avant.Courriel);
        changements.Noter("Téléphone", g.Telephone, avant.Telephone);
        (g.Nom, g.Civilite, g.Siret) = (avant.Nom!, avant.Civilite, avant.Siret);
        (g.Courriel, g.Telephone) = (avant.Courriel, avant.Telephone);
        (g.SortiLe, g.MotifSortie) = (avant.SortiLe, avant.MotifSortie);
        g.NomRecherche = Texte.NormaliserNom(g.Nom);
        g.RefaireTexteRecherche(
            g.Lieux.SelectMany(l => new[] { l.Nom, l.Commune!.Nom, l.CodePostal })
        );
    }
}
