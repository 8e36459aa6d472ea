using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Juridictions;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Demandes;

/// <summary>Gives an account its first right, approved by whoever decides; saved by the caller, inside its transaction.</summary>
public sealed class OuvrirDroits(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>Membership of a court; the cabinet is the one of that name, when there is one.</summary>
    internal async Task TribunalAsync(
        int approuveParId,
        Utilisateur compte,
        int tribunalId,
        string? cabinet,
        CancellationToken annulation
    )
    {
        var nom = Texte.NormaliserNom(cabinet);
        var cabinets = await db
            .Cabinets.Where(c => c.TribunalId == tribunalId)
            .OrderBy(c => c.Id)
            .ToListAsync(annulation);
        db.MembresTribunal.Add(
            new MembreTribunal
            {
                UtilisateurId = compte.Id,
                TribunalId = tribunalId,
                Fonction = compte.Role.Fonction(),
                CabinetId =
                    nom.Length == 0
                        ? null
                        : cabinets.Find(c => Texte.NormaliserNom(c.Nom) == nom)?.Id,
                Du = horloge.Aujourdhui(),
                ApprouveLe = horloge.Maintenant(),
                ApprouveParId = approuveParId,
            }
        );
    }

    /// <summary>Right of an agent on a territory.</summary>
    internal void Territoire(
        int approuveParId,
        Utilisateur compte,
        NiveauTerritoire niveau,
        string? departementCode,
        string? regionCode
    ) =>
        db.DroitsTerritoire.Add(
            new DroitTerritoire
            {
                UtilisateurId = compte.Id,
                Niveau = niveau,
                DepartementCode = departementCode,
                RegionCode = regionCode,
                Du = horloge.Aujourdhui(),
                ApprouveLe = horloge.Maintenant(),
                ApprouveParId = approuveParId,
            }
        );

    /// <summary>
    /// Right on an entry of the registry: whole for its first account. A service that has an administrator already gives the
    /// others their rights itself: the account only reads until then.
    /// </summary>
    /// <exception cref="RegleMetierException">
    /// no entry, not of that kind or not of the actor's territory, out of the registry, or somebody has its account already
    /// </exception>
    internal async Task InscriptionAsync(
        Acteur acteur,
        Utilisateur compte,
        TypeGestionnaire type,
        int? gestionnaireId,
        CancellationToken annulation
    )
    {
        const string champ = "Inscription";
        var date = horloge.Aujourdhui();
        if (gestionnaireId is not { } id)
            throw new RegleMetierException(
                "Choisissez l’inscription au registre que ce compte représente. S’il n’y en a pas, inscrivez d’abord la personne ou le service au registre.",
                champ
            );
        await db
            .Gestionnaires.Where(g => g.Id == id)
            .ExecuteUpdateAsync(s => s.SetProperty(g => g.Version, g => g.Version), annulation);
        var entree =
            await db
                .Gestionnaires.DuRessort(acteur)
                .Where(g => g.Id == id && g.Type == type)
                .Select(g => new { g.Nom, g.SortiLe })
                .SingleOrDefaultAsync(annulation)
            ?? throw new RegleMetierException(
                $"La fiche n°{Francais.Insecable}{id} n’est pas celle d’un {type.Libelle()} de votre territoire.",
                champ
            );
        if (entree.SortiLe <= date)
            throw new RegleMetierException(
                $"{entree.Nom} ne figure plus sur la liste des mandataires depuis le {Francais.Date(entree.SortiLe.Value)}.",
                champ
            );
        var membres = await db
            .DroitsGestionnaire.EnCours(id, date)
            .OrderBy(d => d.Id)
            .Select(d => new
            {
                Nom = d.Utilisateur!.Prenom + " " + d.Utilisateur.Nom,
                d.Administre,
            })
            .ToListAsync(annulation);
        if (membres.Count > 0 && type.EstUnePersonne())
            throw new RegleMetierException(
                $"{entree.Nom} a déjà un compte ouvert, au nom de {membres[0].Nom}. Si c’est la même personne, refusez la demande en l’invitant à se connecter avec ce compte.",
                champ
            );
        var premier = !membres.Exists(m => m.Administre);
        db.DroitsGestionnaire.Add(
            new DroitGestionnaire
            {
                UtilisateurId = compte.Id,
                GestionnaireId = id,
                Du = date,
                Administre = premier,
                Ecrit = premier,
                Repond = premier,
                RecoitReservations = premier,
            }
        );
    }
}
