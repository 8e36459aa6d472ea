using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Registre;

/// <summary>A habilitation to add. Names of properties are those under which a refusal is shown.</summary>
public sealed record HabilitationAjoutee
{
    /// <summary>Code of the département; that of the établissement for a préposé.</summary>
    public string? DepartementCode { get; init; }

    /// <summary>FINESS number, for a préposé.</summary>
    public string? EtablissementFiness { get; init; }
    public required FaitsHabilitation Faits { get; init; }
    public required string? Motif { get; init; }

    /// <summary>Confirms that the sanctions on the sheet were read, when there are some.</summary>
    public bool SanctionsLues { get; init; }
}

/// <summary>
/// Entitles a gestionnaire for one more département, or a préposé for one more établissement. Whoever is known elsewhere is
/// entitled by the agent of the new place, who changes nothing of the rest.
/// </summary>
public sealed class AjouterHabilitation(
    EmjpmDbContext db,
    EcrireRegistre ecrire,
    TimeProvider horloge
)
{
    /// <summary>False when there is no such entry, or when it was merged with another.</summary>
    /// <exception cref="RegleMetierException">
    /// a value is wrong, the place is out of the territory, it has one there already, it died, or sanctions were not read
    /// </exception>
    public async Task<bool> ExecuterAsync(
        Acteur acteur,
        int gestionnaireId,
        HabilitationAjoutee demande,
        CancellationToken annulation = default
    ) =>
        await ecrire.ExecuterAsync(
            acteur,
            gestionnaireId,
            async entree =>
            {
                if (entree.Gestionnaire.MotifSortie == MotifSortie.Deces)
                    throw new RegleMetierException(
                        "Un décès est enregistré pour cette personne : aucune habilitation ne s’ajoute."
                    );
                var h = await ComposerAsync(acteur, entree.Gestionnaire, demande, annulation);
                await ExigerSanctionsLuesAsync(gestionnaireId, demande, annulation);
                var acte = new ActeSaisi
                {
                    DateEffet = h.Du,
                    NumeroActe = h.NumeroActe,
                    Motif = demande.Motif,
                };
                ActeSaisi.VerifierMotif(demande.Motif);
                entree.Inscrire(GenreActe.HabilitationAjoutee, acte, h);
                // Entitled again: the accounts write again.
                entree.Gestionnaire.SortiLe = null;
                entree.Gestionnaire.MotifSortie = null;
                return true;
            },
            capacites: true,
            annulation,
            ailleurs: true
        )
            is not null;

    /// <summary>A sanction elsewhere forbids nothing by itself; nobody entitles without having read it.</summary>
    private async Task ExigerSanctionsLuesAsync(
        int gestionnaireId,
        HabilitationAjoutee demande,
        CancellationToken annulation
    )
    {
        if (
            !demande.SanctionsLues
            && await db
                .ActesRegistre.SanctionsALire(gestionnaireId, horloge.Aujourdhui())
                .AnyAsync(annulation)
        )
            throw new RegleMetierException(
                "Une sanction figure sur la fiche : lisez-la, puis cochez la case.",
                nameof(demande.SanctionsLues)
            );
    }

    /// <summary>The habilitation, checked and added to the entry.</summary>
    internal async Task<Habilitation> ComposerAsync(
        Acteur acteur,
        Gestionnaire gestionnaire,
        HabilitationAjoutee demande,
        CancellationToken annulation
    )
    {
        demande.Faits.Verifier(horloge.Aujourdhui());
        var prepose = gestionnaire.Type == TypeGestionnaire.Prepose;
        var etablissement = prepose ? await EtablissementAsync(demande, annulation) : null;
        var code = etablissement?.Commune!.DepartementCode ?? demande.DepartementCode;
        var departement =
            await db.Departements.SingleOrDefaultAsync(d => d.Code == code, annulation)
            ?? throw new RegleMetierException(
                "Choisissez le département de l’habilitation.",
                nameof(demande.DepartementCode)
            );
        var champ = prepose ? nameof(demande.EtablissementFiness) : nameof(demande.DepartementCode);
        if (!acteur.TerritoireOuRefus().Couvre(departement.Code))
            throw new RegleMetierException(
                $"{departement.Nom} ({departement.Code}) n’est pas dans votre territoire ({acteur.Territoire!.Nom}) : seuls ses agents y inscrivent.",
                champ
            );
        if (
            gestionnaire.Habilitations.Find(x =>
                x.DepartementCode == departement.Code
                && x.EtablissementFiness == etablissement?.NumeroFiness
                && x.DureApres(demande.Faits.Du.AddDays(-1))
                && (demande.Faits.Au is null || x.Du <= demande.Faits.Au)
            ) is
            { } deja
        )
            throw new RegleMetierException(
                $"Une habilitation existe déjà pour {deja.Territoire}, depuis le {Francais.Date(deja.Du)} : modifiez-la, ou mettez-y fin d’abord.",
                champ
            );
        var h = new Habilitation
        {
            GestionnaireId = gestionnaire.Id,
            DepartementCode = departement.Code,
            Departement = departement,
            EtablissementFiness = etablissement?.NumeroFiness,
            Etablissement = etablissement,
            TypeActe = gestionnaire.Type switch
            {
                TypeGestionnaire.Individuel or TypeGestionnaire.DpfIndividuel => TypeActe.Agrement,
                TypeGestionnaire.Service or TypeGestionnaire.DpfService => TypeActe.Autorisation,
                _ => TypeActe.Declaration,
            },
        };
        // The first one finances, or attaches: nobody has to think of it.
        var premiere = !gestionnaire.Habilitations.Exists(x =>
            x.DureApres(demande.Faits.Du.AddDays(-1))
            && (prepose ? x.EtablissementRattachement : x.DepartementFinanceur)
        );
        var faits = premiere ? demande.Faits with { Principale = true } : demande.Faits;
        if (faits.Principale)
            UnSeulPrincipal.Verifier(acteur, gestionnaire, h);
        faits.Ecrire(h, prepose);
        gestionnaire.Habilitations.Add(h);
        return h;
    }

    private async Task<Etablissement> EtablissementAsync(
        HabilitationAjoutee demande,
        CancellationToken annulation
    ) =>
        await db
            .Etablissements.Include(e => e.Commune)
            .SingleOrDefaultAsync(
                e => e.NumeroFiness == demande.EtablissementFiness && e.FermeLe == null,
                annulation
            )
        ?? throw new RegleMetierException(
            "Choisissez un établissement ouvert de la liste.",
            nameof(demande.EtablissementFiness)
        );
}

