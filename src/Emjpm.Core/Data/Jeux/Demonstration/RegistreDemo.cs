using Emjpm.Core.Comptes;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;

namespace Emjpm.Core.Data.Jeux.Demonstration;

/// <summary>
/// The registry of the demonstration: its two agents, the acts that led to each habilitation, the sanctions of the list,
/// one radiation that waits for a second agent, documents, visits and exchanges.
/// </summary>
internal sealed class RegistreDemo(JeuDeDonnees jeu, Fabrique fabrique, DateTime maintenant)
{
    private const string HautsDeFrance = "32";

    private int regional;
    private int departemental;

    public void Composer()
    {
        var direction = jeu.Utilisateurs.Single(u => u.Email == "direction@demo.emjpm.fr");
        var nord = fabrique.Compte(
            "nord@demo.emjpm.fr",
            DonneesDemonstration.Personne("nord@demo.emjpm.fr"),
            Role.Direction
        );
        fabrique.Territoire(direction, null, HautsDeFrance);
        fabrique.Territoire(nord, "59", null);
        (regional, departemental) = (direction.Id, nord.Id);

        var rattaches = new HashSet<int>();
        foreach (var h in jeu.Habilitations)
        {
            h.EtablissementRattachement =
                h.EtablissementFiness is not null && rattaches.Add(h.GestionnaireId);
            Origine(h);
            if (h.SuspendueDu is { } suspendue)
                Acte(
                    h,
                    GenreActe.Suspension,
                    suspendue,
                    "Comptes de gestion non remis malgré deux relances du greffe.",
                    au: h.SuspendueAu
                );
            if (h.RetireeLe is { } retiree)
                Acte(h, GenreActe.Retrait, retiree, "Condition de moralité non remplie.");
        }
        Sanctions();
        foreach (var g in jeu.Gestionnaires.Where(g => g.Type == TypeGestionnaire.Individuel))
            Pieces(g);
        foreach (var g in jeu.Gestionnaires.Where(g => g.Type.EstUnePersonne() && g.Id % 8 == 0))
            Certificat(g);
        foreach (var g in jeu.Gestionnaires.Where(g => g.Id % 5 == 0))
            Echanges(g);
    }

    /// <summary>A visit long past and what followed, then for some an exchange whose follow-up is late, or a visit to come.</summary>
    private void Echanges(Gestionnaire g)
    {
        var (aujourdhui, nord) = (
            fabrique.Aujourdhui,
            jeu.Habilitations.Exists(h => h.GestionnaireId == g.Id && h.DepartementCode == "59")
        );
        var visite = aujourdhui.AddDays(-200 - g.Id % 90);
        Echange(
            GenreEchange.Visite,
            visite,
            "Visite sur place : locaux, tenue des dossiers et assurance vus, rien à signaler. Les documents individuels de protection de l’année manquent.",
            "Envoi des documents individuels de protection",
            visite.AddDays(60),
            "Reçus et vérifiés."
        );
        if (g.Id % 3 == 0)
            Echange(
                GenreEchange.Appel,
                aujourdhui.AddDays(-40 - g.Id % 7),
                "Se dit proche de sa capacité. Prévoit de remplacer sa secrétaire avant de prendre d’autres mesures.",
                "Confirmation de la capacité souhaitée",
                aujourdhui.AddDays(-10 + g.Id % 20)
            );
        if (g.Id % 2 == 0)
            Echange(
                GenreEchange.Visite,
                aujourdhui.AddDays(14 + g.Id % 40),
                "Contrôle périodique annoncé par courrier.",
                "Visite de contrôle à faire",
                aujourdhui.AddDays(14 + g.Id % 40)
            );

        void Echange(
            GenreEchange genre,
            DateOnly jour,
            string texte,
            string suite,
            DateOnly echeance,
            string? conclusion = null
        ) =>
            jeu.Echanges.Add(
                new Echange
                {
                    Id = jeu.Echanges.Count + 1,
                    GestionnaireId = g.Id,
                    Genre = genre,
                    Jour = jour,
                    Texte = texte,
                    AuteurId = nord ? departemental : regional,
                    CreeLe = Ecrit(jour.AddDays(1)),
                    Suite = suite,
                    Echeance = echeance,
                    FaiteLe = conclusion is null ? null : Ecrit(echeance.AddDays(-5)),
                    FaiteParId = conclusion is null ? null : regional,
                    Conclusion = conclusion,
                }
            );
    }

    /// <summary>One person in eight was listed before its certificate, which is to be had within two years.</summary>
    private void Certificat(Gestionnaire g)
    {
        var terme = fabrique.Aujourdhui.AddDays(100 + g.Id * 13 % 500);
        Piece(g.Id, GenrePiece.Certificat, terme.AddYears(-2), terme);
    }

