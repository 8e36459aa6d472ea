using Emjpm.Core.Comptes;
using Emjpm.Core.Courriels;
using Emjpm.Core.Designation;
using Emjpm.Core.Mesures;

namespace Emjpm.Core.Data.Jeux.Demonstration;

/// <summary>What reservations leave around them: the search before, then history, mails, notifications and observations.</summary>
internal sealed class SuitesReservation(JeuDeDonnees jeu, DateTime maintenant)
{
    private const string Adresse = "http://localhost:5080";

    private static readonly string[] Observations =
    [
        "Comptes rendus clairs, remis dans les délais.",
        "Se déplace à l’audience lorsque le dossier le demande.",
        "A repris un dossier délaissé et l’a remis en ordre en quelques mois.",
        "Répond vite au téléphone ; préfère être saisi par courriel le vendredi.",
    ];

    /// <summary>Adds the search a reservation came from.</summary>
    /// <returns>its number</returns>
    public int Rechercher(
        Mesure besoin,
        JuridictionDemo juridiction,
        Utilisateur auteur,
        DateTime creee,
        bool urgent
    )
    {
        var id = jeu.Recherches.Count + 1;
        jeu.Recherches.Add(
            new()
            {
                Id = id,
                TribunalId = juridiction.Tribunal.Id,
                AuteurId = auteur.Id,
                CreeeLe = creee.AddMinutes(-18),
                ModifieeLe = creee.AddMinutes(-6),
                ExpireLe = creee.AddDays(Recherche.DureeJours),
                CommuneCode = besoin.CommuneCode ?? juridiction.Tribunal.CommuneCode,
                LieuVie = besoin.LieuVie,
                Nature = besoin.Nature,
                Champ = besoin.Champ,
                Civilite = besoin.Civilite,
                AnneeNaissance = besoin.AnneeNaissance,
                Urgent = urgent,
            }
        );
        return id;
    }

    /// <summary>The history of a reservation, its mail and what each side was told.</summary>
    public void Raconter(Reservation r)
    {
        var tribunal = jeu.Membres.First(m => m.UtilisateurId == r.AuteurId);
        Tracer(r, r.CreeeLe, r.AuteurId, "reservation.creer");
        var destinataires = jeu
            .Droits.Where(d => d.GestionnaireId == r.GestionnaireId && d.RecoitReservations)
            .Join(jeu.Utilisateurs, d => d.UtilisateurId, u => u.Id, (_, u) => u)
            .ToList();
        foreach (var u in destinataires)
        {
            Ecrire(r, u);
            Notifier(
                u.Id,
                r.Urgent ? "Nouvelle réservation urgente" : "Nouvelle réservation",
                $"/gestionnaire/reservations/{r.Id}",
                r.CreeeLe,
                lue: r.RepondueLe ?? r.AnnuleeLe ?? r.ExpireeLe
            );
        }
        if (r.RepondueLe is { } repondue)
        {
            var refus = r.Etat is EtatReservation.Declinee;
            Tracer(
                r,
                repondue,
                r.ReponduParId,
                refus ? "reservation.decliner" : "reservation.confirmer"
            );
            Notifier(
                r.AuteurId,
                refus ? "Réservation refusée par le mandataire" : "Réservation confirmée",
                $"/juridiction/reservations/{r.Id}",
                repondue,
                lue: r.OuverteLe ?? (repondue < maintenant.AddDays(-8) ? repondue.AddDays(1) : null)
            );
        }
        if (r.AnnuleeLe is { } annulee)
            Tracer(r, annulee, r.AnnuleeParId, "reservation.annuler");
        if (r.OuverteLe is { } ouverte)
            Tracer(r, ouverte, r.ReponduParId, "reservation.ouvrir");
        if (r.ExpireeLe is { } expiree)
        {
            Tracer(r, expiree, null, "reservation.expirer");
            Notifier(
                r.AuteurId,
                "Réservation expirée sans réponse",
                $"/juridiction/reservations/{r.Id}",
                expiree,
                lue: expiree < maintenant.AddDays(-8) ? expiree.AddDays(1) : null
            );
        }
        if (r.Etat is EtatReservation.Ouverte && r.Id % 4 == 0)
            Observer(r, tribunal.TribunalId);
    }

    private void Tracer(Reservation r, DateTime instant, int? utilisateur, string acte) =>
        jeu.Audit.Add(
            new()
            {
                Id = jeu.Audit.Count + 1,
                Instant = instant,
                UtilisateurId = utilisateur,
                Acte = acte,
                Objet = "reservation",
                ObjetId = r.Id,
                TribunalId = r.TribunalId,
                GestionnaireId = r.GestionnaireId,
            }
        );

    private void Ecrire(Reservation r, Utilisateur destinataire)
    {
        if (r.CreeeLe < maintenant.AddDays(-90))
            return;
        // One box that no longer exists, for the delivery state to show.
        var perdu = r.Etat is EtatReservation.Expiree;
        jeu.Courriels.Add(
            new()
            {
                Id = jeu.Courriels.Count + 1,
                Cle = new Guid(jeu.Courriels.Count + 1, 0, 0, new byte[8]),
                Destinataire = destinataire.Email!,
                Sujet = r.Urgent
                    ? "[Urgent] Nouvelle réservation de mesure"
                    : "Nouvelle réservation de mesure",
                Texte =
                    "Bonjour,\n\nUn tribunal a réservé une place auprès de vous. Pour la consulter et répondre :\n"
                    + $"{Adresse}/gestionnaire/reservations/{r.Id}\n\nL’équipe e-MJPM\n",
                Urgent = r.Urgent,
                ReservationId = r.Id,
                CreeLe = r.CreeeLe,
                Etat = perdu ? EtatCourriel.Abandonne : EtatCourriel.Envoye,
                Tentatives = perdu ? 8 : 1,
                ProchainEssaiLe = r.CreeeLe,
                EnvoyeLe = perdu ? null : r.CreeeLe.AddSeconds(20),
                DerniereErreur = perdu ? "550 5.1.1 Adresse inconnue" : null,
            }
        );
    }

    private void Notifier(int utilisateur, string texte, string lien, DateTime creee, DateTime? lue)
    {
        if (creee < maintenant.AddDays(-30))
            return;
        jeu.Notifications.Add(
            new()
            {
                Id = jeu.Notifications.Count + 1,
                UtilisateurId = utilisateur,
                Texte = texte,
                Lien = lien,
                CreeeLe = creee,
                LueLe = lue,
            }
        );
    }

    private void Observer(Reservation r, int tribunalId) =>
        jeu.Observations.Add(
            new()
            {
                Id = jeu.Observations.Count + 1,
                GestionnaireId = r.GestionnaireId,
                TribunalId = tribunalId,
                AuteurId = r.AuteurId,
                Texte = Observations[r.Id / 4 % Observations.Length],
                CreeeLe =
                    r.OuverteLe!.Value.AddHours(30) is var date && date < maintenant
                        ? date
                        : maintenant.AddHours(-2),
                RetireeLe = r.Id == 8 ? maintenant.AddDays(-1) : null,
            }
        );
}