/// <summary>One département finances, one établissement attaches: naming another takes it from the former.</summary>
internal static class UnSeulPrincipal
{
    /// <exception cref="RegleMetierException">the former is out of the territory of the agent</exception>
    public static void Verifier(Acteur acteur, Gestionnaire gestionnaire, Habilitation nouvelle)
    {
        var prepose = gestionnaire.Type == TypeGestionnaire.Prepose;
        foreach (
            var autre in gestionnaire.Habilitations.Where(h =>
                h != nouvelle && (prepose ? h.EtablissementRattachement : h.DepartementFinanceur)
            )
        )
        {
            if (
                !acteur.TerritoireOuRefus().Couvre(autre.DepartementCode)
                && autre.RetireeLe is null
                && autre.Au is null
            )
                throw new RegleMetierException(
                    prepose
                        ? $"L’établissement de rattachement est aujourd’hui {autre.Territoire}, hors de votre territoire : demandez à son agent d’y renoncer d’abord."
                        : $"Le département financeur est aujourd’hui {autre.Territoire}, hors de votre territoire : demandez à son agent d’y renoncer d’abord.",
                    nameof(FaitsHabilitation.Principale)
                );
            if (prepose)
                autre.EtablissementRattachement = false;
            else
                autre.DepartementFinanceur = false;
        }
    }
}
