using Emjpm.Core.Annonces;
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
using Emjpm.Core.Pilotage.Simulations;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;
using Emjpm.Core.Registre.Listes;
using Emjpm.Core.Remarques;
using Emjpm.Core.Suivi;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Emjpm.Core;

/// <summary>The operations of the service, the same for the web host and the command line.</summary>
public static class Metier
{
    /// <summary>Registers every operation; the first bareme is read once, and refused at start when inconsistent.</summary>
    public static IServiceCollection AjouterMetier(
        this IServiceCollection services,
        IConfiguration configuration
    )
    {
        services.Configure<PasswordHasherOptions>(o =>
            o.IterationCount = ReglesIdentite.Iterations
        );
        services.AddSingleton(Bareme.Lire(configuration));
        services.AddScoped<LectureCandidats>();
        services.AddScoped<ClasserRecherche>();
        services.AddScoped<BaremeEnVigueur>();
        services.AddScoped<EcrireBareme>();
        services.AddScoped<ActiverBareme>();
        services.AddScoped<ComparerVersions>();
        services.AddScoped<ComparerBaremes>();
        services.AddScoped<EnregistrerRecherche>();
        services.AddScoped<DupliquerRecherche>();
        services.AddScoped<RelancerRecherche>();
        services.AddScoped<GarderClassement>();

        services.AddScoped<ReserverMesure>();
        services.AddScoped<RepondreReservation>();
        services.AddScoped<OuvrirMesure>();
        services.AddScoped<AnnulerReservation>();
        services.AddScoped<ProlongerReservation>();

        services.AddScoped<LectureDeploiement>();
        services.AddScoped<ConduireDeploiement>();
        services.AddScoped<LectureVagues>();
        services.AddScoped<EnvoyerVague>();
        services.AddScoped<RelancerVague>();
        services.AddScoped<FaitsBulletin>();
        services.AddScoped<EtablirBulletin>();
        services.AddScoped<LectureBulletins>();
        services.AddSingleton<FonctionsOuvertes>();
        services.AddScoped<OuvrirFonction>();
        services.AddScoped<SuivreCompte>();
        services.AddScoped<Audiences>();
        services.AddScoped<ProgrammerCampagne>();
        services.AddScoped<EnvoyerCampagnes>();
        services.AddScoped<EffetCampagne>();
        services.AddScoped<ReglerRappels>();
        services.AddScoped<DeposerRemarque>();
        services.AddScoped<TraiterRemarque>();
        services.AddScoped<EffacerCapture>();
        services.AddScoped<DemanderAvis>();
        services.AddScoped<LectureAvis>();
        services.AddScoped<LectureUsage>();
        services.AddScoped<DoublonsComptes>();
        services.AddScoped<DistinguerComptes>();

        services.AddScoped<CreerMesure>();
        services.AddScoped<ModifierMesure>();
        services.AddScoped<ChangerSituation>();
        services.AddScoped<CorrigerSituation>();
        services.AddScoped<RetirerSituation>();
        services.AddScoped<ReviserMesure>();
        services.AddScoped<CloreMesure>();
        services.AddScoped<AnnulerFinAnnoncee>();
        services.AddScoped<RouvrirMesure>();
        services.AddScoped<RetirerMesure>();
        services.AddScoped<RemettreMesure>();
        services.AddScoped<DeclarerRessources>();
        services.AddScoped<CloreMesuresEchues>();
        services.AddScoped<Receveurs>();
        services.AddScoped<DemanderTransfert>();
        services.AddScoped<AccepterTransfert>();
        services.AddScoped<FinirTransfert>();
        services.AddScoped<DeclinerTransfert>();
        services.AddScoped<AnnulerTransfert>();

        services.AddScoped<ConfirmerCapacite>();
        services.AddScoped<DeclarerCapacite>();
        services.AddScoped<PrevoirCapacite>();
        services.AddScoped<AppliquerCapacitesPrevues>();
        services.AddScoped<DeclarerAbsence>();
        services.AddSingleton(s => new Geocoder(
            configuration["Emjpm:Geocodeur"],
            s.GetRequiredService<ILogger<Geocoder>>()
        ));
        services.AddScoped<OuvrirLieu>();
        services.AddScoped<ModifierLieu>();
        services.AddScoped<DefinirZone>();
        services.AddScoped<ReprendreLieu>();
        services.AddScoped<FermerLieu>();
        services.AddScoped<ModifierProfil>();
        services.AddScoped<ReprendreLaMain>();
        services.AddScoped<ModifierMembre>();
        services.AddScoped<EnvoyerInvitation>();
        services.AddScoped<InviterMembre>();
        services.AddScoped<InviterAcces>();
        services.AddScoped<InviterVague>();
        services.AddScoped<BloquerCompte>();
        services.AddScoped<ChangerRole>();
        services.AddScoped<ReunirComptes>();
        services.AddScoped<ConfierTravail>();
        services.AddScoped<VoirComme>();
        services.AddScoped<EcrireTribunal>();
        services.AddScoped<FermerTribunal>();
        services.AddScoped<RenseignerSirets>();
        services.AddScoped<ModifierMembreTribunal>();
        services.AddScoped<TerminerMembreTribunal>();
        services.AddScoped<ReprendreMembreTribunal>();
        services.AddScoped<PublierAnnonce>();
        services.AddScoped<LectureNouveautes>();
        services.AddScoped<RelancerTache>();
        services.AddScoped<RelancerCourriel>();
        services.AddScoped<AjouterObservation>();
        services.AddScoped<RetirerObservation>();
        services.AddScoped<LireRepartitionMesures>();
        services.AddScoped<EnregistrerFiltre>();
        services.AddScoped<ExporterMesures>();
        services.AddSingleton(ReglagesOcmi.Lire(configuration));
        services.AddSingleton<SourceOcmi>();
        services.AddScoped<AppliquerOcmi>();
        services.AddScoped<SynchroniserOcmi>();
        services.AddScoped<RelierOcmi>();
        services.AddScoped<PreparerEnMasse>();
        services.AddScoped<ChangerEnMasse>();
        services.AddScoped<AnnulerEnMasse>();

        services.AddScoped<DeposerImport>();
        services.AddScoped<PreparerApercu>();
        services.AddScoped<RepondreImport>();
        services.AddScoped<TrancherLignes>();
        services.AddScoped<DemanderImport>();
        services.AddScoped<AppliquerImport>();
        services.AddScoped<AnnulerImport>();
        services.AddScoped<EcrireRefus>();
        services.AddScoped<EcrireRegistre>();
        services.AddScoped<InscrireGestionnaire>();
        services.AddScoped<ModifierIdentite>();
        services.AddScoped<AjouterHabilitation>();
        services.AddScoped<ModifierHabilitation>();
        services.AddScoped<TerminerHabilitation>();
        services.AddScoped<SuspendreHabilitation>();
        services.AddScoped<LeverSuspension>();
        services.AddScoped<RetirerHabilitation>();
        services.AddScoped<NoterInjonction>();
        services.AddScoped<ProposerRadiation>();
        services.AddScoped<DeciderRadiation>();
        services.AddScoped<EnregistrerSortie>();
        services.AddScoped<AppliquerActesRegistre>();
        services.AddScoped<AjouterPiece>();
        services.AddScoped<RetirerPiece>();
        services.AddScoped<NoterEchange>();
        services.AddScoped<NoterSuite>();
        services.AddScoped<ReunirInscriptions>();
        services.AddScoped<RelierActivites>();
        services.AddScoped<DistinguerInscriptions>();
        services.AddScoped<RappelerTermes>();
        services.AddScoped<RattacherCompte>();
        services.AddScoped<DeposerListe>();
        services.AddScoped<AppliquerListe>();
        services.AddScoped<AnnulerListe>();

        services.AddScoped<NoterCapacites>();
        services.AddScoped<EtablirReleves>();
        services.AddScoped<EvaluerAlertes>();
        services.AddScoped<SuivreAlerte>();
        services.AddScoped<FixerSeuils>();
        services.AddScoped<EnregistrerVue>();
        services.AddScoped<DemanderReleves>();
        services.AddScoped<LectureBesoins>();
        services.AddScoped<Simuler>();
        services.AddScoped<DemanderSimulation>();
        services.AddSingleton<JoursTenus>();
        services.AddScoped<LectureReleves>();
        services.AddScoped<LectureLignes>();
        services.AddScoped<LecturePublique>();

        services.AddSingleton(Instance.Lire(configuration));
        services.AddSingleton(ReglagesSmtp.Lire(configuration));
        services.AddScoped<Signaler>();
        services.AddScoped<LireNotification>();
        services.AddScoped<LireToutesNotifications>();

        services.AddSingleton<Reveil>();
        services.AddSingleton<ExecuterTaches>();
        services.AddSingleton<ExecuterTravaux>();
        services.AddScoped<AnnulerTravail>();
        services.AddScoped<EnvoyerCourriels>();
        services.AddScoped<RelancerReservations>();
        services.AddScoped<RecalculerCompteurs>();
        services.AddScoped<CalculerExperience>();
        services.AddScoped<Echeances>();
        services.AddScoped<Purger>();
        services.AddScoped<AnonymiserMesures>();
        services.AddSingleton(ReglagesConservation.Lire(configuration));
        return services;
    }
}
