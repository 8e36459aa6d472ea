using Emjpm.Core.Annonces;
using Emjpm.Core.Comptes;
using Emjpm.Core.Remarques;
using Emjpm.Core.Suivi;

namespace Emjpm.Core.Data.Jeux.Demonstration;

/// <summary>
/// What people say of the service: remarks to sort, one with its capture, one that a version settled, answers on how acts went; and
/// somebody with two accounts. Draws nothing, so that the rest of the demonstration does not move.
/// </summary>
internal sealed class RetoursDemo(JeuDeDonnees jeu, DateTime maintenant)
{
    private readonly DateOnly aujourdhui = Horloge.DateParis(maintenant);

    private int Admin => De("admin@demo.emjpm.fr").Id;

    public void Composer()
    {
        Nouveautes();
        Remarques();
        Avis();
        DeuxComptes();
    }

    private Utilisateur De(string courriel) => jeu.Utilisateurs.Single(u => u.Email == courriel);

    private void Nouveautes()
    {
        Nouveaute(
            "1.3",
            "Des imports qui se relisent avant de compter",
            "Vous voyez ce qu’un fichier changerait avant de l’appliquer, et vous pouvez revenir en arrière pendant 30 jours.",
            """
            Mandataires : l’aperçu d’un import montre chaque mesure créée, modifiée ou refusée, avec le motif.
            Mandataires : une ligne qui ressemble à plusieurs mesures montre ce qui diffère, et vous demande laquelle.
            Un import appliqué par erreur s’annule, sauf pour les mesures modifiées depuis.
            """,
            75
        );
        Nouveaute(
            "1.4",
            "Des réservations suivies de plus près",
            "Le tribunal sait où en est chaque réservation, et qui la suit.",
            """
            Tribunaux : la réservation dit quels messages sont partis, et lesquels n’ont pas été remis.
            Tribunaux : le suivi d’une réservation se confie à une autre personne du tribunal.
            Mandataires : un rappel précède l’expiration d’une réservation restée sans réponse.
            """,
            20
        );
    }

    private void Nouveaute(
        string version,
        string titre,
        string texte,
        string changements,
        int ilYA
    ) =>
        jeu.Annonces.Add(
            new Annonce
            {
                Id = jeu.Annonces.Count + 1,
                Titre = titre,
                Texte = texte,
                Ton = TonAnnonce.Nouveaute,
                Du = aujourdhui.AddDays(-ilYA),
                Au = aujourdhui.AddDays(-ilYA + 14),
                NumeroVersion = version,
                Changements = changements.ReplaceLineEndings("\n"),
                AuteurId = Admin,
                CreeeLe = maintenant.AddDays(-ilYA),
            }
        );

    private void Remarques()
    {
        Remarque(
            "juge@demo.emjpm.fr",
            GenreRemarque.Idee,
            "/juridiction/recherche",
            "Pouvoir enregistrer une recherche type serait utile les jours d’audience.",
            9
        );
        var question = Remarque(
            "individuel@demo.emjpm.fr",
            GenreRemarque.Question,
            "/gestionnaire",
            "Les réservations sans date de jugement pourraient-elles passer après les autres sur l’accueil ?",
            3
        );
        var image = ImageVerifiee.Lire(Ressource("capture.png"))!;
        jeu.Captures.Add(
            new CaptureRemarque
            {
                RemarqueId = question.Id,
                Type = image.Type,
                Largeur = image.Largeur,
                Hauteur = image.Hauteur,
                Taille = image.Octets.Length,
                Octets = image.Octets,
            }
        );
        var faite = Remarque(
            "greffier@demo.emjpm.fr",
            GenreRemarque.Probleme,
            "/juridiction/reservations/…",
            "Quand un collègue est absent, personne ne sait qui relance le mandataire.",
            48
        );
        faite.Etat = EtatRemarque.Faite;
        faite.NouveauteId = jeu.Annonces[1].Id;
        faite.Reponse = "Le suivi d’une réservation peut être confié à un collègue.";
        faite.TraiteeLe = maintenant.AddDays(-20);
        faite.TraiteeParId = Admin;
        faite.Version = 1;
    }

    private static byte[] Ressource(string nom)
    {
        using var flux = typeof(RetoursDemo).Assembly.GetManifestResourceStream(nom)!;
        using var memoire = new MemoryStream();
        flux.CopyTo(memoire);
        return memoire.ToArray();
    }

