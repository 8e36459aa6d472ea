using Emjpm.Core.Campagnes;
using Emjpm.Core.Comptes;
using Emjpm.Core.Deploiement;
using Emjpm.Core.Suivi;

namespace Emjpm.Core.Data.Jeux.Demonstration;

/// <summary>
/// How the service is rolled out and used: départements at several stages, accounts that come, come less, or no longer, a reminder
/// already sent. Draws nothing, so that the rest of the demonstration does not move.
/// </summary>
internal sealed class SuiviDemo(JeuDeDonnees jeu, DateTime maintenant)
{
    private readonly DateOnly aujourdhui = Horloge.DateParis(maintenant);

    private int Admin => De("admin@demo.emjpm.fr").Id;

    public void Composer()
    {
        Deploiements();
        Visites();
        Rappel();
    }

    private Utilisateur De(string courriel) => jeu.Utilisateurs.Single(u => u.Email == courriel);

    private void Deploiements()
    {
        var direction = De("direction@demo.emjpm.fr").Id;
        Ajouter("59", StadeDeploiement.Generalise, 210, direction);
        Ajouter(
            "62",
            StadeDeploiement.Ouverture,
            24,
            direction,
            "réunir les greffes d’Arras et de Béthune",
            9
        );
        Ajouter("60", StadeDeploiement.DonneesReprises, 18, Admin, "former la DDETS", 12);
        Ajouter(
            "02",
            StadeDeploiement.Cadrage,
            6,
            direction,
            "recevoir la liste des mandataires",
            -2
        );
        Ajouter(
            "76",
            StadeDeploiement.Formation,
            30,
            Admin,
            "ouvrir après la dernière session",
            20
        );
        Ajouter(
            "974",
            StadeDeploiement.Vigilance,
            45,
            null,
            blocages: "Aucun juge n’est encore désigné pour la prise en main : décision attendue du tribunal judiciaire."
        );
    }

    private void Ajouter(
        string code,
        StadeDeploiement stade,
        int depuis,
        int? responsable,
        string? etape = null,
        int etapeDans = 0,
        string? blocages = null
    )
    {
        var le = aujourdhui.AddDays(-depuis);
        var ouvert = stade is StadeDeploiement.Ouverture or StadeDeploiement.Generalise;
        jeu.Deploiements.Add(
            new DeploiementDepartement
            {
                DepartementCode = code,
                Stade = stade,
                DepuisLe = le,
                DemarreLe = le.AddDays(-60),
                OuvertLe = ouvert ? le : null,
                OuverturePrevueLe = ouvert ? null : aujourdhui.AddDays(60),
                ResponsableId = responsable,
                ProchaineEtape = etape,
                ProchaineEtapeLe = etape is null ? null : aujourdhui.AddDays(etapeDans),
                Blocages = blocages,
                Version = 2,
            }
        );
        Evenement(code, le.AddDays(-60), StadeDeploiement.NonDemarre, StadeDeploiement.Cadrage);
        if (stade != StadeDeploiement.Cadrage)
            Evenement(code, le, StadeDeploiement.Cadrage, stade);
    }

    private void Evenement(
        string code,
        DateOnly le,
        StadeDeploiement avant,
        StadeDeploiement stade
    ) =>
        jeu.EvenementsDeploiement.Add(
            new EvenementDeploiement
            {
                Id = jeu.EvenementsDeploiement.Count + 1,
                DepartementCode = code,
                Instant = Horloge.InstantParis(le, new TimeOnly(9, 30)),
                AuteurId = Admin,
                Avant = avant,
                Stade = stade,
                Texte =
                    $"Stade : {Referentiels.ListeExtensions.Libelle(avant)} → {Referentiels.ListeExtensions.Libelle(stade)}.",
            }
        );

    /// <summary>The accounts one signs in as came yesterday; the others by turns never, long ago, less, or these last days.</summary>
    private void Visites()
    {
        var connus = DonneesDemonstration.Comptes.Select(c => c.Courriel).ToHashSet();
        foreach (var (rang, compte) in jeu.Utilisateurs.Index())
        {
            int? jours =
                connus.Contains(compte.Email!) ? 1
                : !compte.Actif ? null
                : (rang % 12) switch
                {
                    0 => null,
                    1 => 48,
                    2 => 65,
                    3 => 210,
                    4 => 4,
                    _ => 2 + rang % 20,
                };
            if (jours is not { } il)
                continue;
            compte.PremiereVenueLe = maintenant.AddDays(-380);
            compte.VenuLe = maintenant.AddDays(-il);
            if (rang % 12 == 4 && !connus.Contains(compte.Email!))
                foreach (var jour in new[] { 4, 33, 36, 39, 43, 47, 50, 55 })
                    Session(compte, jour);
        }
        jeu.Notes.Add(
            new NoteCompte
            {
                Id = 1,
                UtilisateurId = De("prepose@demo.emjpm.fr").Id,
                AuteurId = Admin,
                CreeeLe = maintenant.AddDays(-12),
                Texte = "Appelé : attend la formation du mois prochain pour déclarer ses mesures.",
            }
        );
    }

    private void Session(Utilisateur compte, int jours)
    {
        var le = maintenant.AddDays(-jours);
        jeu.Sessions.Add(
            new SessionOuverte
            {
                Id = new Guid(compte.Id, (short)jours, 0, new byte[8]),
                UtilisateurId = compte.Id,
                Moyen = MoyenConnexion.MotDePasse,
                OuverteLe = le,
                VueLe = le,
                ConfirmeeLe = le,
                FermeeLe = le.AddHours(1),
                Appareil = "Firefox sous Windows",
                Reseau = "127.0.0.1",
            }
        );
    }

    /// <summary>A reminder of forty days ago, to those who no longer came: some of them came back.</summary>
    private void Rappel()
    {
        var le = maintenant.AddDays(-40);
        jeu.Campagnes.Add(
            new Campagne
            {
                Id = 1,
                Nom = "Rappel d’octobre",
                Audience = AudienceCampagne.Inactif,
                DepartementCode = "59",
                Sujet = "vos disponibilités sont-elles à jour ?",
                Texte =
                    "Les juges du Nord réservent désormais par e-MJPM. Quelques minutes suffisent pour dire combien de mesures vous pouvez recevoir.",
                PrevueLe = le,
                Etat = EtatCampagne.Envoyee,
                AuteurId = Admin,
                CreeeLe = le.AddDays(-1),
                EnvoyeeLe = le,
            }
        );
        foreach (
            var compte in jeu
                .Utilisateurs.Where(u =>
                    u is { Role: Role.Gestionnaire, PremiereVenueLe: not null }
                )
                .Where(u =>
                    u.Email is not null && !u.Email.StartsWith("service", StringComparison.Ordinal)
                )
                .Take(12)
        )
            jeu.Envois.Add(
                new EnvoiCampagne
                {
                    Id = jeu.Envois.Count + 1,
                    CampagneId = 1,
                    UtilisateurId = compte.Id,
                    EnvoyeLe = le,
                    Jeton = new Guid(compte.Id, 59, 62, new byte[8]),
                }
            );
    }
}
