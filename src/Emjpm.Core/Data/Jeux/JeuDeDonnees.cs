using Emjpm.Core.Annonces;
using Emjpm.Core.Audit;
using Emjpm.Core.Campagnes;
using Emjpm.Core.Comptes;
using Emjpm.Core.Courriels;
using Emjpm.Core.Demandes;
using Emjpm.Core.Deploiement;
using Emjpm.Core.Designation;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Juridictions;
using Emjpm.Core.Mesures;
using Emjpm.Core.Pilotage;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;
using Emjpm.Core.Remarques;
using Emjpm.Core.Suivi;

namespace Emjpm.Core.Data.Jeux;

/// <summary>Rows of a data set, with their keys, before they are written.</summary>
public sealed class JeuDeDonnees
{
    public List<Etablissement> Etablissements { get; } = [];
    public List<Utilisateur> Utilisateurs { get; } = [];
    public List<Cabinet> Cabinets { get; } = [];
    public List<MembreTribunal> Membres { get; } = [];
    public List<Gestionnaire> Gestionnaires { get; } = [];
    public List<LieuExercice> Lieux { get; } = [];
    public List<Habilitation> Habilitations { get; } = [];
    public List<Indisponibilite> Indisponibilites { get; } = [];
    public List<TribunalSouhaite> Souhaits { get; } = [];
    public List<DroitGestionnaire> Droits { get; } = [];
    public List<DroitTerritoire> Territoires { get; } = [];
    public List<ActeRegistre> Actes { get; } = [];
    public List<PropositionRadiation> Propositions { get; } = [];
    public List<PieceRegistre> Pieces { get; } = [];
    public List<Echange> Echanges { get; } = [];
    public List<Mesure> Mesures { get; } = [];
    public List<EtatMesure> Etats { get; } = [];
    public List<EvenementMesure> Evenements { get; } = [];
    public List<Ressource> Ressources { get; } = [];
    public List<TransfertMesure> Transferts { get; } = [];
    public List<Recherche> Recherches { get; } = [];
    public List<Reservation> Reservations { get; } = [];
    public List<Observation> Observations { get; } = [];
    public List<ReleveCapacite> Capacites { get; } = [];
    public List<EvenementAudit> Audit { get; } = [];
    public List<Courriel> Courriels { get; } = [];
    public List<DemandeCompte> Demandes { get; } = [];
    public List<Notification> Notifications { get; } = [];
    public List<SessionOuverte> Sessions { get; } = [];
    public List<DeploiementDepartement> Deploiements { get; } = [];
    public List<EvenementDeploiement> EvenementsDeploiement { get; } = [];
    public List<Invitation> Invitations { get; } = [];
    public List<VagueInvitations> Vagues { get; } = [];
    public List<InviteVague> Invites { get; } = [];
    public List<ReleveDeploiement> RelevesDeploiement { get; } = [];
    public List<BulletinDeploiement> Bulletins { get; } = [];
    public List<OuvertureFonction> Ouvertures { get; } = [];
    public List<NoteCompte> Notes { get; } = [];
    public List<Campagne> Campagnes { get; } = [];
    public List<EnvoiCampagne> Envois { get; } = [];
    public List<Annonce> Annonces { get; } = [];
    public List<RemarqueUsage> Remarques { get; } = [];
    public List<CaptureRemarque> Captures { get; } = [];
    public List<QuestionPosee> Questions { get; } = [];
    public List<AvisEtape> Avis { get; } = [];

    internal void Ajouter(MesureTiree tiree)
    {
        Mesures.Add(tiree.Mesure);
        Etats.AddRange(tiree.Etats);
        Evenements.AddRange(tiree.Evenements);
        Ressources.AddRange(tiree.Ressources);
    }

    /// <summary>Writes every row, tables after those they point to.</summary>
    public async Task EcrireAsync(EcritureEnMasse masse, CancellationToken annulation)
    {
        await masse.EcrireAsync(Etablissements, annulation);
        await masse.EcrireAsync(Utilisateurs, annulation);
        await masse.EcrireAsync(Cabinets, annulation);
        await masse.EcrireAsync(Membres, annulation);
        await masse.EcrireAsync(Gestionnaires, annulation);
        await masse.EcrireAsync(Lieux, annulation);
        await masse.EcrireAsync(Habilitations, annulation);
        await masse.EcrireAsync(Indisponibilites, annulation);
        await masse.EcrireAsync(Souhaits, annulation);
        await masse.EcrireAsync(Droits, annulation);
        await masse.EcrireAsync(Territoires, annulation);
        await masse.EcrireAsync(Actes, annulation);
        await masse.EcrireAsync(Propositions, annulation);
        await masse.EcrireAsync(Pieces, annulation);
        await masse.EcrireAsync(Echanges, annulation);
        await masse.EcrireAsync(Mesures, annulation);
        await masse.EcrireAsync(Etats, annulation);
        await masse.EcrireAsync(Evenements, annulation);
        await masse.EcrireAsync(Ressources, annulation);
        await masse.EcrireAsync(Transferts, annulation);
        await masse.EcrireAsync(Recherches, annulation);
        await masse.EcrireAsync(Reservations, annulation);
        await masse.EcrireAsync(Observations, annulation);
        await masse.EcrireAsync(Capacites, annulation);
        await masse.EcrireAsync(Audit, annulation);
        await masse.EcrireAsync(Courriels, annulation);
        await masse.EcrireAsync(Demandes, annulation);
        await masse.EcrireAsync(Notifications, annulation);
        await masse.EcrireAsync(Sessions, annulation);
        await masse.EcrireAsync(Deploiements, annulation);
        await masse.EcrireAsync(EvenementsDeploiement, annulation);
        await masse.EcrireAsync(Invitations, annulation);
        await masse.EcrireAsync(Vagues, annulation);
        await masse.EcrireAsync(Invites, annulation);
        await masse.EcrireAsync(RelevesDeploiement, annulation);
        await masse.EcrireAsync(Bulletins, annulation);
        await masse.EcrireAsync(Ouvertures, annulation);
        await masse.EcrireAsync(Notes, annulation);
        await masse.EcrireAsync(Campagnes, annulation);
        await masse.EcrireAsync(Envois, annulation);
        await masse.EcrireAsync(Annonces, annulation);
        await masse.EcrireAsync(Remarques, annulation);
        await masse.EcrireAsync(Captures, annulation);
        await masse.EcrireAsync(Questions, annulation);
        await masse.EcrireAsync(Avis, annulation);
    }
}