    private RemarqueUsage Remarque(
        string courriel,
        GenreRemarque genre,
        string chemin,
        string texte,
        int jours
    )
    {
        var auteur = De(courriel);
        var remarque = new RemarqueUsage
        {
            Id = jeu.Remarques.Count + 1,
            AuteurId = auteur.Id,
            Role = auteur.Role,
            Genre = genre,
            Chemin = chemin,
            Texte = texte,
            AccepteContact = true,
            CreeeLe = maintenant.AddDays(-jours),
        };
        jeu.Remarques.Add(remarque);
        return remarque;
    }

    /// <summary>Six months of answers, better and better, with an act that is asked too rarely to be told.</summary>
    private void Avis()
    {
        foreach (var (rang, compte) in jeu.Utilisateurs.Where(u => u.Actif).Take(72).Index())
        {
            if (compte.Role is Role.Direction or Role.Administration)
                continue;
            var etape = compte.Role is Role.Juge or Role.Greffier
                ? EtapeSondee.Reservation
                : (rang % 9) switch
                {
                    0 or 1 or 2 or 3 => EtapeSondee.Reponse,
                    4 or 5 => EtapeSondee.Ouverture,
                    6 or 7 => EtapeSondee.Import,
                    _ => EtapeSondee.Revision,
                };
            var mois = rang % 6;
            var posee = maintenant.AddDays(-15 - 30 * mois);
            var repond = rang % 4 != 3;
            jeu.Questions.Add(
                new QuestionPosee
                {
                    Id = jeu.Questions.Count + 1,
                    UtilisateurId = compte.Id,
                    Etape = etape,
                    PoseeLe = posee,
                    RepondueLe = repond ? posee : null,
                }
            );
            if (!repond)
                continue;
            var jour = Horloge.DateParis(posee);
            jeu.Avis.Add(
                new AvisEtape
                {
                    Id = new Guid(rang + 1, 0, 0, new byte[8]),
                    Etape = etape,
                    Role = compte.Role,
                    RegionCode = "32",
                    Mois = new DateOnly(jour.Year, jour.Month, 1),
                    Facilite = (rang * 7 % 11) switch
                    {
                        0 or 1 or 2 or 3 => Facilite.TresSimple,
                        4 or 5 or 6 => Facilite.PlutotSimple,
                        7 => Facilite.EntreDeux,
                        8 or 9 => mois > 2 ? Facilite.PlutotCompliquee : Facilite.PlutotSimple,
                        _ => mois > 3 ? Facilite.TresCompliquee : Facilite.EntreDeux,
                    },
                    Commentaire = rang % 4 == 1 ? Commentaire(etape, rang / 4) : null,
                }
            );
        }
    }

    private static string Commentaire(EtapeSondee etape, int rang)
    {
        string[] possibles = etape switch
        {
            EtapeSondee.Reservation =>
            [
                "Le motif de chaque rang aide à choisir.",
                "J’aurais aimé voir le téléphone du mandataire plus tôt.",
                "Rapide, même sans habitude.",
            ],
            EtapeSondee.Reponse =>
            [
                "Un rappel du délai de réponse serait utile.",
                "Tout est sur une page, c’est clair.",
                "Le message du tribunal aide à décider.",
            ],
            EtapeSondee.Import =>
            [
                "Il a fallu chercher où déposer le fichier.",
                "Les colonnes ont été reconnues du premier coup.",
            ],
            _ => ["La commune de résidence demande deux saisies."],
        };
        return possibles[rang % possibles.Length];
    }

    /// <summary>A member of a service that asked for a second account with a private address.</summary>
    private void DeuxComptes()
    {
        var connus = DonneesDemonstration.Comptes.Select(c => c.Courriel).ToHashSet();
        var premier = jeu.Utilisateurs.First(u =>
            u is { Actif: true, Role: Role.Gestionnaire } && !connus.Contains(u.Email!)
        );
        var courriel = $"second.{premier.Email}";
        jeu.Utilisateurs.Add(
            new Utilisateur
            {
                Id = jeu.Utilisateurs.Max(u => u.Id) + 1,
                Prenom = premier.Prenom,
                Nom = premier.Nom.ToUpperInvariant(),
                Role = premier.Role,
                Actif = true,
                Email = courriel,
                NormalizedEmail = courriel.ToUpperInvariant(),
                UserName = courriel,
                NormalizedUserName = courriel.ToUpperInvariant(),
                EmailConfirmed = true,
                SecurityStamp = premier.SecurityStamp,
                ConcurrencyStamp = premier.ConcurrencyStamp,
                CreeLe = maintenant.AddDays(-25),
            }
        );
    }
}