    /// <summary>The oath of an individuel, and its insurance, that ends for one in six within three months.</summary>
    private void Pieces(Gestionnaire g)
    {
        if (jeu.Habilitations.Find(h => h.GestionnaireId == g.Id) is not { } h)
            return;
        Piece(g.Id, GenrePiece.Serment, h.Du, null);
        var terme = fabrique.Aujourdhui.AddDays(g.Id % 6 == 0 ? g.Id % 80 : 120 + g.Id % 200);
        Piece(g.Id, GenrePiece.Assurance, terme.AddYears(-1), terme);
    }

    private void Piece(int gestionnaire, GenrePiece genre, DateOnly date, DateOnly? jusquAu) =>
        jeu.Pieces.Add(
            new PieceRegistre
            {
                Id = jeu.Pieces.Count + 1,
                GestionnaireId = gestionnaire,
                Genre = genre,
                Date = date,
                ValableJusquAu = jusquAu,
                DeposeeParId = regional,
                DeposeeLe = Ecrit(date),
            }
        );

    private void Origine(Habilitation h)
    {
        var renouvelee = h.Id % 9 == 0 && h.CapaciteAutorisee is not null;
        Acte(h, GenreActe.Inscription, h.Du, "Candidature retenue au schéma régional.");
        if (renouvelee)
            Acte(
                h,
                GenreActe.HabilitationModifiee,
                fabrique.Aujourdhui.AddDays(-120 - h.Id % 90),
                "Révision demandée après le contrôle annuel.",
                changements: $"Capacité autorisée : {Francais.Nombre(h.CapaciteAutorisee!.Value + 5, "mesure")} → {Francais.Nombre(h.CapaciteAutorisee.Value, "mesure")}"
            );
    }

    /// <summary>One injonction, and one radiation to confirm, in the Nord, with habilitations that run.</summary>
    private void Sanctions()
    {
        var actives = jeu
            .Habilitations.Where(h =>
                h.DepartementCode == "59"
                && h.EtablissementFiness is null
                && h.StatutLe(fabrique.Aujourdhui) == StatutHabilitation.Active
                && jeu.Gestionnaires[h.GestionnaireId - 1].Type == TypeGestionnaire.Individuel
            )
            .ToList();
        Acte(
            actives[^1],
            GenreActe.Injonction,
            fabrique.Aujourdhui.AddDays(-45),
            "Mettre à jour sous deux mois les documents individuels de protection."
        );
        var radiee = actives[^2];
        var proposee = maintenant.AddDays(-2);
        const string motif =
            "Cessation de fait de l’activité : courriers retournés, téléphone coupé, trois tribunaux sans nouvelles.";
        jeu.Propositions.Add(
            new PropositionRadiation
            {
                Id = 1,
                GestionnaireId = radiee.GestionnaireId,
                DepartementCode = radiee.DepartementCode,
                DateEffet = fabrique.Aujourdhui,
                NumeroActe = $"59-{fabrique.Aujourdhui.Year}-R02",
                Motif = motif,
                ProposeeParId = departemental,
                ProposeeLe = proposee,
            }
        );
        Acte(
            radiee,
            GenreActe.RadiationProposee,
            fabrique.Aujourdhui,
            motif,
            instant: proposee,
            parDepartement: true
        );
    }

    private void Acte(
        Habilitation h,
        GenreActe genre,
        DateOnly effet,
        string motif,
        DateOnly? au = null,
        string? changements = null,
        DateTime? instant = null,
        bool parDepartement = false
    ) =>
        jeu.Actes.Add(
            new ActeRegistre
            {
                Id = jeu.Actes.Count + 1,
                GestionnaireId = h.GestionnaireId,
                HabilitationId = parDepartement ? null : h.Id,
                DepartementCode = h.DepartementCode,
                Genre = genre,
                Instant = instant ?? Ecrit(effet),
                AuteurId = h.DepartementCode == "59" ? departemental : regional,
                DateEffet = effet,
                Au = au,
                NumeroActe = genre == GenreActe.Inscription ? h.NumeroActe : null,
                Motif = motif,
                Changements = changements,
            }
        );

    /// <summary>Acts are written down the day before they take effect, in the past at the latest.</summary>
    private DateTime Ecrit(DateOnly effet)
    {
        var veille = Horloge.InstantParis(effet.AddDays(-1), new TimeOnly(10, 30));
        return veille < maintenant ? veille : maintenant.AddDays(-3);
    }
}
