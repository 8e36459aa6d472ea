using System.Text.Json;
using Emjpm.Core.Comptes;
using Emjpm.Core.Courriels;
using Emjpm.Core.Deploiement;
using Emjpm.Core.Juridictions;

namespace Emjpm.Core.Data.Jeux.Demonstration;

/// <summary>
/// What a roll-out leaves behind it: two waves of invitations at several steps, the bulletins of three Mondays, a feature opened
/// in one région. Draws nothing.
/// </summary>
internal sealed class DeploiementDemo(
    JeuDeDonnees jeu,
    DateTime maintenant,
    IReadOnlyList<Tribunal> tribunaux
)
{
    private static readonly string[] HautsDeFrance = ["02", "59", "60", "62", "80"];
    private readonly int admin = jeu.Utilisateurs.Single(u => u.Email == "admin@demo.emjpm.fr").Id;

    public void Composer()
    {
        Vagues();
        Bulletins();
        jeu.Ouvertures.Add(
            new OuvertureFonction
            {
                Id = 1,
                Fonction = FonctionTerritoriale.Prevision,
                Numero = 1,
                Departements = HautsDeFrance,
                Motif = "Essai avec les agents des Hauts-de-France avant d’ouvrir ailleurs.",
                DecideeLe = maintenant.AddDays(-35),
                AuteurId = admin,
            }
        );
    }

    /// <summary>The mandataires and the greffes of the Pas-de-Calais, four weeks ago; the judges of the Oise, nine days ago.</summary>
    private void Vagues()
    {
        var un = Vague("62", "Mandataires et greffes du Pas-de-Calais", 28);
        var titulaires = jeu
            .Habilitations.Where(h => h.DepartementCode == "62")
            .Select(h => h.GestionnaireId)
            .Distinct()
            .Order()
            .Select(g => jeu.Droits.Find(d => d.GestionnaireId == g && d.Administre))
            .OfType<DroitGestionnaire>()
            .Take(9);
        foreach (var (rang, droit) in titulaires.Index())
            Inviter(
                un,
                Role.Gestionnaire,
                jeu.Utilisateurs.Single(u => u.Id == droit.UtilisateurId).Email!,
                EtatCourriel.Envoye,
                gestionnaire: droit.GestionnaireId,
                acceptee: maintenant.AddDays(rang - 27),
                compte: droit.UtilisateurId
            );
        foreach (var (rang, tribunal) in Du("62").Index())
            Inviter(
                un,
                Role.Greffier,
                $"greffe{rang + 1}.pas-de-calais@demo.emjpm.fr",
                rang == 1 ? EtatCourriel.Abandonne : EtatCourriel.Envoye,
                tribunal: tribunal.Id,
                relancee: rang == 2 ? maintenant.AddDays(-6) : null
            );
        var deux = Vague("60", "Juges de l’Oise", 9);
        foreach (var (rang, tribunal) in Du("60").Index())
            Inviter(
                deux,
                Role.Juge,
                $"juge{rang + 1}.oise@demo.emjpm.fr",
                EtatCourriel.Envoye,
                tribunal: tribunal.Id
            );
    }

    private IEnumerable<Tribunal> Du(string departement) =>
        tribunaux
            .Where(t => t.DepartementCode == departement)
            .OrderBy(t => t.Code, StringComparer.Ordinal)
            .Take(4);

    private VagueInvitations Vague(string departement, string nom, int jours)
    {
        var vague = new VagueInvitations
        {
            Id = jeu.Vagues.Count + 1,
            DepartementCode = departement,
            Nom = nom,
            AuteurId = admin,
            EnvoyeeLe = maintenant.AddDays(-jours),
        };
        jeu.Vagues.Add(vague);
        return vague;
    }

    private void Inviter(
        VagueInvitations vague,
        Role role,
        string adresse,
        EtatCourriel etat,
        int? gestionnaire = null,
        int? tribunal = null,
        DateTime? acceptee = null,
        int? compte = null,
        DateTime? relancee = null
    )
    {
        var envoyee = relancee ?? vague.EnvoyeeLe;
        var inscrit = gestionnaire is not null;
        var invitation = new Invitation
        {
            Id = jeu.Invitations.Count + 1,
            Role = role,
            GestionnaireId = gestionnaire,
            TribunalId = tribunal,
            Courriel = adresse,
            InviteParId = admin,
            Administre = inscrit,
            Ecrit = inscrit,
            Repond = inscrit,
            RecoitReservations = inscrit,
            CreeeLe = vague.EnvoyeeLe,
            AccepteeLe = acceptee,
            AccepteeParId = compte,
        };
        invitation.Dater(envoyee);
        jeu.Invitations.Add(invitation);
        var message = EnvoyerInvitation.Message(
            relancee is null ? "votre invitation" : "rappel de votre invitation",
            "Laurent Dumas (administrateur) vous invite dans e-MJPM.",
            "http://localhost:5080",
            invitation.ExpireLe,
            // The text keeps the place of the code, never a code.
            "AAAAAAAA"
        );
        var courriel = new Courriel
        {
            Id = jeu.Courriels.Count + 1,
            Cle = new Guid(invitation.Id, 60, 62, new byte[8]),
            Destinataire = adresse,
            Sujet = $"e-MJPM : {message.Sujet}",
            Texte = string.Join("\n\n", message.Paragraphes) + "\n",
            CreeLe = envoyee,
            Etat = etat,
            Tentatives = 1,
            ProchainEssaiLe = envoyee,
            EnvoyeLe = etat == EtatCourriel.Envoye ? envoyee : null,
            DerniereErreur = etat == EtatCourriel.Abandonne ? "550 boîte inconnue" : null,
        };
        jeu.Courriels.Add(courriel);
        jeu.Invites.Add(
            new InviteVague
            {
                Id = jeu.Invites.Count + 1,
                VagueId = vague.Id,
                InvitationId = invitation.Id,
                GestionnaireId = gestionnaire,
                TribunalId = tribunal,
                Role = role,
                CourrielId = courriel.Id,
                RelanceeLe = relancee,
            }
        );
    }

    private void Bulletins()
    {
        var lundi = BulletinDeploiement.LundiDe(Horloge.DateParis(maintenant));
        foreach (var (rang, semaine) in new[] { -14, -7, 0 }.Select(lundi.AddDays).Index())
        {
            foreach (var (code, stade, note) in Notes(rang))
                jeu.RelevesDeploiement.Add(
                    new ReleveDeploiement
                    {
                        Semaine = semaine,
                        DepartementCode = code,
                        Stade = stade,
                        Note = note,
                    }
                );
            jeu.Bulletins.Add(
                new BulletinDeploiement
                {
                    Semaine = semaine,
                    EtabliLe = Horloge.InstantParis(semaine, new TimeOnly(7, 15)),
                    Contenu = JsonSerializer.Serialize(Lignes(rang)),
                    Destinataires = 2,
                }
            );
        }
    }

    private static (string, StadeDeploiement, int)[] Notes(int rang) =>
        [
            ("02", StadeDeploiement.Cadrage, 0),
            ("59", StadeDeploiement.Generalise, 74 + 3 * rang),
            ("60", StadeDeploiement.DonneesReprises, 0),
            ("62", StadeDeploiement.Ouverture, 58 + 7 * rang),
            ("76", StadeDeploiement.Formation, 0),
            ("974", StadeDeploiement.Vigilance, 65),
        ];

    private static LigneBulletin[] Lignes(int rang) =>
        rang switch
        {
            0 =>
            [
                new(RubriqueBulletin.Stades, "60", "Oise (60) : cadrage → données reprises"),
                new(RubriqueBulletin.Comptes, "62", "Pas-de-Calais (62) : 3 comptes ouverts", 3),
                new(
                    RubriqueBulletin.Venues,
                    "62",
                    "Pas-de-Calais (62) : 2 premières connexions",
                    2
                ),
                new(
                    RubriqueBulletin.Blocages,
                    "974",
                    "La Réunion (974) : bloqué, rien de nouveau depuis 31 jours"
                ),
            ],
            1 =>
            [
                new(
                    RubriqueBulletin.Preparation,
                    "62",
                    "Pas-de-Calais (62) : de 58 à 65 sur 100, 7 points de plus",
                    7
                ),
                new(RubriqueBulletin.Comptes, "62", "Pas-de-Calais (62) : 4 comptes ouverts", 4),
                new(
                    RubriqueBulletin.Reservations,
                    "62",
                    "Pas-de-Calais (62) : première réservation du tribunal judiciaire d’Arras"
                ),
                new(
                    RubriqueBulletin.Blocages,
                    "974",
                    "La Réunion (974) : bloqué, rien de nouveau depuis 38 jours"
                ),
            ],
            _ =>
            [
                new(
                    RubriqueBulletin.Preparation,
                    "62",
                    "Pas-de-Calais (62) : de 65 à 72 sur 100, 7 points de plus",
                    7
                ),
                new(
                    RubriqueBulletin.Venues,
                    "62",
                    "Pas-de-Calais (62) : 3 premières connexions",
                    3
                ),
                new(
                    RubriqueBulletin.Blocages,
                    "974",
                    "La Réunion (974) : bloqué, rien de nouveau depuis 45 jours"
                ),
                new(
                    RubriqueBulletin.Retards,
                    "02",
                    "Aisne (02) : « recevoir la liste des mandataires », en retard de 2 jours"
                ),
            ],
        };
}
