using System.Globalization;
using Emjpm.Core.Designation;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Data.Jeux.Demonstration;

/// <summary>
/// Reservations in every state: those that became mesures over the year, those that ended otherwise, and what waits
/// today, so that the home of the judge and the inbox of the individuel both have something to say.
/// </summary>
internal sealed class Reservations(
    JeuDeDonnees jeu,
    Hasard hasard,
    DateTime maintenant,
    Juridictions juridictions,
    IReadOnlyList<Site> sites
)
{
    private const int Ouvertes = 70;

    private static readonly string[] Messages =
    [
        "Première mesure. Le logement est menacé : une dette de loyer est en cours.",
        "La personne accepte la mesure et souhaite être rencontrée avec son assistante sociale.",
        "Décharge du mandataire précédent à sa demande ; le dossier est à jour.",
        "Audition prévue dans trois semaines.",
    ];

    private readonly DateOnly aujourdhui = Horloge.DateParis(maintenant);
    private readonly SuitesReservation suites = new(
        jeu,
        maintenant,
        juridictions.Toutes.ToDictionary(j => j.Tribunal.Id, j => j.Tribunal.Nom)
    );
    private readonly List<Site> ouverts =
    [
        .. sites.Where(s => s.PeutRecevoir && s.Tribunal is null),
    ];

    public void Composer()
    {
        DevenuesMesures();
        // Ended otherwise, over ten months.
        for (var i = 0; i < 12; i++)
            Declinee(Ailleurs(), AuHasard(), hasard.Entier(12, 300), MotifRefusAuHasard());
        for (var i = 0; i < 8; i++)
            Annulee(Ailleurs(), AuHasard(), hasard.Entier(6, 280));
        for (var i = 0; i < 4; i++)
            Expiree(Ailleurs(), AuHasard(), hasard.Entier(50, 280));
        // Alive in the other courts.
        for (var i = 0; i < 14; i++)
            Creer(Ailleurs(), AuHasard(), hasard.Entier(1, 24), urgent: hasard.Chance(20));
        for (var i = 0; i < 9; i++)
            Confirmee(Ailleurs(), AuHasard(), hasard.Entier(4, 40));
        Lille();
        Comptes();
        foreach (var reservation in jeu.Reservations)
            suites.Raconter(reservation);
    }

    /// <summary>What the demonstration judge finds on arriving.</summary>
    private void Lille()
    {
        var ici = juridictions.Lille;
        var proches = ouverts.FindAll(s =>
            s.Gestionnaire.Type is TypeGestionnaire.Individuel
            && s.Lieu.CommuneCode is not "59512"
            && ici.Siege.DistanceKm(s.Lieu.Latitude, s.Lieu.Longitude) < 25
        );
        Site Proche(int i) => proches[i % proches.Count];

        Creer(ici, Proche(0), 16, urgent: false);
        Creer(ici, Proche(1), 9, urgent: false);
        Creer(ici, Proche(2), 27, urgent: false);
        Creer(ici, Proche(3), 2, urgent: true);
        Creer(ici, Proche(4), 1, urgent: false);
        Declinee(ici, Proche(5), 4, MotifRefus.Capacite, reponseHeures: 50);
        Declinee(ici, Proche(6), 6, MotifRefus.Autre, reponseHeures: 30);
        Expiree(ici, Proche(7), 32);
        Annulee(ici, Proche(8), 11);
        var premiere = Confirmee(ici, Proche(9), 8);
        Creer(ici, Proche(10), 5, urgent: false, liee: premiere);
        Confirmee(ici, Proche(11), 15);
        // Over capacity, knowingly.
        Creer(ici, sites.First(s => s.Libres < 0 && s.CompteId is not null), 3, urgent: false);
    }

    /// <summary>What waits for the three gestionnaires one signs in as.</summary>
    private void Comptes()
    {
        var individuel = sites[0];
        Creer(juridictions.Lille, individuel, 1, urgent: true);
        Creer(juridictions.Toutes[1], individuel, 4, urgent: false);
        Confirmee(juridictions.Toutes[2], individuel, 10);
        Creer(juridictions.Lille, De("prepose@demo.emjpm.fr"), 5, urgent: false);
        var service = De("service@demo.emjpm.fr");
        Creer(juridictions.Lille, service, 2, urgent: false);
        Creer(juridictions.Toutes[1], service, 8, urgent: false);
        Confirmee(juridictions.Lille, service, 12);
    }

    private Site De(string courriel)
    {
        var compte = jeu.Utilisateurs.Single(u => u.Email == courriel).Id;
        return sites.First(s => s.CompteId == compte);
    }

    private void DevenuesMesures()
    {
        var parLieu = sites.ToDictionary(s => s.Lieu.Id);
        var recentes = jeu.Mesures.FindAll(m =>
            m.DateNomination > aujourdhui.AddDays(-330)
            && m is { CabinetId: not null, CommuneCode: not null }
            && parLieu[m.LieuExerciceId!.Value].CompteId is not null
        );
        // Enough answers of the individuel one signs in as for a usual delay to be shown.
        var siennes = recentes.FindAll(m => m.LieuExerciceId == sites[0].Lieu.Id).Take(5).ToList();
        foreach (
            var mesure in siennes.Concat(
                hasard.Quelques(recentes.FindAll(m => !siennes.Contains(m)), Ouvertes)
            )
        )
        {
            var site = parLieu[mesure.LieuExerciceId!.Value];
            var juridiction = juridictions.Toutes.First(j => j.Tribunal.Id == mesure.TribunalId);
            var age = aujourdhui.DayNumber - mesure.DateNomination.DayNumber;
            var reservation = Creer(juridiction, site, age + hasard.Entier(8, 40), false, mesure);
            Repondre(reservation, site, hasard.Entier(3, site == sites[0] ? 30 : 150));
            reservation.Etat = EtatReservation.Ouverte;
            reservation.OuverteLe = mesure.CreeeLe;
            reservation.OuverteParId = site.CompteId;
            reservation.MesureId = mesure.Id;
            reservation.Version = 2;
            mesure.ReservationId = reservation.Id;
        }
    }

    private Reservation Confirmee(JuridictionDemo juridiction, Site site, int ilYAJours)
    {
        var reservation = Creer(juridiction, site, ilYAJours, urgent: false);
        Repondre(reservation, site, hasard.Entier(2, 60));
        reservation.Etat = EtatReservation.Confirmee;
        return reservation;
    }

    private void Declinee(
        JuridictionDemo juridiction,
        Site site,
        int ilYAJours,
        MotifRefus motif,
        int? reponseHeures = null
    )
    {
        var reservation = Creer(juridiction, site, ilYAJours, urgent: hasard.Chance(15));
        Repondre(reservation, site, reponseHeures ?? hasard.Entier(3, 120));
        reservation.Etat = EtatReservation.Declinee;
        reservation.MotifRefus = motif;
        reservation.TexteRefus =
            motif is MotifRefus.Autre
                ? "Je cesse de prendre des mesures nouvelles jusqu’à la fin du trimestre."
                : null;
    }

    private void Annulee(JuridictionDemo juridiction, Site site, int ilYAJours)
    {
        var reservation = Creer(juridiction, site, ilYAJours, urgent: false);
        reservation.Etat = EtatReservation.Annulee;
        reservation.AnnuleeLe = reservation.CreeeLe.AddHours(hasard.Entier(5, 90));
        reservation.AnnuleeParId = reservation.AuteurId;
        reservation.MotifAnnulation = hasard.Parmi([
            MotifAnnulation.AutreMandataire,
            MotifAnnulation.Famille,
            MotifAnnulation.PasDeMesure,
            MotifAnnulation.Deces,
        ]);
        reservation.Version = 1;
    }

    private void Expiree(JuridictionDemo juridiction, Site site, int ilYAJours)
    {
        var reservation = Creer(juridiction, site, ilYAJours, urgent: false);
        reservation.Etat = EtatReservation.Expiree;
        reservation.ExpireeLe = reservation.ExpireLe;
        reservation.Rappels = 3;
        reservation.Version = 1;
    }

    private Reservation Creer(
        JuridictionDemo juridiction,
        Site site,
        int ilYAJours,
        bool urgent,
        Mesure? mesure = null,
        Reservation? liee = null
    )
    {
        // The same needs as a mesure of that site: drawn when it did not become one.
        var modele =
            mesure
            ?? new TirageMesures(new(hasard.Entier(0, int.MaxValue - 1)), aujourdhui)
                .Tirer(
                    site.Charge(hasard, juridictions) with
                    {
                        TribunalId = juridiction.Tribunal.Id,
                    },
                    StatutMesure.EnCours
                )
                .Mesure;
        var creee = hasard.Instant(aujourdhui.AddDays(-ilYAJours));
        var auteur = hasard.Parmi(juridiction.Membres);
        var id = jeu.Reservations.Count + 1;
        var rg = mesure is not null ? mesure.NumeroRg : Rg(id, creee);
        var jours = (maintenant - creee).Days;
        var horsRang = site.Libres <= 0;
        var reservation = new Reservation
        {
            Id = id,
            JetonFormulaire = hasard.Guid(),
            TribunalId = juridiction.Tribunal.Id,
            AuteurId = auteur.Id,
            CabinetId = mesure?.CabinetId ?? hasard.Parmi(juridiction.Cabinets).Id,
            RechercheId =
                jours < Recherche.DureeJours - 1
                    ? suites.Rechercher(modele, juridiction, auteur, creee, urgent)
                    : null,
            GestionnaireId = site.Gestionnaire.Id,
            LieuDemandeId = site.Lieu.Id,
            LieuId = site.Lieu.Id,
            NumeroRg = rg,
            MotifSansRg =
                rg is not null ? null
                : urgent ? MotifSansRg.Urgence
                : MotifSansRg.NonAttribue,
            Urgent = urgent,
            DateJugement = Horloge.DateParis(creee).AddDays(hasard.Entier(10, 45)),
            Nature = modele.Nature,
            Champ = modele.Champ,
            Civilite = modele.Civilite,
            AnneeNaissance = modele.AnneeNaissance,
            LieuVie = modele.LieuVie,
            CommuneCode = modele.CommuneCode,
            Accompagnements =
                jours < 60 ? hasard.Quelques(site.Gestionnaire.Accompagnements, 1) : [],
            Langues =
                jours < 60 && hasard.Chance(20)
                    ? hasard.Quelques(site.Gestionnaire.Langues, 1)
                    : [],
            Message = jours < 60 && hasard.Chance(60) ? hasard.Parmi(Messages) : null,
            SurCapacite = site.Libres < 0,
            MotifDerogation = horsRang
                ? hasard.Parmi([MotifDerogation.ConnaitLaPersonne, MotifDerogation.Continuite])
                : null,
            RangVu = horsRang ? hasard.Entier(6, 14) : hasard.Entier(1, 5),
            BaremeVersion = Bareme.Defaut.Version,
            LieeAId = liee?.Id,
            TypeLien = liee is null ? null : TypeLien.Subroge,
            Etat = EtatReservation.EnAttente,
            CreeeLe = creee,
            ExpireLe = creee.AddDays(Reservation.DelaiExpirationJours),
            Rappels = (urgent, jours) switch
            {
                (true, >= 2) or (false, >= 7) => 2,
                (true, >= 1) or (false, >= 3) => 1,
                _ => 0,
            },
        };
        jeu.Reservations.Add(reservation);
        return reservation;
    }

    private void Repondre(Reservation reservation, Site site, int heures)
    {
        var ouvree = hasard.Instant(Horloge.DateParis(reservation.CreeeLe.AddHours(heures)));
        reservation.RepondueLe =
            ouvree >= maintenant ? maintenant.AddMinutes(-40)
            : ouvree > reservation.CreeeLe ? ouvree
            : reservation.CreeeLe.AddMinutes(hasard.Entier(25, 110));
        reservation.ReponduParId = site.CompteId;
        reservation.Version = 1;
    }

    private string? Rg(int id, DateTime creee) =>
        hasard.Chance(15)
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{creee.Year % 100:00}R{id:00000}");

    private MotifRefus MotifRefusAuHasard() =>
        hasard.Parmi([
            MotifRefus.Capacite,
            MotifRefus.Distance,
            MotifRefus.Competence,
            MotifRefus.Absence,
        ]);

    private JuridictionDemo Ailleurs() => hasard.Parmi(juridictions.Toutes);

    private Site AuHasard() =>
        hasard.Parmi(ouverts.FindAll(s => s.Gestionnaire.Type is not TypeGestionnaire.Prepose));
}
