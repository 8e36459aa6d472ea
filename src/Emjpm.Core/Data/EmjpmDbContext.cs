using Emjpm.Core.Annonces;
using Emjpm.Core.Audit;
using Emjpm.Core.Campagnes;
using Emjpm.Core.Comptes;
using Emjpm.Core.Courriels;
using Emjpm.Core.Demandes;
using Emjpm.Core.Deploiement;
using Emjpm.Core.Designation;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Imports;
using Emjpm.Core.Imports.Ocmi;
using Emjpm.Core.Jobs;
using Emjpm.Core.Juridictions;
using Emjpm.Core.Mesures;
using Emjpm.Core.Pilotage;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;
using Emjpm.Core.Registre.Listes;
using Emjpm.Core.Remarques;
using Emjpm.Core.Suivi;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Data;

/// <summary>The one database model, for both engines.</summary>
public sealed class EmjpmDbContext(DbContextOptions<EmjpmDbContext> options)
    : IdentityUserContext<Utilisateur, int>(options)
{
    public DbSet<Region> Regions => Set<Region>();
    public DbSet<Departement> Departements => Set<Departement>();
    public DbSet<Epci> Epcis => Set<Epci>();
    public DbSet<Commune> Communes => Set<Commune>();
    public DbSet<Etablissement> Etablissements => Set<Etablissement>();
    public DbSet<Tribunal> Tribunaux => Set<Tribunal>();
    public DbSet<Cabinet> Cabinets => Set<Cabinet>();
    public DbSet<MembreTribunal> MembresTribunal => Set<MembreTribunal>();
    public DbSet<DroitTerritoire> DroitsTerritoire => Set<DroitTerritoire>();
    public DbSet<DroitGestionnaire> DroitsGestionnaire => Set<DroitGestionnaire>();
    public DbSet<Gestionnaire> Gestionnaires => Set<Gestionnaire>();
    public DbSet<LieuExercice> LieuxExercice => Set<LieuExercice>();
    public DbSet<Habilitation> Habilitations => Set<Habilitation>();
    public DbSet<ActeRegistre> ActesRegistre => Set<ActeRegistre>();
    public DbSet<PropositionRadiation> PropositionsRadiation => Set<PropositionRadiation>();
    public DbSet<PieceRegistre> PiecesRegistre => Set<PieceRegistre>();
    public DbSet<Echange> Echanges => Set<Echange>();
    public DbSet<PaireDistincte> PairesDistinctes => Set<PaireDistincte>();
    public DbSet<RappelTerme> RappelsTerme => Set<RappelTerme>();
    public DbSet<ImportListe> ImportsListe => Set<ImportListe>();
    public DbSet<LigneListe> LignesListe => Set<LigneListe>();
    public DbSet<CapacitePrevue> CapacitesPrevues => Set<CapacitePrevue>();
    public DbSet<Invitation> Invitations => Set<Invitation>();
    public DbSet<DemandeCompte> DemandesCompte => Set<DemandeCompte>();
    public DbSet<Indisponibilite> Indisponibilites => Set<Indisponibilite>();
    public DbSet<TribunalSouhaite> TribunauxSouhaites => Set<TribunalSouhaite>();
    public DbSet<Observation> Observations => Set<Observation>();
    public DbSet<Recherche> Recherches => Set<Recherche>();
    public DbSet<ClassementVu> ClassementsVus => Set<ClassementVu>();
    public DbSet<VersionBareme> VersionsBareme => Set<VersionBareme>();
    public DbSet<Reservation> Reservations => Set<Reservation>();
    public DbSet<Mesure> Mesures => Set<Mesure>();
    public DbSet<EtatMesure> EtatsMesure => Set<EtatMesure>();
    public DbSet<EvenementMesure> EvenementsMesure => Set<EvenementMesure>();
    public DbSet<TransfertMesure> Transferts => Set<TransfertMesure>();
    public DbSet<Ressource> Ressources => Set<Ressource>();
    public DbSet<FiltreEnregistre> FiltresEnregistres => Set<FiltreEnregistre>();
    public DbSet<OperationEnMasse> OperationsEnMasse => Set<OperationEnMasse>();
    public DbSet<LigneOperation> LignesOperation => Set<LigneOperation>();
    public DbSet<ImportMesures> Imports => Set<ImportMesures>();
    public DbSet<MorceauImport> MorceauxImport => Set<MorceauImport>();
    public DbSet<LigneImport> LignesImport => Set<LigneImport>();
    public DbSet<EffetImport> EffetsImport => Set<EffetImport>();
    public DbSet<CorrespondanceImport> CorrespondancesImport => Set<CorrespondanceImport>();
    public DbSet<SynchronisationOcmi> SynchronisationsOcmi => Set<SynchronisationOcmi>();
    public DbSet<EcartOcmi> EcartsOcmi => Set<EcartOcmi>();
    public DbSet<JourReleve> JoursReleve => Set<JourReleve>();
    public DbSet<ReleveTerritoire> RelevesTerritoire => Set<ReleveTerritoire>();
    public DbSet<ReleveLieu> RelevesLieu => Set<ReleveLieu>();
    public DbSet<ReleveCapacite> RelevesCapacite => Set<ReleveCapacite>();
    public DbSet<Alerte> Alertes => Set<Alerte>();
    public DbSet<SeuilAlerte> SeuilsAlerte => Set<SeuilAlerte>();
    public DbSet<VueEnregistree> VuesEnregistrees => Set<VueEnregistree>();
    public DbSet<EvenementAudit> EvenementsAudit => Set<EvenementAudit>();
    public DbSet<Acces> AccesJournal => Set<Acces>();
    public DbSet<Courriel> Courriels => Set<Courriel>();
    public DbSet<Notification> Notifications => Set<Notification>();
    public DbSet<Tache> Taches => Set<Tache>();
    public DbSet<ExecutionTache> ExecutionsTache => Set<ExecutionTache>();
    public DbSet<Annonce> Annonces => Set<Annonce>();
    public DbSet<DeploiementDepartement> Deploiements => Set<DeploiementDepartement>();
    public DbSet<EvenementDeploiement> EvenementsDeploiement => Set<EvenementDeploiement>();
    public DbSet<VagueInvitations> Vagues => Set<VagueInvitations>();
    public DbSet<InviteVague> InvitesVague => Set<InviteVague>();
    public DbSet<ReleveDeploiement> RelevesDeploiement => Set<ReleveDeploiement>();
    public DbSet<BulletinDeploiement> BulletinsDeploiement => Set<BulletinDeploiement>();
    public DbSet<OuvertureFonction> OuverturesFonction => Set<OuvertureFonction>();
    public DbSet<NoteCompte> NotesCompte => Set<NoteCompte>();
    public DbSet<Campagne> Campagnes => Set<Campagne>();
    public DbSet<EnvoiCampagne> EnvoisCampagne => Set<EnvoiCampagne>();
    public DbSet<ReponseInactivite> ReponsesInactivite => Set<ReponseInactivite>();
    public DbSet<RemarqueUsage> Remarques => Set<RemarqueUsage>();
    public DbSet<CaptureRemarque> CapturesRemarque => Set<CaptureRemarque>();
    public DbSet<QuestionPosee> QuestionsPosees => Set<QuestionPosee>();
    public DbSet<AvisEtape> AvisEtapes => Set<AvisEtape>();
    public DbSet<ComptesDistincts> ComptesDistincts => Set<ComptesDistincts>();
    public DbSet<Travail> Travaux => Set<Travail>();
    public DbSet<MorceauTravail> MorceauxTravail => Set<MorceauTravail>();
    public DbSet<CleProtection> ClesProtection => Set<CleProtection>();
    public DbSet<CodeUnique> CodesUniques => Set<CodeUnique>();
    public DbSet<SecondFacteur> SecondsFacteurs => Set<SecondFacteur>();
    public DbSet<CodeSecours> CodesSecours => Set<CodeSecours>();
    public DbSet<SessionOuverte> SessionsOuvertes => Set<SessionOuverte>();
    public DbSet<TentativeConnexion> TentativesConnexion => Set<TentativeConnexion>();
    public DbSet<IdentityUserPasskey<int>> ClesAcces => Set<IdentityUserPasskey<int>>();

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions) =>
        Conventions.Convertir(conventions);

    protected override void OnModelCreating(ModelBuilder model)
    {
        base.OnModelCreating(model);

        model.Entity<Region>().HasKey(x => x.Code);
        model.Entity<Departement>().HasKey(x => x.Code);
        model.Entity<Epci>().HasKey(x => x.Code);
        model.Entity<Commune>(e =>
        {
            e.HasKey(x => x.Code);
            e.HasIndex(x => x.NomRecherche);
            e.HasIndex(x => x.DepartementCode);
        });
        model.Entity<Etablissement>(e =>
        {
            e.HasKey(x => x.NumeroFiness);
            e.HasIndex(x => x.NomRecherche);
            e.HasIndex(x => x.CommuneCode);
        });

        model.Entity<Tribunal>(e =>
        {
            e.HasIndex(x => x.Code).IsUnique();
            e.HasIndex(x => x.DepartementCode);
        });
        model.Entity<MembreTribunal>().HasIndex(x => x.UtilisateurId);
        model.Entity<DroitGestionnaire>().HasIndex(x => new { x.GestionnaireId, x.UtilisateurId });

        model.Entity<Gestionnaire>(e =>
        {
            e.Property(x => x.Version).IsConcurrencyToken();
            e.HasIndex(x => x.NomRecherche);
            e.HasIndex(x => x.TexteRecherche);
            e.HasIndex(x => x.Siret);
            e.HasIndex(x => x.MemePersonneId);
        });
        model.Entity<LieuExercice>(e =>
        {
            e.Property(x => x.Version).IsConcurrencyToken();
            e.HasIndex(x => x.CommuneCode);
            e.ToTable(t =>
                t.HasCheckConstraint("ck_lieu_compteurs", "en_cours >= 0 AND en_attente >= 0")
            );
        });
        model.Entity<DroitTerritoire>().HasIndex(x => x.UtilisateurId);
        model.Entity<Habilitation>(e =>
        {
            e.Ignore(x => x.Territoire);
            e.HasIndex(x => new { x.DepartementCode, x.GestionnaireId });
        });
        model.Entity<ActeRegistre>(e =>
        {
            e.HasIndex(x => new { x.GestionnaireId, x.Instant });
            e.HasIndex(x => x.DateEffet);
        });
        model.Entity<PropositionRadiation>(e =>
        {
            e.Property(x => x.Version).IsConcurrencyToken();
            // One proposal at a time for an entry in a département: two agents cannot open two.
            e.HasIndex(x => new { x.GestionnaireId, x.DepartementCode })
                .IsUnique()
                .HasFilter("etat = 'en_attente'")
                .HasDatabaseName("ux_radiation_en_attente");
            e.HasIndex(x => new { x.Etat, x.DepartementCode });
        });
        model.Entity<PieceRegistre>(e =>
        {
            e.HasIndex(x => x.GestionnaireId);
            e.HasIndex(x => x.ValableJusquAu);
        });
        model.Entity<Echange>(e =>
        {
            e.HasIndex(x => new { x.GestionnaireId, x.Jour });
            e.HasIndex(x => x.Echeance).HasFilter("echeance IS NOT NULL AND faite_le IS NULL");
        });
        model.Entity<PaireDistincte>().HasKey(x => new { x.UnId, x.AutreId });
        // One reminder of a term at a threshold: two runs at once cannot send two.
        model
            .Entity<RappelTerme>()
            .HasIndex(x => new
            {
                x.HabilitationId,
                x.Terme,
                x.Seuil,
            })
            .IsUnique();
        model
            .Entity<RappelTerme>()
            .HasIndex(x => new
            {
                x.PieceId,
                x.Terme,
                x.Seuil,
            })
            .IsUnique();
        model.Entity<ImportListe>(e =>
        {
            e.Property(x => x.Version).IsConcurrencyToken();
            e.Ignore(x => x.AnnulableJusqua);
            e.HasIndex(x => new { x.DepartementCode, x.CreeLe });
        });
        model.Entity<LigneListe>(e =>
        {
            e.HasOne(x => x.Import).WithMany(x => x.Lignes).HasForeignKey(x => x.ImportId);
            e.HasIndex(x => new
            {
                x.ImportId,
                x.Decision,
                x.Ligne,
            });
        });
        model.Entity<CapacitePrevue>().HasIndex(x => new { x.LieuExerciceId, x.Du });
        model.Entity<CapacitePrevue>().HasIndex(x => new { x.AppliqueeLe, x.Du });
        model.Entity<Invitation>(e =>
        {
            e.HasIndex(x => x.GestionnaireId);
            e.HasIndex(x => x.TribunalId);
            e.HasIndex(x => x.Courriel);
            // An invitation opens one thing: an entry of the registry, a court, or a territory.
            e.ToTable(t =>
                t.HasCheckConstraint(
                    "ck_invitation_objet",
                    "(gestionnaire_id IS NOT NULL AND tribunal_id IS NULL AND niveau IS NULL)"
                        + " OR (gestionnaire_id IS NULL AND tribunal_id IS NOT NULL AND niveau IS NULL)"
                        + " OR (gestionnaire_id IS NULL AND tribunal_id IS NULL AND niveau IS NOT NULL)"
                )
            );
        });
        model.Entity<DemandeCompte>(e =>
        {
            e.Property(x => x.Version).IsConcurrencyToken();
            // One request of an address at a time: the database refuses what two tabs could slip through.
            e.HasIndex(x => x.Courriel)
                .IsUnique()
                .HasFilter("etat = 'en_attente'")
                .HasDatabaseName("ux_demande_en_attente");
            e.HasIndex(x => new { x.Courriel, x.CreeeLe });
            e.HasIndex(x => new { x.Reseau, x.CreeeLe });
            e.HasIndex(x => new { x.Etat, x.DeposeeLe });
        });
        // The name of the key does not end as the convention expects: without these a shadow column doubles each.
        model
            .Entity<Habilitation>()
            .HasOne(x => x.Etablissement)
            .WithMany()
            .HasForeignKey(x => x.EtablissementFiness);
        model
            .Entity<LieuExercice>()
            .HasOne(x => x.Etablissement)
            .WithMany()
            .HasForeignKey(x => x.EtablissementFiness);
        model
            .Entity<Recherche>()
            .HasOne(x => x.Etablissement)
            .WithMany()
            .HasForeignKey(x => x.EtablissementFiness);
        model.Entity<TribunalSouhaite>().HasKey(x => new { x.GestionnaireId, x.TribunalId });
        model.Entity<TribunalSouhaite>().HasIndex(x => x.TribunalId);
        model.Entity<Observation>().HasIndex(x => new { x.TribunalId, x.GestionnaireId });

        model.Entity<Recherche>(e =>
        {
            e.Property(x => x.Version).IsConcurrencyToken();
            e.HasIndex(x => new { x.TribunalId, x.ModifieeLe });
            e.HasIndex(x => x.ExpireLe);
        });
        model.Entity<ClassementVu>(e =>
        {
            e.HasIndex(x => x.RechercheId);
            e.HasOne<Recherche>()
                .WithMany()
                .HasForeignKey(x => x.RechercheId)
                .OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<VersionBareme>(e =>
        {
            e.Property(x => x.Version).IsConcurrencyToken();
            e.Property(x => x.Regles).HasConversion<VersionBareme.Conversion>();
            e.Ignore(x => x.Bareme);
            e.HasIndex(x => x.Numero).IsUnique();
            e.HasIndex(x => x.Code).IsUnique();
            // One in force at a time, whatever two administrators do.
            e.HasIndex(x => x.Etat)
                .IsUnique()
                .HasFilter("etat = 'actif'")
                .HasDatabaseName("ux_version_bareme_active");
        });
        model.Entity<Reservation>(e =>
        {
            e.Property(x => x.Version).IsConcurrencyToken();
            e.Ignore(x => x.TientUnePlace);
            e.HasOne(x => x.Mesure).WithMany().HasForeignKey(x => x.MesureId);
            e.HasIndex(x => x.JetonFormulaire).IsUnique();
            e.HasIndex(x => new { x.TribunalId, x.CreeeLe });
            e.HasIndex(x => new { x.TribunalId, x.NumeroRg });
            e.HasIndex(x => new { x.GestionnaireId, x.Etat });
            // Who was already asked for the person of a search.
            e.HasIndex(x => x.RechercheId).HasFilter("recherche_id IS NOT NULL");
            // What a court has given each candidate of a ranking.
            e.HasIndex(x => new
            {
                x.GestionnaireId,
                x.TribunalId,
                x.CreeeLe,
            });
            e.HasIndex(x => new { x.Etat, x.ExpireLe });
            // One live reservation per RG with one gestionnaire: the database refuses what two tabs could slip through.
            e.HasIndex(x => new
                {
                    x.GestionnaireId,
                    x.TribunalId,
                    x.NumeroRg,
                })
                .IsUnique()
                .HasFilter("etat IN ('en_attente', 'confirmee') AND numero_rg IS NOT NULL")
                .HasDatabaseName("ux_reservation_rg_vivante");
        });

        model.Entity<Mesure>(e =>
        {
            e.Property(x => x.Version).IsConcurrencyToken();
            // PostgreSQL cleans a table once a fifth of its rows changed. Among 1,000,000 mesures, a service that had moved its
            // 7,000 would read each of them from the table, and no longer from an index alone, for weeks.
            // Whole numbers: the provider writes the comma of the culture.
            e.HasStorageParameter("autovacuum_vacuum_scale_factor", 0)
                .HasStorageParameter("autovacuum_vacuum_threshold", 5000)
                .HasStorageParameter("autovacuum_vacuum_insert_scale_factor", 0)
                .HasStorageParameter("autovacuum_vacuum_insert_threshold", 5000);
            e.Ignore(x => x.EcheanceDuJuge);
            e.Ignore(x => x.FinAnnoncee);
            e.Ignore(x => x.DernierEtat);
            e.HasIndex(x => new
                {
                    x.TribunalId,
                    x.NumeroRg,
                    x.GestionnaireId,
                })
                .IsUnique()
                .HasFilter("numero_rg IS NOT NULL AND statut <> 'retiree'");
            // The list of a court in its usual order. What its usual filters read follows, so that they are judged in the
            // index: Paris has 30,000 mesures, and reading each row to compare a text took fifteen times longer. So is what
            // agents count there on any date, each gestionnaire's mesures en cours.
            e.HasIndex(x => new
                {
                    x.TribunalId,
                    x.DateNomination,
                    x.Id,
                    x.Statut,
                    x.GestionnaireId,
                    x.DateFin,
                    x.TexteRecherche,
                })
                .HasDatabaseName("ix_mesure_liste_tribunal");
            // The same for a gestionnaire, with what its lists filter: a service has 7,000 mesures.
            e.HasIndex(x => new
                {
                    x.GestionnaireId,
                    x.DateNomination,
                    x.Id,
                    x.Statut,
                    x.Nature,
                    x.TribunalId,
                    x.LieuExerciceId,
                    x.Echeance,
                    x.TexteRecherche,
                })
                .HasDatabaseName("ix_mesure_liste_gestionnaire");
            // What is to be completed, which is little: see LectureResumeMesures.CompterDefauts.
            e.HasIndex(x => new { x.GestionnaireId, x.Statut })
                .HasFilter(
                    "statut = 'en_cours' AND (numero_rg IS NULL OR commune_code IS NULL OR a_cloturer_depuis IS NOT NULL "
                        + "OR date_premiere_protection > date_nomination OR date_fin < date_nomination "
                        + "OR echeance < date_nomination OR date_protection_en_cours < date_premiere_protection)"
                )
                .HasDatabaseName("ix_mesure_a_completer");
            // What the home of a gestionnaire and its map count, in the order in which LectureResumeMesures.Resumer groups it.
            e.HasIndex(x => new
                {
                    x.GestionnaireId,
                    x.Statut,
                    x.Nature,
                    x.TribunalId,
                    x.Echeance,
                    x.LieuExerciceId,
                    x.CommuneCode,
                })
                .HasDatabaseName("ix_mesure_comptes_gestionnaire");
            e.HasIndex(x => new { x.LieuExerciceId, x.Statut });
            e.HasIndex(x => new
            {
                x.TribunalId,
                x.Statut,
                x.Echeance,
            });
        });
        model.Entity<TransfertMesure>(e =>
        {
            e.Property(x => x.Version).IsConcurrencyToken();
            e.HasIndex(x => new { x.ReceveurId, x.Etat });
            e.HasIndex(x => new { x.CedantId, x.Etat });
            // One transfer of a mesure at a time: the database refuses what two tabs could slip through.
            e.HasIndex(x => x.MesureId)
                .IsUnique()
                .HasFilter("etat = 'en_attente'")
                .HasDatabaseName("ux_transfert_en_attente");
        });
        model.Entity<EtatMesure>().HasIndex(x => new { x.MesureId, x.DateEffet });

        model
            .Entity<FiltreEnregistre>()
            .HasIndex(x => new
            {
                x.UtilisateurId,
                x.GestionnaireId,
                x.Nom,
            })
            .IsUnique();
        model.Entity<OperationEnMasse>(e =>
        {
            e.Property(x => x.Version).IsConcurrencyToken();
            e.HasIndex(x => new { x.GestionnaireId, x.FaiteLe });
        });
        model.Entity<LigneOperation>().HasKey(x => new { x.OperationId, x.MesureId });
        model.Entity<SynchronisationOcmi>(e =>
        {
            e.HasKey(x => x.GestionnaireId);
            e.HasOne<Gestionnaire>()
                .WithOne()
                .HasForeignKey<SynchronisationOcmi>(x => x.GestionnaireId);
        });
        model.Entity<EcartOcmi>(e =>
        {
            e.HasOne<Gestionnaire>().WithMany().HasForeignKey(x => x.GestionnaireId);
            e.HasIndex(x => x.GestionnaireId);
        });

        model.Entity<ImportMesures>(e =>
        {
            e.Property(x => x.Version).IsConcurrencyToken();
            e.HasIndex(x => new { x.GestionnaireId, x.CreeLe });
        });
        model.Entity<MorceauImport>().HasIndex(x => new { x.ImportId, x.Rang }).IsUnique();
        model
            .Entity<LigneImport>()
            .HasIndex(x => new
            {
                x.ImportId,
                x.Decision,
                x.Ligne,
            });
        model.Entity<EffetImport>().HasIndex(x => new { x.ImportId, x.Ligne });
        model
            .Entity<CorrespondanceImport>()
            .HasIndex(x => new
            {
                x.GestionnaireId,
                x.Genre,
                x.Texte,
            })
            .IsUnique();

        model.Entity<JourReleve>().HasKey(x => x.Jour);
        model.Entity<ReleveTerritoire>(e =>
        {
            // A series of one territory is read by the key, a day of all of them by the index.
            e.HasKey(x => new
            {
                x.Niveau,
                x.Code,
                x.Jour,
            });
            e.HasIndex(x => x.Jour);
            e.Property(x => x.Decompte).HasConversion<Decompte.Conversion, Decompte.Comparaison>();
        });
        model.Entity<ReleveLieu>(e =>
        {
            // A day of a département is a run of the key.
            e.HasKey(x => new
            {
                x.Jour,
                x.DepartementCode,
                x.LieuId,
            });
            e.Ignore(x => x.Apport);
            e.Property(x => x.Decompte).HasConversion<Decompte.Conversion, Decompte.Comparaison>();
        });
        model.Entity<Alerte>(e =>
        {
            e.Property(x => x.Version).IsConcurrencyToken();
            e.HasIndex(x => new { x.FinieLe, x.DepartementCode });
        });
        model.Entity<SeuilAlerte>().HasKey(x => new { x.DepartementCode, x.Regle });
        model.Entity<ReleveCapacite>().HasIndex(x => new { x.LieuId, x.Du });
        model.Entity<VueEnregistree>().HasIndex(x => new { x.UtilisateurId, x.Nom }).IsUnique();

        model.Entity<EvenementAudit>(e =>
        {
            e.HasIndex(x => new { x.Objet, x.ObjetId });
            e.HasIndex(x => x.Instant);
        });
        model.Entity<EvenementAudit>().HasIndex(x => new { x.UtilisateurId, x.Instant });
        model.Entity<Acces>(e =>
        {
            e.HasIndex(x => x.Instant);
            e.HasIndex(x => new { x.UtilisateurId, x.Instant });
            // Who opened the sheet of somebody, which that person may ask.
            e.HasIndex(x => new { x.Chemin, x.Instant });
        });
        model.Entity<Courriel>(e =>
        {
            e.HasIndex(x => x.Cle).IsUnique();
            e.HasIndex(x => new { x.Etat, x.ProchainEssaiLe });
            e.HasIndex(x => x.ReservationId);
        });
        model.Entity<Notification>().HasIndex(x => new { x.UtilisateurId, x.LueLe });
        model.Entity<Tache>().HasKey(x => x.Nom);
        model.Entity<ExecutionTache>().HasIndex(x => new { x.Nom, x.DebutLe });
        model.Entity<Annonce>(e =>
        {
            e.Ignore(x => x.Interruption);
            e.Ignore(x => x.LignesChangements);
            e.HasIndex(x => x.Au);
        });
        model.Entity<DeploiementDepartement>(e =>
        {
            e.HasKey(x => x.DepartementCode);
            e.HasOne(x => x.Departement).WithMany().HasForeignKey(x => x.DepartementCode);
            e.Property(x => x.Version).IsConcurrencyToken();
        });
        model.Entity<EvenementDeploiement>().HasIndex(x => new { x.DepartementCode, x.Id });
        model.Entity<VagueInvitations>().HasIndex(x => new { x.DepartementCode, x.Id });
        model.Entity<InviteVague>(e =>
        {
            e.HasIndex(x => x.InvitationId).IsUnique();
            // The mail is erased after twelve months, the line stays.
            e.HasOne(x => x.Courriel)
                .WithMany()
                .HasForeignKey(x => x.CourrielId)
                .OnDelete(DeleteBehavior.SetNull);
        });
        model.Entity<ReleveDeploiement>().HasKey(x => new { x.Semaine, x.DepartementCode });
        // One of a week, whatever two nodes do.
        model.Entity<BulletinDeploiement>().HasKey(x => x.Semaine);
        model.Entity<OuvertureFonction>().HasIndex(x => new { x.Fonction, x.Numero }).IsUnique();
        model.Entity<NoteCompte>(e =>
        {
            e.HasOne<Utilisateur>().WithMany().HasForeignKey(x => x.UtilisateurId);
            e.HasIndex(x => new { x.UtilisateurId, x.Id });
        });
        model.Entity<Campagne>().HasIndex(x => new { x.Etat, x.PrevueLe });
        model.Entity<EnvoiCampagne>(e =>
        {
            e.HasOne<Campagne>().WithMany().HasForeignKey(x => x.CampagneId);
            e.HasOne<Utilisateur>().WithMany().HasForeignKey(x => x.UtilisateurId);
            e.HasIndex(x => new { x.CampagneId, x.UtilisateurId }).IsUnique();
            e.HasIndex(x => new { x.UtilisateurId, x.EnvoyeLe });
            e.HasIndex(x => x.Jeton).IsUnique();
        });
        model.Entity<ReponseInactivite>().HasIndex(x => new { x.UtilisateurId, x.RepondueLe });
        model.Entity<RemarqueUsage>(e =>
        {
            e.Property(x => x.Version).IsConcurrencyToken();
            e.HasIndex(x => new { x.AuteurId, x.Id });
            e.HasIndex(x => new { x.Etat, x.Id });
            e.HasOne(x => x.DoublonDe).WithMany().HasForeignKey(x => x.DoublonDeId);
            e.HasIndex(x => x.NouveauteId);
        });
        model.Entity<CaptureRemarque>(e =>
        {
            e.HasKey(x => x.RemarqueId);
            e.HasOne(x => x.Remarque)
                .WithOne(x => x.Capture)
                .HasForeignKey<CaptureRemarque>(x => x.RemarqueId);
        });
        model.Entity<QuestionPosee>(e =>
        {
            e.HasOne<Utilisateur>().WithMany().HasForeignKey(x => x.UtilisateurId);
            e.HasIndex(x => new { x.UtilisateurId, x.PoseeLe });
        });
        model.Entity<AvisEtape>().HasIndex(x => x.Mois);
        model.Entity<ComptesDistincts>(e =>
        {
            e.HasKey(x => new { x.UnId, x.AutreId });
            e.HasOne<Utilisateur>().WithMany().HasForeignKey(x => x.UnId);
            e.HasOne<Utilisateur>().WithMany().HasForeignKey(x => x.AutreId);
        });
        model.Entity<Utilisateur>(e =>
        {
            e.HasIndex(x => x.TexteRecherche);
            e.HasIndex(x => x.VenuLe);
        });
        model.Entity<Travail>(e =>
        {
            e.Ignore(x => x.EstFini);
            e.HasIndex(x => new { x.Etat, x.LoueJusqua });
            e.HasIndex(x => new { x.AuteurId, x.CreeLe });
            e.HasIndex(x => x.EffaceLe);
        });
        model
            .Entity<MorceauTravail>()
            .HasIndex(x => new
            {
                x.TravailId,
                x.Fichier,
                x.Rang,
            })
            .IsUnique();
        model.Entity<CleProtection>().HasKey(x => x.Id);

        // Said here rather than by the options of the accounts, which the command line and the migrations do not all have.
        model.Entity<IdentityUserPasskey<int>>(e =>
        {
            e.HasKey(x => x.CredentialId);
            e.Property(x => x.CredentialId).HasMaxLength(1024);
            e.OwnsOne(x => x.Data).ToJson("data");
            e.HasOne<Utilisateur>().WithMany().HasForeignKey(x => x.UserId);
        });
        model.Entity<CodeUnique>().HasIndex(x => new { x.UtilisateurId, x.Usage });
        model.Entity<SecondFacteur>(e =>
        {
            e.HasKey(x => x.UtilisateurId);
            e.HasOne(x => x.Utilisateur)
                .WithOne()
                .HasForeignKey<SecondFacteur>(x => x.UtilisateurId);
        });
        model.Entity<CodeSecours>().HasIndex(x => new { x.UtilisateurId, x.Empreinte });
        model.Entity<SessionOuverte>().HasIndex(x => new { x.UtilisateurId, x.VueLe });
        model.Entity<TentativeConnexion>(e =>
        {
            e.HasIndex(x => new { x.Reseau, x.Instant });
            e.HasIndex(x => new { x.UtilisateurId, x.Instant });
            e.HasIndex(x => x.Instant);
        });

        Conventions.Nommer(model);
    }
}
